extension NDArray {
  /// Writes `values`, repeated where there are fewer, to positions in row-major order: NumPy's `put`. Of positions
  /// named twice the last value stays. O(indices).
  public func put(_ indices: NDArray<Int>, _ values: NDArray, outOfRange mode: OutOfRange = .fail) {
    requireWritable()
    let positions = indices.positions(in: size, "put", shape, axis: nil, outOfRange: mode)
    put(values.repeating(to: positions.size, "put", shape), inOrder: positions)
  }

  /// Writes `values`, one after the other and from the first again where there are fewer, to where a mask of as many
  /// elements is true: NumPy's `place`. O(size).
  public func place(_ mask: NDArray<Bool>, _ values: NDArray) {
    requireWritable()
    requireSize(of: mask, "place")
    let positions = mask.flatNonZero()
    put(values.repeating(to: positions.size, "place", shape), inOrder: positions)
  }

  /// Writes to where a mask of as many elements is true the value at the same position in row-major order, counting
  /// on from the first where there are fewer values: NumPy's `putmask`. O(size).
  ///
  ///     let a = NDArray<Int>.arange(6)
  ///     a.putMask(a .> 2, [-1, -2])   // [ 0  1  2 -2 -1 -2]
  ///     a.place(a .< 0, [7, 8])       // [ 0  1  2  7  8  7]
  public func putMask(_ mask: NDArray<Bool>, _ values: NDArray) {
    requireWritable()
    requireSize(of: mask, "putMask")
    let positions = mask.flatNonZero()
    if positions.size == 0 { return }
    requireValues(values, positions.size, "putMask", shape)
    put(values.take(positions, outOfRange: .wrap), inOrder: positions)
  }

  /// A copy of the elements at which a mask of as many elements is true, in row-major order: NumPy's `extract`.
  /// Unlike in `a[mask]`, the shapes may differ. O(size).
  public func extract(_ mask: NDArray<Bool>) -> NDArray {
    requireSize(of: mask, "extract")
    return mask.shape == shape ? self[mask] : take(mask.flatNonZero())
  }

  /// Writes one value to each position in row-major order.
  private func put(_ values: NDArray, inOrder positions: NDArray<Int>) {
    Selecting.scatter(values.ravel().operand, into: places(inOrder: positions, axes: ndim))
  }

  /// The first `count` of these elements in row-major order, from the first again where there are fewer.
  private func repeating(to count: Int, _ operation: String, _ shape: Dimensions) -> NDArray {
    if count == size { return ravel() }
    if count > 0 { requireValues(self, count, operation, shape) }
    return take(.arange(count), outOfRange: .wrap)
  }

  private func requireValues(_ values: NDArray, _ count: Int, _ operation: String, _ shape: Dimensions) {
    require(
      values.size > 0, "\(operation) into shape \(shape): there are \(count) places, and no values: give at least one")
  }

  private func requireSize(of mask: NDArray<Bool>, _ operation: String) {
    require(
      mask.size == size,
      "\(operation) of shape \(shape) by a mask of shape \(mask.shape): the mask needs as many elements as the array")
  }
}
