import LanesKernelInterface

extension NDArray {
  /// The positions in row-major order of what is not zero, or is true. O(size).
  public func flatNonZero() -> NDArray<Int> {
    let truths = (self as? NDArray<Bool>) ?? (self .!= .zero)
    let mask = truths.asContiguous()
    let count = mask.countNonZero()
    let result = NDArray<Int>.empty([count])
    mask.withBytes { KernelSelection.current.kernels.selection(.bool).positions($0, result.pointer, count) }
    return result
  }

  /// The indices of what is not zero, or is true, one array for each axis: NumPy's `nonzero`, and `where` with one
  /// argument. A 0-d array has no axes, so that nothing is told of it. O(size).
  public func nonZero() -> [NDArray<Int>] { NDArray<Int>.unravel(flatNonZero(), shape) }

  /// The indices of what is not zero, or is true, one row for each: NumPy's `argwhere`. O(size).
  public func argWhere() -> NDArray<Int> {
    let positions = flatNonZero()
    let result = NDArray<Int>.empty([positions.size, ndim])
    for (axis, indices) in NDArray<Int>.unravel(positions, shape).enumerated() { result[.all, axis] = indices }
    return result
  }
}
