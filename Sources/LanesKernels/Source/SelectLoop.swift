import LanesKernelInterface

/// `out[i] = mask[i] ? a[i] : b[i]` for elements of one size: with scalars on either side, and in place on either side.
/// Both are read before one is chosen, since a branch would keep the loop scalar.
func selectLoop<T: BitwiseCopyable & Sendable>(_ element: T.Type) -> TernaryLoop {
  TernaryLoop { condition, conditionStride, a, aStride, b, bStride, out, outStride, count in
    guard count > 0 else { return }
    let mask = condition.assumingMemoryBound(to: UInt8.self)
    let x = a.assumingMemoryBound(to: T.self)
    let y = b.assumingMemoryBound(to: T.self)
    let z = out.assumingMemoryBound(to: T.self)
    if outStride == 1 && conditionStride == 1 && aStride | 1 == 1 && bStride | 1 == 1 {
      let (onto, instead) = (x == UnsafePointer(z), y == UnsafePointer(z))
      let (first, second) = (x[0], y[0])
      switch (aStride, bStride) {
      case (1, 1):
        if instead {
          select(mask, count, into: z, { x[$0] }, { z[$0] })
        } else if onto {
          select(mask, count, into: z, { z[$0] }, { y[$0] })
        } else {
          select(mask, count, into: z, { x[$0] }, { y[$0] })
        }
      case (0, 1):
        if instead {
          select(mask, count, into: z, { _ in first }, { z[$0] })
        } else {
          select(mask, count, into: z, { _ in first }, { y[$0] })
        }
      case (1, 0):
        if onto {
          select(mask, count, into: z, { z[$0] }, { _ in second })
        } else {
          select(mask, count, into: z, { x[$0] }, { _ in second })
        }
      default: select(mask, count, into: z, { _ in first }, { _ in second })
      }
    } else {
      var i = 0
      while i < count {
        let (first, second) = (x[i &* aStride], y[i &* bStride])
        z[i &* outStride] = mask[i &* conditionStride] != 0 ? first : second
        i &+= 1
      }
    }
  }
}

@inline(__always)
private func select<T>(
  _ mask: UnsafePointer<UInt8>, _ count: Int, into z: UnsafeMutablePointer<T>, _ a: (Int) -> T, _ b: (Int) -> T
) {
  var i = 0
  while i < count {
    let (first, second) = (a(i), b(i))
    z[i] = mask[i] != 0 ? first : second
    i &+= 1
  }
}
