import LanesKernelInterface

extension NDArray {
  /// The first elements of a list with room for more: the same memory, unless much of it would stay idle.
  func prefix(_ count: Int) -> NDArray {
    if count == size { return self }
    let part = view(Layout(shape: [count], strides: layout.strides, offset: layout.offset))
    return count < size / 4 * 3 ? part.copy() : part
  }

  /// The elements at positions that are known to be there, counted from the first element in memory.
  func gathered(_ positions: NDArray<Int>) -> NDArray {
    let result = NDArray.empty([positions.size])
    KernelSelection.current.kernels.selection(Element.dtype).gather(
      pointer, 1, positions.pointer, result.pointer, 1, positions.size)
    return result
  }

  /// Writes a list to positions that are known to be there.
  func scatter(_ values: NDArray, to positions: NDArray<Int>) {
    KernelSelection.current.kernels.selection(Element.dtype).scatter(
      values.pointer, 1, positions.pointer, pointer, 1, positions.size)
  }
}
