import LanesKernelInterface

extension NDArray {
  /// A copy of the positions along an axis that `indices` name: NumPy's `take`. The axes of `indices` stand in
  /// the place of the axis. O(size of the result).
  ///
  ///     let a: NDArray<Int> = [[10, 11, 12], [20, 21, 22]]
  ///     a.take([-1, 0, 0], axis: 1)                      // [[12 10 10], [22 20 20]]
  ///     a.take([3], axis: 1, outOfRange: .wrap)          // [[10], [20]]
  public func take(_ indices: NDArray<Int>, axis: Int, outOfRange mode: OutOfRange = .fail) -> NDArray {
    let axis = normalized(axis: axis)
    return taken(indices.positions(in: shape[axis], "take", shape, axis: axis, outOfRange: mode), axis, "take")
  }

  /// A copy of the positions along an axis that a list names. The axis keeps its place. O(size of the result).
  public func take(_ indices: [Int], axis: Int, outOfRange mode: OutOfRange = .fail) -> NDArray {
    take(NDArray<Int>(indices), axis: axis, outOfRange: mode)
  }

  /// A copy of the elements at positions in row-major order, with the shape of `indices`. O(indices).
  public func take(_ indices: NDArray<Int>, outOfRange mode: OutOfRange = .fail) -> NDArray {
    let result = NDArray.empty(indices.shape)
    let positions = indices.positions(in: size, "take", shape, axis: nil, outOfRange: mode)
    if layout.isContiguous {
      Selecting.gatherLines(of: operand, ndim, positions, into: result.operand)
      return result
    }
    Selecting.gather(places(inOrder: positions, axes: ndim), into: result.ravel().operand)
    return result
  }

  /// A copy of the elements at the listed positions in row-major order. O(indices).
  public func take(_ indices: [Int], outOfRange mode: OutOfRange = .fail) -> NDArray {
    take(NDArray<Int>(indices), outOfRange: mode)
  }

  /// The same, written to `out`, which must have the shape of the result and may overlap this array. Returns `out`.
  @discardableResult
  public func take(_ indices: NDArray<Int>, axis: Int, outOfRange mode: OutOfRange = .fail, out: NDArray) -> NDArray {
    out.requireWritable()
    let axis = normalized(axis: axis)
    let positions = indices.positions(in: shape[axis], "take", shape, axis: axis, outOfRange: mode)
    let target = resultShape(positions.shape, axis, "take")
    requireOutput(target, out)
    if out.operand.meets(operand) || out.operand.meets(positions.operand) || !gather(positions, axis, into: out) {
      out.assign(taken(positions, axis, "take"))
    }
    return out
  }

  /// The elements at positions in row-major order, written to `out`, which has the shape of `indices`. Returns `out`.
  @discardableResult
  public func take(_ indices: NDArray<Int>, outOfRange mode: OutOfRange = .fail, out: NDArray) -> NDArray {
    out.requireWritable()
    requireOutput(indices.shape, out)
    out.assign(take(indices, outOfRange: mode))
    return out
  }

  /// A copy of what positions along an axis name, which are in range.
  func taken(_ positions: NDArray<Int>, _ axis: Int, _ operation: String) -> NDArray {
    let result = NDArray.empty(resultShape(positions.shape, axis, operation))
    if layout.isContiguous {
      Selecting.gatherLines(of: operand, along: axis, positions, into: result.operand)
      return result
    }
    _ = gather(positions, axis, into: result)
    return result
  }

  /// Whether `out` could be seen with one axis for all positions, and was written.
  private func gather(_ positions: NDArray<Int>, _ axis: Int, into out: NDArray) -> Bool {
    var flat = shape
    flat[axis] = positions.size
    guard let layout = out.layout.reshaped(flat) else { return false }
    Selecting.gather(places(at: positions, along: axis), into: out.view(layout).movingAxis(axis, to: 0).operand)
    return true
  }

  private func resultShape(_ indices: Dimensions, _ axis: Int, _ operation: String) -> Dimensions {
    let count = ndim - 1 + indices.count
    require(
      count <= Dimensions.maximumCount,
      "\(operation) of shape \(shape) by indices of shape \(indices): the result has \(count) axes, and an array has "
        + "at most \(Dimensions.maximumCount)")
    var result = indices
    for other in 0..<axis { result.insert(shape[other], at: other) }
    for other in axis + 1..<Swift.max(ndim, axis + 1) { result.append(shape[other]) }
    return result
  }

  private func requireOutput(_ target: Dimensions, _ out: NDArray) {
    require(
      target == out.shape,
      "take of shape \(shape) gives shape \(target), which does not fit an output of shape \(out.shape)")
  }
}
