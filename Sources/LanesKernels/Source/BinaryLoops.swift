import LanesKernelInterface

/// The loop of `operation`: contiguous, with one operand a scalar, in place, and strided.
///
/// Each shape is a loop of its own, so that the vectoriser sees unit strides. It guards vector
/// code by a check that output and inputs are apart; work in place fails that check, and is
/// therefore written through the output's own pointer.
func loop<O: BinaryOperation>(_ operation: O.Type) -> BinaryLoop {
  BinaryLoop { a, aStride, b, bStride, out, outStride, count in
    let x = a.assumingMemoryBound(to: O.Operand.self)
    let y = b.assumingMemoryBound(to: O.Operand.self)
    let z = out.assumingMemoryBound(to: O.Result.self)
    let z0 = out.assumingMemoryBound(to: O.Operand.self)
    let sameType = O.Operand.self == O.Result.self
    let contiguous = outStride == 1
    var i = 0
    if contiguous && aStride == 1 && bStride == 1 {
      if sameType && a == UnsafeRawPointer(out) {
        while i < count {
          z[i] = O.apply(z0[i], y[i])
          i &+= 1
        }
      } else if sameType && b == UnsafeRawPointer(out) {
        while i < count {
          z[i] = O.apply(x[i], z0[i])
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = O.apply(x[i], y[i])
          i &+= 1
        }
      }
    } else if contiguous && aStride == 1 && bStride == 0 {
      guard count > 0 else { return }
      let scalar = y[0]
      if sameType && a == UnsafeRawPointer(out) {
        while i < count {
          z[i] = O.apply(z0[i], scalar)
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = O.apply(x[i], scalar)
          i &+= 1
        }
      }
    } else if contiguous && aStride == 0 && bStride == 1 {
      guard count > 0 else { return }
      let scalar = x[0]
      if sameType && b == UnsafeRawPointer(out) {
        while i < count {
          z[i] = O.apply(scalar, z0[i])
          i &+= 1
        }
      } else {
        while i < count {
          z[i] = O.apply(scalar, y[i])
          i &+= 1
        }
      }
    } else {
      while i < count {
        z[i &* outStride] = O.apply(x[i &* aStride], y[i &* bStride])
        i &+= 1
      }
    }
  }
}
