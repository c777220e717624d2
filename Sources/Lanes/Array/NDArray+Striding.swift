extension NDArray {
  /// A view of any shape and strides over the same memory: NumPy's `as_strided`, but checked. Strides and
  /// `offset` are in bytes, the latter from this array's first element. O(ndim).
  ///
  /// Every element must lie within the memory that this array is a view of, at a whole number of elements; the
  /// memory of the ``base`` counts, and not only what this array shows of it.
  ///
  /// The view can be written to if this array can. Where indices share an element (``hasInternalOverlap``),
  /// writing through one changes what the others show, and what operations that write all of the view leave
  /// there is one of the values written, not said which: take ``asReadOnly()`` to be safe.
  public func asStrided(shape: Dimensions, strides: Dimensions, offset: Int = 0) -> NDArray {
    func say() -> String { "asStrided(shape: \(shape), strides: \(strides), offset: \(offset))" }
    let layout = strided(shape, strides, offset, say)
    let (low, high) = reach(of: layout, say)
    let count = storage.byteCount / itemSize
    require(
      layout.size == 0 || (low >= 0 && high < count),
      "\(say()) of shape \(self.shape): it reaches from element \(low) to element \(high) of memory that has "
        + "\(count), this array's first being element \(self.layout.offset)")
    return view(layout)
  }

  /// The same without a check of the bounds: to touch an element outside of the memory is undefined behaviour.
  public func unsafeAsStrided(shape: Dimensions, strides: Dimensions, offset: Int = 0) -> NDArray {
    func say() -> String { "unsafeAsStrided(shape: \(shape), strides: \(strides), offset: \(offset))" }
    let layout = strided(shape, strides, offset, say)
    _ = reach(of: layout, say)
    return view(layout)
  }

  private func strided(_ shape: Dimensions, _ strides: Dimensions, _ offset: Int, _ say: () -> String) -> Layout {
    require(
      shape.count == strides.count, "\(say()): \(shape.count) extents and \(strides.count) strides; give each axis both"
    )
    require(
      shape.checked.checkedProduct != nil, "\(say()): more elements than can be counted")
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
    let (count, tooMany) = high.subtractingReportingOverflow(low)
    require(
      !tooMany && !count.multipliedReportingOverflow(by: itemSize).overflow && count < Int.max / itemSize,
      "\(say()): it reaches beyond all memory")
    return (low, high)
  }
}
