extension Layout {
  /// A fresh layout whose axes are ordered in memory as those of the operands are; where operands disagree, and where
  /// none of them tells, in row-major order. This is what NumPy does (`npyiter_find_best_axis_ordering`).
  init(contiguous shape: Dimensions, inOrderOf operands: [Dimensions]) {
    /// Whether an axis lies inside of one behind it; nil where that can't be told.
    func isInner(_ axis: Int, than other: Int) -> Bool? {
      var answer: Bool?
      for strides in operands where strides[known: axis] != 0 && strides[known: other] != 0 {
        if strides[known: axis].magnitude >= strides[known: other].magnitude { return false }
        answer = true
      }
      return answer
    }
    // From the innermost outwards. The last axis comes first, which decides where operands contradict each other in a circle.
    var order = Dimensions()
    for axis in shape.indices.reversed() {
      var place = order.count
      // Axes that tell nothing, such as those of one position, are passed over.
      for position in (0..<order.count).reversed() {
        guard let isInner = isInner(axis, than: order[known: position]) else { continue }
        if !isInner { break }
        place = position
      }
      order.insert(axis, at: place)
    }
    var strides = Dimensions(repeating: 0, count: shape.count)
    var stride = 1
    for axis in order {
      strides[axis] = stride
      stride = stride.multipliedReportingOverflow(by: Swift.max(shape[axis], 1)).partialValue
    }
    self.init(shape: shape, strides: strides)
  }
}
