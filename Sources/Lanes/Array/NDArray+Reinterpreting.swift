extension NDArray {
  /// A view of the same bytes as elements of another type: NumPy's `view(dtype)`. No element is converted;
  /// ``cast(to:)`` does that. O(ndim), to `Bool` O(size).
  ///
  /// Elements of the same size keep shape and strides. Otherwise the last axis must be contiguous, and its
  /// bytes must divide into elements of the new type: its extent changes, the others stay. All elements must lie
  /// at multiples of the new size from the memory's first byte, where NumPy would give a slow, unaligned array.
  ///
  /// Of the bytes of a `Bool` only 0 and 1 have a meaning, so bytes become `Bool` only where all are that, and
  /// what shows the bytes of `Bool` as another type is read-only. Nothing watches the bytes later: don't write
  /// others through the array that they came from.
  public func view<Other: ArrayElement>(as type: Other.Type) -> NDArray<Other> {
    func say() -> String { "view(as: \(Other.self).self) of shape \(shape) with strides \(strides)" }
    let layout = reinterpreted(itemSize: Other.dtype.itemSize, say)
    let isFromBool = Element.dtype == .bool && Other.dtype != .bool
    let result = NDArray<Other>(
      storage: storage, layout: layout, isView: true, isWritable: isWritable && !isFromBool)
    let address = UInt(bitPattern: storage.base) &+ UInt(bitPattern: layout.offset &* Other.dtype.itemSize)
    require(
      address % UInt(MemoryLayout<Other>.alignment) == 0 || result.size == 0,
      "\(say()): its address is no multiple of the \(MemoryLayout<Other>.alignment) bytes that \(Other.self) "
        + "is aligned to; take copy() first")
    if Other.dtype == .bool && Element.dtype != .bool && result.size > 0 {
      let bytes = NDArray<UInt8>(storage: storage, layout: layout, isView: true, isWritable: false)
      require(bytes.max() <= 1, "\(say()): some byte is neither 0 nor 1; compare with .!= 0 instead")
    }
    return result
  }

  /// This layout over elements of another size.
  private func reinterpreted(itemSize new: Int, _ say: () -> String) -> Layout {
    let old = itemSize
    if old == new { return layout }
    require(ndim > 0, "\(say()): a 0-d array has no axis whose extent could change; give it one by reshaped([1])")
    let last = ndim - 1
    require(
      layout.strides[last] == 1 || shape[last] == 1 || size == 0,
      "\(say()): elements of another size need a last axis whose elements follow each other; take copy() first")
    let (bytes, overflow) = shape[last].multipliedReportingOverflow(by: old)
    require(!overflow, "\(say()): its last axis has more bytes than can be counted")
    require(
      bytes % new == 0, "\(say()): the \(bytes) bytes of its last axis do not divide into elements of \(new)")
    var newShape = shape
    newShape[last] = bytes / new
    var newStrides = layout.strides
    newStrides[last] = 1
    for axis in 0..<last {
      require(
        (layout.strides[axis] &* old) % new == 0 || shape[axis] == 1 || size == 0,
        "\(say()): a step along axis \(axis) is no multiple of elements of \(new) bytes; take copy() first")
      newStrides[axis] = (layout.strides[axis] &* old) / new
    }
    require(
      layout.offset * old % new == 0 || size == 0,
      "\(say()): its first element lies \(layout.offset * old) bytes into the memory, which is no multiple of \(new); "
        + "take copy() first")
    return Layout(shape: newShape, strides: newStrides, offset: layout.offset * old / new)
  }
}
