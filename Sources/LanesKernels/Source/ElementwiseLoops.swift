import LanesKernelInterface

// The loops of element-wise operations: contiguous, with an operand that is a scalar, in place, and
// strided. Each shape is a loop of its own, so that the vectoriser sees unit strides. It guards
// vector code by a check that output and inputs are apart; work in place fails that check, and is
// therefore written through the output's own pointer.

@inline(__always)
func unaryLoop<T, Result>(_ meaning: @escaping @Sendable (T) -> Result) -> UnaryLoop {
  UnaryLoop { source, sourceStride, out, outStride, count in
    let x = source.assumingMemoryBound(to: T.self)
    let y = out.assumingMemoryBound(to: Result.self)
    var i = 0
    if outStride == 1 && sourceStride == 1 {
      if T.self == Result.self && source == UnsafeRawPointer(out) {
        let x = out.assumingMemoryBound(to: T.self)
        while i < count {
          y[i] = meaning(x[i])
          i &+= 1
        }
      } else {
        while i < count {
          y[i] = meaning(x[i])
          i &+= 1
        }
      }
    } else if outStride == 1 && sourceStride == 0 {
      if count > 0 { y.update(repeating: meaning(x[0]), count: count) }
    } else {
      while i < count {
        y[i &* outStride] = meaning(x[i &* sourceStride])
        i &+= 1
      }
    }
  }
}

@inline(__always)
func binaryLoop<T, Result>(_ meaning: @escaping @Sendable (T, T) -> Result) -> BinaryLoop {
  BinaryLoop { a, aStride, b, bStride, out, outStride, count in
    let x = a.assumingMemoryBound(to: T.self)
    let y = b.assumingMemoryBound(to: T.self)
    let z = out.assumingMemoryBound(to: Result.self)
    let z0 = out.assumingMemoryBound(to: T.self)
    let sameType = T.self == Result.self
    let contiguous = outStride == 1
    var i = 0
    if contiguous && aStride == 1 && bStride == 1 {
      if sameType && a == UnsafeRawPointer(out) {
        while i < count {
          z[i] = meaning(z0[i], y[i])
          i &+= 1
        }
      } else if sameType && b == UnsafeRawPointer(out) {
        while i < count {
          z[i] = meaning(x[i], z0[i])
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = meaning(x[i], y[i])
          i &+= 1
        }
      }
    } else if contiguous && aStride == 1 && bStride == 0 {
      guard count > 0 else { return }
      let scalar = y[0]
      if sameType && a == UnsafeRawPointer(out) {
        while i < count {
          z[i] = meaning(z0[i], scalar)
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = meaning(x[i], scalar)
          i &+= 1
        }
      }
    } else if contiguous && aStride == 0 && bStride == 1 {
      guard count > 0 else { return }
      let scalar = x[0]
      if sameType && b == UnsafeRawPointer(out) {
        while i < count {
          z[i] = meaning(scalar, z0[i])
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = meaning(scalar, y[i])
          i &+= 1
        }
      }
    } else {
      while i < count {
        z[i &* outStride] = meaning(x[i &* aStride], y[i &* bStride])
        i &+= 1
      }
    }
  }
}

/// Contiguous, with the last two operands scalars, and strided.
@inline(__always)
func ternaryLoop<First, T>(_ meaning: @escaping @Sendable (First, T, T) -> T) -> TernaryLoop {
  TernaryLoop { a, aStride, b, bStride, c, cStride, out, outStride, count in
    let w = a.assumingMemoryBound(to: First.self)
    let x = b.assumingMemoryBound(to: T.self)
    let y = c.assumingMemoryBound(to: T.self)
    let z = out.assumingMemoryBound(to: T.self)
    var i = 0
    if outStride == 1 && aStride == 1 && bStride == 1 && cStride == 1 {
      if x == UnsafePointer(z) {
        while i < count {
          z[i] = meaning(w[i], z[i], y[i])
          i &+= 1
        }
      } else if First.self == T.self && a == UnsafeRawPointer(out) {
        let w = out.assumingMemoryBound(to: First.self)
        while i < count {
          z[i] = meaning(w[i], x[i], y[i])
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = meaning(w[i], x[i], y[i])
          i &+= 1
        }
      }
    } else if outStride == 1 && aStride == 1 && bStride == 0 && cStride == 0 {
      guard count > 0 else { return }
      let (second, third) = (x[0], y[0])
      if First.self == T.self && a == UnsafeRawPointer(out) {
        let w = out.assumingMemoryBound(to: First.self)
        while i < count {
          z[i] = meaning(w[i], second, third)
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = meaning(w[i], second, third)
          i &+= 1
        }
      }
    } else if outStride == 1 && aStride == 1 && bStride == 1 && cStride == 0 {
      guard count > 0 else { return }
      let third = y[0]
      while i < count {
        z[i] = meaning(w[i], x[i], third)
        i &+= 1
      }
    } else {
      while i < count {
        z[i &* outStride] = meaning(w[i &* aStride], x[i &* bStride], y[i &* cStride])
        i &+= 1
      }
    }
  }
}
