extension NDArray {
  /// A view of all windows of a shape: NumPy's `sliding_window_view`. The first axes say where a window
  /// begins, the last ones go through it; no element is copied. O(ndim).
  ///
  ///     NDArray<Int>.arange(5).slidingWindow([3])   // [[0 1 2]
  ///                                                 //  [1 2 3]
  ///                                                 //  [2 3 4]]
  ///
  /// `axes` are those that the window goes along, all of them if left out; an axis that is named twice is
  /// shortened twice. Windows overlap in memory: the view is read-only, unless `isWritable` asks otherwise and
  /// this array can be written to. Then writing to one window changes the others.
  public func slidingWindow(_ window: Dimensions, axes: [Int]? = nil, isWritable: Bool = false) -> NDArray {
    let axes = axes.map { $0.map(normalized(axis:)) } ?? Array(0..<ndim)
    func say() -> String { "slidingWindow(\(window), axes: \(axes)) of shape \(shape)" }
    require(window.count == axes.count, "\(say()): give each axis the extent of the window")
    require(
      ndim + window.count <= Dimensions.maximumCount,
      "\(say()): the view has \(ndim + window.count) axes, and an array has at most \(Dimensions.maximumCount)")
    var newShape = shape
    var newStrides = layout.strides
    for (axis, extent) in zip(axes, window) {
      require(extent >= 0, "\(say()): a window can't have fewer than no elements")
      require(extent <= newShape[axis], "\(say()): the window is longer than axis \(axis)")
      newShape[axis] -= extent - 1
      newShape.append(extent)
      newStrides.append(layout.strides[axis])
    }
    require(newShape.checkedProduct != nil, "\(say()): the windows have more elements than can be counted")
    return view(
      Layout(shape: newShape, strides: newStrides, offset: layout.offset), isWritable: isWritable && self.isWritable)
  }
}
