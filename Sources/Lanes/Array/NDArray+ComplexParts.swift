extension NDArray where Element: ComplexElement {
  /// A view of the real parts, through which they can be changed. O(ndim).
  public var real: NDArray<Element.Part> { part(0) }

  /// A view of the imaginary parts, through which they can be changed. O(ndim).
  public var imaginary: NDArray<Element.Part> { part(1) }

  private func part(_ which: Int) -> NDArray<Element.Part> {
    var partStrides = layout.strides
    for axis in partStrides.indices { partStrides[axis] &*= 2 }
    return NDArray<Element.Part>(
      storage: storage, layout: Layout(shape: shape, strides: partStrides, offset: 2 * layout.offset + which),
      isView: true, isWritable: isWritable)
  }
}
