extension NDArray {
  /// For each line along an axis, a copy of the elements at that line's own indices: NumPy's `take_along_axis`, which
  /// undoes what `argSort` tells. The other axes of `indices` are broadcast against this array's. O(size of the
  /// result).
  public func takeAlongAxis(_ indices: NDArray<Int>, axis: Int) -> NDArray {
    let places = places(ofLines: indices, along: axis, "takeAlongAxis")
    let result = NDArray.empty(places.offsets.shape)
    Selecting.gather(places, into: result.ravel().operand)
    return result
  }

  /// For each line along an axis, writes to that line's own indices: NumPy's `put_along_axis`. `values` are broadcast
  /// to the shape of `indices`; of indices that name a place twice the last value stays. O(indices).
  public func putAlongAxis(_ indices: NDArray<Int>, _ values: NDArray, axis: Int) {
    requireWritable()
    let places = places(ofLines: indices, along: axis, "putAlongAxis")
    Selecting.scatter(
      values.lines(for: places.offsets.shape, places, "putAlongAxis of shape \(shape)"), into: places)
  }

  /// The single elements that lines' own indices name.
  private func places(ofLines indices: NDArray<Int>, along requested: Int, _ operation: String) -> Places {
    let axis = normalized(axis: requested)
    require(
      indices.ndim == ndim,
      "\(operation) of shape \(shape) by indices of shape \(indices.shape): both need the same number of axes")
    var target = indices.shape
    for other in shape.indices where other != axis && shape[other] != indices.shape[other] {
      require(
        indices.shape[other] == 1 || shape[other] == 1,
        "\(operation) of shape \(shape) by indices of shape \(indices.shape): axis \(other) must be equal or 1")
      if indices.shape[other] == 1 { target[other] = shape[other] }
    }
    let offsets = NDArray<Int>.zeros(target)
    for other in shape.indices where other == axis || shape[other] != 1 {
      var ones = Dimensions(repeating: 1, count: ndim)
      ones[other] = target[other]
      let positions =
        other == axis
        ? indices.positions(in: shape[axis], operation, shape, axis: axis)
        : NDArray<Int>.arange(target[other]).reshaped(ones)
      offsets += positions * layout.strides[other]
    }
    return places(atOffsets: offsets, step: 1, axes: ndim)
  }
}
