import LanesKernelInterface

extension NDArray {
  /// A copy of the positions along the first axis that `indices` name; assigning writes there, broadcasting what is
  /// assigned. Negative indices count from the end. Of indices that name a position twice the last one stays. What is
  /// assigned, and the indices, may lie in this array's memory. O(size of what is selected).
  ///
  ///     a[NDArray<Int>([2, 0, 0])]        // rows 2, 0 and 0
  ///     a[rows] = NDArray(0)
  ///     a[rows] += 1                      // once for each position, however often it is named, as in NumPy
  ///
  /// To count every time, use ``add(_:at:_:)``.
  public subscript(_ indices: NDArray<Int>) -> NDArray {
    get { taken(positions(of: indices), 0, "subscript") }
    nonmutating set {
      requireWritable()
      let positions = positions(of: indices)
      if !scattered(newValue, positions) { scatter(newValue, to: places(at: positions, along: 0), indices.shape) }
    }
  }

  /// A copy of the elements (or of what the other axes hold) at pairs of indices along the first two axes, which are
  /// broadcast against each other; assigning writes there. O(size of what is selected).
  public subscript(_ i: NDArray<Int>, _ j: NDArray<Int>) -> NDArray {
    get { gathered(places(at: [i, j], "subscript")) }
    nonmutating set { scatter(newValue, at: [i, j]) }
  }

  /// The same at triples of indices along the first three axes.
  public subscript(_ i: NDArray<Int>, _ j: NDArray<Int>, _ k: NDArray<Int>) -> NDArray {
    get { gathered(places(at: [i, j, k], "subscript")) }
    nonmutating set { scatter(newValue, at: [i, j, k]) }
  }

  private func positions(of indices: NDArray<Int>) -> NDArray<Int> {
    require(ndim > 0, "subscript of a 0-d array by an index array: there is no axis; its element is `item`")
    return indices.positions(in: shape[0], "subscript", shape, axis: 0)
  }

  /// Whether this array has one axis and one value, or as many values as positions, were written to it.
  private func scattered(_ values: NDArray, _ positions: NDArray<Int>) -> Bool {
    let isOne = values.ndim == 0
    guard ndim == 1, isOne || values.ndim == 1 && values.size == positions.size && positions.ndim == 1,
      !values.operand.meets(operand), !positions.operand.meets(operand)
    else { return false }
    KernelSelection.current.kernels.selection(Element.dtype).scatter(
      values.pointer, isOne ? 0 : values.layout.strides[0], positions.pointer, pointer, layout.strides[0],
      positions.size)
    return withExtendedLifetime((self, values, positions)) { true }
  }

  private func gathered(_ places: Places) -> NDArray {
    let result = NDArray.empty(selectedShape(places, places.offsets.shape))
    let lines = result.reshaped(Dimensions([places.offsets.size] + places.shape))
    Selecting.gather(places, into: lines.operand)
    return result
  }

  private func scatter(_ values: NDArray, at indices: [NDArray<Int>]) {
    requireWritable()
    let places = places(at: indices, "subscript")
    scatter(values, to: places, places.offsets.shape)
  }

  private func scatter(_ values: NDArray, to places: Places, _ indices: Dimensions) {
    let lines = values.lines(for: selectedShape(places, indices), places, "assigning to indices of shape \(shape)")
    Selecting.scatter(lines, into: places)
  }

  /// The axes of the indices before those of a line.
  private func selectedShape(_ places: Places, _ indices: Dimensions) -> Dimensions {
    let count = indices.count + places.shape.count
    require(
      count <= Dimensions.maximumCount,
      "subscript of shape \(shape) by indices of shape \(indices): it names \(count) axes, and an array has at most "
        + "\(Dimensions.maximumCount)")
    var result = indices
    for extent in places.shape { result.append(extent) }
    return result
  }
}
