extension NDArray {
  /// The array as a tile, repeated along each axis: NumPy's `tile`. Missing axes, of the array or of `repetitions`, are put
  /// in front. O(size of the result).
  public func tiled(_ repetitions: Dimensions) -> NDArray {
    for count in repetitions {
      require(
        count >= 0, "tiled(\(repetitions)) of shape \(shape): a tile can't be repeated a negative number of times")
    }
    let rank = Swift.max(ndim, repetitions.count)
    let extents = [Int](repeating: 1, count: rank - ndim) + Array(shape)
    let counts = [Int](repeating: 1, count: rank - repetitions.count) + Array(repetitions)
    let result = NDArray.empty(Dimensions(zip(extents, counts).map { $0 * $1 }))
    if result.size == 0 { return result }
    let source = asContiguous()
    Joining.tile(
      source.operand.pointer, Layout(contiguous: Dimensions(extents)), result.operand, Dimensions(counts), axis: 0,
      into: result.operand.pointer)
    return withExtendedLifetime((source, result)) { result }
  }

  /// Each position along an axis `count` times in a row: NumPy's `repeat`. O(size of the result).
  public func repeated(_ count: Int, axis: Int) -> NDArray {
    require(count >= 0, "repeated(\(count)) of shape \(shape): nothing can be repeated a negative number of times")
    let axis = normalized(axis: axis)
    var target = shape
    target.insert(count, at: axis + 1)
    let spread = expandingDims(axis: axis + 1).broadcast(to: target).copy()
    target.remove(at: axis + 1)
    target[axis] *= count
    return spread.reshapedResult(target)
  }

  /// Each element in row-major order `count` times in a row, on one axis.
  public func repeated(_ count: Int) -> NDArray { ravel().repeated(count, axis: 0) }

  /// Each position along an axis as often as its own count says.
  public func repeated(_ counts: [Int], axis: Int) -> NDArray {
    let extent = shape[normalized(axis: axis)]
    require(
      counts.count == extent && counts.allSatisfy { $0 >= 0 },
      "repeated(\(counts), axis: \(axis)) of shape \(shape): give each of \(extent) positions a count from 0")
    return take(counts.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }, axis: axis)
  }

  /// The elements in row-major order, from the beginning again where they end, in another shape: NumPy's `resize`.
  public func resized(to shape: Dimensions) -> NDArray {
    let count = shape.checked.checkedProduct ?? 0
    let result = NDArray.zeros(shape)
    if size == 0 || count == 0 { return result }
    let whole = ravel().tiled([(count + size - 1) / size])
    return whole[..<count].reshaped(shape).copy()
  }
}
