import LanesKernelInterface

extension NDArray where Element: NumericElement {
  /// Adds `values`, broadcast to what the indices name, to the positions along the first axis; positions named
  /// several times take in every one of their values, in order: NumPy's `add.at`. The values and the indices may lie in
  /// the array's memory. O(size of what is named).
  ///
  ///     let counts = NDArray<Int>.zeros([3])
  ///     NDArray.add(counts, at: [0, 2, 2], [1])   // counts: [1 0 2]
  public static func add(_ a: NDArray, at indices: NDArray<Int>, _ values: NDArray) {
    a.requireWritable()
    require(a.ndim > 0, "add(at:) to a 0-d array: there is no axis")
    let positions = indices.positions(in: a.shape[0], "add(at:)", a.shape, axis: 0)
    a.accumulate(values, to: a.places(at: positions, along: 0), indices.shape)
  }

  /// The same for pairs of indices along the first two axes, which are broadcast against each other.
  public static func add(_ a: NDArray, at i: NDArray<Int>, _ j: NDArray<Int>, _ values: NDArray) {
    a.requireWritable()
    let places = a.places(at: [i, j], "add(at:)")
    a.accumulate(values, to: places, places.offsets.shape)
  }

  private func accumulate(_ values: NDArray, to places: Places, _ indices: Dimensions) {
    let count = indices.count + places.shape.count
    require(
      count <= Dimensions.maximumCount,
      "add(at:) to shape \(shape) at indices of shape \(indices): they name \(count) axes, and an array has at most "
        + "\(Dimensions.maximumCount)")
    let target = Dimensions(Array(indices) + Array(places.shape))
    Selecting.accumulate(
      values.lines(for: target, places, "add(at:) to shape \(shape)"), into: places,
      KernelSelection.current.kernels.binary(.add, Element.dtype)!)
  }
}
