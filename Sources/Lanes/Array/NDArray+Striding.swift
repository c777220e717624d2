extension NDArray {
  /// A view of any shape and strides over the same memory: NumPy's `as_strided`, but checked. Strides and
  /// `offset` are in bytes, the latter from this array's first element. O(ndim).
  ///
  /// Every element must lie within the memory that this array is a view of, at a whole number of elements.
  /// Where elements of the view share memory, writing to one changes the others.
  public func asStrided(shape: Dimensions, strides: Dimensions, offset: Int = 0) -> NDArray {
    func say() -> String { "asStrided(shape: \(shape), strides: \(strides), offset: \(offset))" }
    let layout = strided(shape, strides, offset, say)
    let (low, high) = reach(of: layout, say)
    let bytes = storage.byteCount
    require(
      layout.size == 0 || (low >= 0 && high < bytes / itemSize),
      "\(say()): it reaches from byte \(low * itemSize) to \((high + 1) * itemSize) of memory that has \(bytes)")
    return view(layout)
  }

  /// The same without a check of the bounds: what lies outside of the memory is undefined behaviour.
  public func unsafeAsStrided(shape: Dimensions, strides: Dimensions, offset: Int = 0) -> NDArray {
    view(strided(shape, strides, offset) { "unsafeAsStrided(shape: \(shape), strides: \(strides), offset: \(offset))" })
  }

  private func strided(_ shape: Dimensions, _ strides: Dimensions, _ offset: Int, _ say: () -> String) -> Layout {
    require(
      shape.count == strides.count, "\(say()): \(shape.count) extents and \(strides.count) strides; give each axis both"
    )
    require(
      NDArray.checked(shape).checkedProduct != nil, "\(say()): more elements than can be counted")
    var elements = strides
    for axis in strides.indices {
      require(
        strides[axis] % itemSize == 0,
        "\(say()): the stride of axis \(axis) is no multiple of the \(itemSize) bytes of an element")
      elements[axis] = strides[axis] / itemSize
    }
    require(offset % itemSize == 0, "\(say()): the offset is no multiple of the \(itemSize) bytes of an element")
    let (start, overflow) = layout.offset.addingReportingOverflow(offset / itemSize)
    require(!overflow, "\(say()): the offset is beyond all memory")
    return Layout(shape: shape, strides: elements, offset: start)
  }

  /// The lowest and highest element, which may lie anywhere.
  private func reach(of layout: Layout, _ say: () -> String) -> (low: Int, high: Int) {
    var (low, high) = (layout.offset, layout.offset)
    guard layout.size > 0 else { return (low, high) }
    for axis in layout.shape.indices {
      let (distance, tooFar) = (layout.shape[axis] - 1).multipliedReportingOverflow(by: layout.strides[axis])
      let (end, beyond) = (distance < 0 ? low : high).addingReportingOverflow(distance)
      require(!tooFar && !beyond, "\(say()): axis \(axis) reaches beyond all memory")
      if distance < 0 { low = end } else { high = end }
    }
    return (low, high)
  }

  /// A view of all windows of a shape: NumPy's `sliding_window_view`. The first axes say where a window
  /// begins, the last ones go through it; no element is copied. O(ndim).
  ///
  ///     NDArray<Int>.arange(5).slidingWindow([3])   // [[0 1 2]
  ///                                                 //  [1 2 3]
  ///                                                 //  [2 3 4]]
  ///
  /// Windows overlap in memory: the view is read-only unless `isWritable` asks otherwise. `axes` are those
  /// that the window goes along, all of them if left out.
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
      newShape[axis] -= extent - 1
      require(newShape[axis] >= 0, "\(say()): the window is longer than axis \(axis)")
      newShape.append(extent)
      newStrides.append(layout.strides[axis])
    }
    return view(
      Layout(shape: newShape, strides: newStrides, offset: layout.offset), isWritable: isWritable && self.isWritable)
  }
}
