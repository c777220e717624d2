import LanesKernelInterface

extension NDArray {
  /// A view of the same bytes as elements of another type: NumPy's `view(dtype)`. No element is converted;
  /// ``cast(to:)`` does that. O(ndim).
  ///
  /// Elements of the same size keep shape and strides. Otherwise the last axis must be contiguous, and its
  /// bytes must divide into elements of the new type: its extent changes, the others stay. The first element
  /// must lie at a multiple of the new size. Bytes become `Bool` only where all are 0 or 1.
  public func view<Other: ArrayElement>(as type: Other.Type) -> NDArray<Other> {
    let (old, new) = (itemSize, MemoryLayout<Other>.stride)
    if Other.self == Bool.self && Element.self != Bool.self {
      require(
        view(as: UInt8.self).max(orIfEmpty: 0) <= 1,
        "view(as: Bool.self) of shape \(shape): some byte is neither 0 nor 1; compare with .!= 0 instead")
    }
    func reinterpreted(_ layout: Layout) -> NDArray<Other> {
      NDArray<Other>(storage: storage, layout: layout, isView: true, isWritable: isWritable)
    }
    if old == new { return reinterpreted(layout) }
    require(
      ndim > 0,
      "view(as: \(Other.self).self) of a 0-d array of \(Element.self): there is no axis whose extent could change")
    let last = ndim - 1
    require(
      layout.strides[last] == 1 || shape[last] <= 1,
      "view(as: \(Other.self).self) of shape \(shape) with strides \(strides): elements of another size need a last "
        + "axis whose elements follow each other; take copy() first")
    let bytes = shape[last] * old
    require(
      bytes % new == 0,
      "view(as: \(Other.self).self) of shape \(shape): the \(bytes) bytes of the last axis do not divide into elements of \(new)"
    )
    var newShape = shape
    newShape[last] = bytes / new
    var newStrides = layout.strides
    newStrides[last] = 1
    for axis in 0..<last {
      require(
        (layout.strides[axis] * old) % new == 0 || shape[axis] <= 1,
        "view(as: \(Other.self).self) of strides \(strides): axis \(axis) would step over a part of an element of \(new) bytes"
      )
      newStrides[axis] = layout.strides[axis] * old / new
    }
    require(
      (layout.offset * old) % new == 0,
      "view(as: \(Other.self).self): the first element lies \(layout.offset * old) bytes into the memory, which is no "
        + "multiple of \(new); take copy() first")
    return reinterpreted(Layout(shape: newShape, strides: newStrides, offset: layout.offset * old / new))
  }
}

extension NDArray where Element == UInt8 {
  fileprivate func max(orIfEmpty value: UInt8) -> UInt8 { size == 0 ? value : max() }
}

extension NDArray where Element: ComplexElement {
  /// A view of the real parts, through which they can be changed. O(ndim).
  public var real: NDArray<Element.Part> { part(0) }

  /// A view of the imaginary parts, through which they can be changed. O(ndim).
  public var imaginary: NDArray<Element.Part> { part(1) }

  private func part(_ which: Int) -> NDArray<Element.Part> {
    var partStrides = layout.strides
    for axis in partStrides.indices { partStrides[axis] *= 2 }
    return NDArray<Element.Part>(
      storage: storage, layout: Layout(shape: shape, strides: partStrides, offset: 2 * layout.offset + which),
      isView: true, isWritable: isWritable)
  }
}
