import LanesKernelInterface

/// The loop of `operation`. The vectoriser refuses a loop whose output is its input unless it is
/// written through one pointer, hence the branch for work in place.
func loop<O: UnaryOperation>(_ operation: O.Type) -> UnaryLoop {
  UnaryLoop { source, sourceStride, out, outStride, count in
    let x = source.assumingMemoryBound(to: O.Operand.self)
    let y = out.assumingMemoryBound(to: O.Result.self)
    var i = 0
    if outStride == 1 && sourceStride == 1 {
      if O.Operand.self == O.Result.self && source == UnsafeRawPointer(out) {
        let x = out.assumingMemoryBound(to: O.Operand.self)
        while i < count {
          y[i] = O.apply(x[i])
          i &+= 1
        }
      } else {
        while i < count {
          y[i] = O.apply(x[i])
          i &+= 1
        }
      }
    } else if outStride == 1 && sourceStride == 0 {
      if count > 0 { y.update(repeating: O.apply(x[0]), count: count) }
    } else {
      while i < count {
        y[i &* outStride] = O.apply(x[i &* sourceStride])
        i &+= 1
      }
    }
  }
}
