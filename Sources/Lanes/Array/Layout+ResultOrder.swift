extension Layout {
  /// A fresh layout whose axes are ordered in memory as those of the first operand are, then as
  /// those of the next.
  init(contiguous shape: Dimensions, inOrderOf operands: [Dimensions]) {
    func isOuter(_ axis: Int, than other: Int) -> Bool {
      for strides in operands where strides[known: axis] != 0 && strides[known: other] != 0 {
        let (mine, theirs) = (strides[known: axis].magnitude, strides[known: other].magnitude)
        if mine != theirs { return mine > theirs }
      }
      return false
    }
    var order = Dimensions()
    for axis in shape.indices {
      var position = order.count
      while position > 0, isOuter(axis, than: order[position - 1]) { position -= 1 }
      order.insert(axis, at: position)
    }
    var strides = Dimensions(repeating: 0, count: shape.count)
    var stride = 1
    for axis in order.reversed() {
      strides[axis] = stride
      stride = stride.multipliedReportingOverflow(by: Swift.max(shape[axis], 1)).partialValue
    }
    self.init(shape: shape, strides: strides)
  }
}
