extension NDArray {
  /// A copy of the positions along an axis that `indices` name: NumPy's `take`. The axes of `indices` stand in
  /// the place of the axis. O(size of the result).
  public func take(_ indices: NDArray<Int>, axis: Int, outOfRange mode: OutOfRange = .fail) -> NDArray {
    let axis = normalized(axis: axis)
    let positions = indices.positions(in: shape[axis], "take", shape, axis: axis, outOfRange: mode)
    var flatShape = shape
    flatShape[axis] = positions.size
    let result = NDArray.empty(flatShape)
    Selecting.gather(
      movingAxis(axis, to: 0).operand, positions, into: result.movingAxis(axis, to: 0).operand)
    if indices.ndim == 1 { return result }
    let full = Array(shape[..<axis]) + Array(indices.shape) + Array(shape[(axis + 1)...])
    require(
      full.count <= Dimensions.maximumCount,
      "take of shape \(shape) by indices of shape \(indices.shape): the result has \(full.count) axes, and an array has at most "
        + "\(Dimensions.maximumCount)")
    let view = result.reshaped(Dimensions(full))
    return NDArray(storage: view.storage, layout: view.layout, isView: false, isWritable: true)
  }

  public func take(_ indices: [Int], axis: Int, outOfRange mode: OutOfRange = .fail) -> NDArray {
    take(NDArray<Int>(indices), axis: axis, outOfRange: mode)
  }

  /// A copy of the elements at positions in row-major order, with the shape of `indices`.
  public func take(_ indices: NDArray<Int>, outOfRange mode: OutOfRange = .fail) -> NDArray {
    ravel().take(indices, axis: 0, outOfRange: mode)
  }

  /// The same, written to `out`. Returns `out`.
  @discardableResult
  public func take(_ indices: NDArray<Int>, axis: Int, outOfRange mode: OutOfRange = .fail, out: NDArray) -> NDArray {
    let result = take(indices, axis: axis, outOfRange: mode)
    require(
      result.shape == out.shape,
      "take of shape \(shape) gives shape \(result.shape), which does not fit an output of shape \(out.shape)")
    out.assign(result)
    return out
  }

  /// Writes `values`, repeated where there are fewer, to positions in row-major order: NumPy's `put`. O(indices).
  public func put(_ indices: NDArray<Int>, _ values: NDArray, outOfRange mode: OutOfRange = .fail) {
    requireWritable()
    let positions = indices.ravel().positions(in: size, "put", shape, axis: 0, outOfRange: mode)
    if positions.size == 0 { return }
    require(values.size > 0, "put into shape \(shape): there are \(positions.size) indices and no values")
    let flat = values.ravel()
    let repeated = flat.take(NDArray<Int>.arange(positions.size), axis: 0, outOfRange: .wrap)
    if layout.isContiguous {
      Selecting.scatter(repeated.operand, positions, into: reshaped([size]).operand)
    } else {
      let copy = flattened()
      Selecting.scatter(repeated.operand, positions, into: copy.operand)
      assign(copy.reshaped(shape))
    }
  }

  /// For each line along an axis, the elements at that line's own indices: NumPy's `take_along_axis`, which undoes
  /// what `argSort` tells. The other axes of `indices` are broadcast against this array's. O(size of the result).
  public func takeAlongAxis(_ indices: NDArray<Int>, axis: Int) -> NDArray {
    let (flat, lines) = alongAxis(indices, axis, "takeAlongAxis")
    return flat.take(lines)
  }

  /// For each line along an axis, writes to that line's own indices: NumPy's `put_along_axis`. `values` are broadcast
  /// to the shape of `indices`.
  public func putAlongAxis(_ indices: NDArray<Int>, _ values: NDArray, axis: Int) {
    let (_, lines) = alongAxis(indices, axis, "putAlongAxis")
    put(lines, values.broadcast(to: lines.shape).copy())
  }

  /// Positions in row-major order of the elements that lines' own indices name.
  private func alongAxis(_ indices: NDArray<Int>, _ requested: Int, _ operation: String) -> (NDArray, NDArray<Int>) {
    let axis = normalized(axis: requested)
    require(
      indices.ndim == ndim,
      "\(operation) of shape \(shape) by indices of shape \(indices.shape): both need the same number of axes")
    let along = indices.positions(in: shape[axis], operation, shape, axis: axis)
    var target = shape
    target[axis] = indices.shape[axis]
    for other in shape.indices where other != axis {
      require(
        indices.shape[other] == shape[other] || indices.shape[other] == 1 || shape[other] == 1,
        "\(operation) of shape \(shape) by indices of shape \(indices.shape): axis \(other) must be equal or 1")
      target[other] = Swift.max(indices.shape[other], shape[other])
    }
    var steps = Layout(contiguous: shape).strides
    let lines = NDArray<Int>.zeros(target)
    for other in shape.indices {
      if shape[other] == 1 { steps[other] = 0 }
      var ones = Dimensions(repeating: 1, count: ndim)
      ones[other] = target[other]
      lines += other == axis ? along * steps[other] : (NDArray<Int>.arange(target[other]) * steps[other]).reshaped(ones)
    }
    return (self, lines)
  }
}
