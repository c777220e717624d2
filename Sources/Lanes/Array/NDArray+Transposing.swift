extension NDArray {
  /// A view with the axes in reverse order. O(ndim), whatever the size.
  public var transposed: NDArray {
    let layout = self.layout
    let last = layout.rank - 1
    var (shape, strides) = (layout.shape, layout.strides)
    for axis in 0..<layout.rank {
      shape[known: axis] = layout.shape[known: last &- axis]
      strides[known: axis] = layout.strides[known: last &- axis]
    }
    return view(Layout(shape: shape, strides: strides, offset: layout.offset))
  }

  /// A view with axis `axes[i]` as its axis `i`; negative axes count from the last. O(ndim).
  public func transposed(_ axes: [Int]) -> NDArray {
    require(
      axes.count == ndim,
      "transposed(\(axes)) of shape \(shape): name each of the \(ndim) axes once")
    var seen = [Bool](repeating: false, count: ndim)
    var newShape = shape
    var newStrides = layout.strides
    for (i, requested) in axes.enumerated() {
      let axis = normalized(axis: requested)
      require(!seen[axis], "transposed(\(axes)) of shape \(shape): axis \(axis) is named twice")
      seen[axis] = true
      newShape[i] = shape[axis]
      newStrides[i] = layout.strides[axis]
    }
    return view(Layout(shape: newShape, strides: newStrides, offset: layout.offset))
  }

  /// A view with two axes exchanged. O(ndim).
  public func swappingAxes(_ first: Int, _ second: Int) -> NDArray {
    var axes = Array(0..<ndim)
    axes.swapAt(normalized(axis: first), normalized(axis: second))
    return transposed(axes)
  }

  /// The axis that a possibly negative number names.
  func normalized(axis: Int) -> Int {
    let result = axis < 0 ? axis + ndim : axis
    require(
      result >= 0 && result < ndim,
      "axis \(axis) of shape \(shape): axes go from \(-ndim) to \(ndim - 1)")
    return result
  }
}
