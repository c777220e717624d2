import LanesKernelInterface

extension NDArray {
  /// The positions in row-major order of what is not zero, or is true. O(size).
  public func flatNonZero() -> NDArray<Int> {
    Element.dtype == .bool ? truePositions() : (self .!= .zero).truePositions()
  }

  /// The positions of what is true, of booleans.
  private func truePositions() -> NDArray<Int> {
    let mask = asContiguous()
    let bytes = UnsafeRawPointer(mask.pointer).assumingMemoryBound(to: UInt8.self)
    let loops = KernelSelection.current.kernels.masks
    let count = loops.count(bytes, mask.size)
    let result = NDArray<Int>.empty([count])
    loops.positions(bytes, mask.size, result.pointer, count)
    return withExtendedLifetime(mask) { result }
  }

  /// The indices of what is not zero, or is true, one array for each axis: NumPy's `nonzero`, and `where` with one
  /// argument. A 0-d array has no axes, so that nothing is told of it. O(size).
  public func nonZero() -> [NDArray<Int>] {
    if ndim == 0 { return [] }
    // What stands in one row follows each other: there is nothing to divide.
    var rest = flatNonZero()
    var result: [NDArray<Int>] = []
    for axis in (1..<ndim).reversed() {
      let rows = NDArray<Int>.empty(rest.shape)
      rest.splitRows(of: shape[axis], into: rows)
      result.append(rest)
      rest = rows
    }
    result.append(rest)
    return result.reversed()
  }

  /// The indices of what is not zero, or is true, one row for each: NumPy's `argwhere`. O(size).
  public func argWhere() -> NDArray<Int> {
    if ndim == 0 { return NDArray<Int>.empty([flatNonZero().size, 0]) }
    return NDArray<Int>.stack(nonZero(), axis: 1)
  }
}

extension NDArray where Element == Int {
  /// Takes these rising positions apart: they become the positions in their rows, which have `length`.
  fileprivate func splitRows(of length: Int, into rows: NDArray) {
    let (positions, numbers) = (pointer, rows.pointer)
    var (row, start) = (0, 0)
    for i in 0..<size {
      while positions[i] &- start >= length {
        start &+= length
        row &+= 1
      }
      positions[i] &-= start
      numbers[i] = row
    }
    withExtendedLifetime((self, rows)) {}
  }
}
