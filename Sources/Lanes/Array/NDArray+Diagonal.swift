extension NDArray {
  /// A view of a diagonal of the plane of two axes: the last axis of the result runs along it, the two go
  /// away. A positive `offset` lies above the main diagonal, towards larger indices of the second axis.
  ///
  /// The view can be written to, unlike NumPy's. O(ndim).
  public func diagonal(offset: Int = 0, axes: (Int, Int) = (0, 1)) -> NDArray {
    require(ndim >= 2, "diagonal of shape \(shape): it needs a plane, which takes two axes")
    let (first, second) = (normalized(axis: axes.0), normalized(axis: axes.1))
    require(first != second, "diagonal(axes: \(axes)) of shape \(shape): the axes of the plane must differ")
    let count = Layout.diagonalCount(shape[first], shape[second], offset: offset)
    var newShape = Dimensions()
    var newStrides = Dimensions()
    for axis in shape.indices where axis != first && axis != second {
      newShape.append(shape[axis])
      newStrides.append(layout.strides[axis])
    }
    newShape.append(count)
    newStrides.append(layout.strides[first] &+ layout.strides[second])
    var start = layout.offset
    if count > 0 { start += offset >= 0 ? offset * layout.strides[second] : -offset * layout.strides[first] }
    return view(Layout(shape: newShape, strides: newStrides, offset: start))
  }
}

extension Layout {
  /// The elements of a diagonal of so many rows and columns.
  static func diagonalCount(_ rows: Int, _ columns: Int, offset: Int) -> Int {
    // Far offsets show nothing; nothing of them is computed that might overflow.
    let isOutside = offset >= columns || offset <= 0 &- rows
    return isOutside ? 0 : Swift.min(rows + Swift.min(offset, 0), columns - Swift.max(offset, 0))
  }
}
