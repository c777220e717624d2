import LanesKernelInterface

extension Operand {
  /// The same elements, each position of a broadcast axis but the first left out, of all axes or of some: what asks only
  /// which elements there are need not look at any of them twice.
  func withoutRepetitions(along axes: Axes? = nil) -> Operand {
    var shape = layout.shape
    var isRepeating = false
    for axis in 0..<rank where layout.strides[known: axis] == 0 && shape[known: axis] > 1 {
      if let axes, !axes.contains(axis) { continue }
      shape[known: axis] = 1
      isRepeating = true
    }
    return isRepeating ? showing(Layout(shape: shape, strides: layout.strides, offset: layout.offset), from: 0) : self
  }
}

extension ReductionOperator {
  /// Whether an element counts the same however often it stands there.
  var isIdempotent: Bool { self == .minimum || self == .maximum }
}
