import LanesKernelInterface

extension Layout {
  /// The same elements, each position of a broadcast axis but the first left out, of all axes or of some, and how often
  /// each element stood there; nil where none is left out. What can be said of many equal elements by one of them need
  /// not look at any of them twice.
  func withoutRepetitions(along axes: Axes? = nil) -> (layout: Layout, count: Int)? {
    var distinct = shape
    var count = 1
    for axis in 0..<rank where strides[known: axis] == 0 && shape[known: axis] > 1 {
      if let axes, !axes.contains(axis) { continue }
      count &*= shape[known: axis]
      distinct[known: axis] = 1
    }
    return count == 1 ? nil : (Layout(shape: distinct, strides: strides, offset: offset), count)
  }
}

extension Operand {
  /// The same elements without what is repeated along some axes.
  func withoutRepetitions(along axes: Axes) -> Operand {
    guard let (layout, _) = layout.withoutRepetitions(along: axes) else { return self }
    return showing(layout, from: 0)
  }
}

extension ReductionOperator {
  /// Whether an element counts the same however often it stands there.
  var isIdempotent: Bool { self == .minimum || self == .maximum }

  /// Whether elements that stand there n times come to n times what they come to once.
  func isAdditive(in accumulator: DType) -> Bool {
    // (Infinity times n + 0i would have a part that is no number.)
    if accumulator == .complex64 || accumulator == .complex128 { return false }
    return self == .sum || self == .countNonZero || self == .floatingSum || self == .sumOfSquares
  }
}

extension Elementwise {
  /// Multiplies accumulators that follow each other by a number, in place. A float is rounded once, where adding one to the
  /// other would round each time.
  static func multiply(_ accumulators: UnsafeMutableRawPointer, _ dtype: DType, _ count: Int, by factor: Int) {
    withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) { memory in
      let number = memory.baseAddress!
      var factor = factor
      KernelSelection.current.kernels.cast(from: .int64, to: dtype)(&factor, 1, number, 1, 1)
      loop(.multiply, dtype)(accumulators, 1, number, 0, accumulators, 1, count)
    }
  }
}
