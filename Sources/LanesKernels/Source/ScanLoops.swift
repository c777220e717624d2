import LanesKernelInterface

extension Declaring {
  /// Running totals. Each waits for the one before it, so that only the rows of several lines at once,
  /// which the array layer adds to each other, are work for vectors.
  @inline(__always)
  func scan(_ operation: BinaryOperator, _ meaning: @escaping @Sendable (T, T) -> T) {
    set.scan[operation, dtype] = ScanLoop { source, sourceStride, out, outStride, count in
      guard count > 0 else { return }
      let x = source.assumingMemoryBound(to: T.self)
      let y = out.assumingMemoryBound(to: T.self)
      var total = x[0]
      y[0] = total
      var i = 1
      while i < count {
        total = meaning(total, x[i &* sourceStride])
        y[i &* outStride] = total
        i &+= 1
      }
    }
  }
}

extension Declaring where T: Arithmetic {
  @inline(__always)
  func runningTotals() {
    scan(.add) { .sum($0, $1) }
    scan(.multiply) { .product($0, $1) }
  }
}

extension Declaring where T: OrderedArithmetic {
  @inline(__always)
  func runningExtremes() {
    scan(.minimum) { $0 < $1 || $0 != $0 ? $0 : $1 }
    scan(.maximum) { $0 > $1 || $0 != $0 ? $0 : $1 }
  }
}
