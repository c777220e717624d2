import LanesKernelInterface

extension NDArray {
  /// A copy of the positions along the first axis that `indices` name; assigning writes there, broadcasting what is
  /// assigned. Negative indices count from the end. Of indices that name a position twice the last one stays.
  ///
  ///     a[NDArray<Int>([2, 0, 0])]        // rows 2, 0 and 0
  ///     a[rows] = NDArray(0)
  ///     a[rows] += 1                      // once for each position, however often it is named, as in NumPy
  public subscript(_ indices: NDArray<Int>) -> NDArray {
    get { take(indices, axis: 0) }
    nonmutating set {
      requireWritable()
      require(ndim > 0, "indexing a 0-d array by an array: there is no axis")
      let positions = indices.ravel().positions(in: shape[0], "subscript", shape, axis: 0)
      let target = Dimensions(Array(indices.shape) + Array(shape.dropFirst()))
      let lines = newValue.broadcast(to: target).reshaped(Dimensions([positions.size] + shape.dropFirst()))
      Selecting.scatter(lines.operand, positions, into: operand)
    }
  }

  /// A copy of the elements (or of what the other axes hold) at pairs of indices along the first two axes, which are
  /// broadcast against each other; assigning writes there.
  public subscript(_ i: NDArray<Int>, _ j: NDArray<Int>) -> NDArray {
    get { joiningAxes(2)[flatIndices([i, j])] }
    nonmutating set { assign(newValue, at: [i, j]) }
  }

  /// The same at triples of indices along the first three axes.
  public subscript(_ i: NDArray<Int>, _ j: NDArray<Int>, _ k: NDArray<Int>) -> NDArray {
    get { joiningAxes(3)[flatIndices([i, j, k])] }
    nonmutating set { assign(newValue, at: [i, j, k]) }
  }

  private func assign(_ value: NDArray, at indices: [NDArray<Int>]) {
    let joined = joiningAxes(indices.count)
    joined[flatIndices(indices)] = value
    if !joined.sharesMemory(with: self) { assign(joined.reshaped(shape)) }
  }

  /// The first axes as one: a view where one exists.
  private func joiningAxes(_ count: Int) -> NDArray {
    require(count <= ndim, "\(count) index arrays into shape \(shape), which has \(ndim) axes")
    return reshaped(Dimensions([shape.prefix(count).reduce(1, *)] + shape.dropFirst(count)))
  }

  /// Positions along the first axes, taken as one.
  private func flatIndices(_ indices: [NDArray<Int>]) -> NDArray<Int> {
    let target = Dimensions.broadcast(indices.map(\.shape))
    let result = NDArray<Int>.zeros(target)
    for (axis, part) in indices.enumerated() {
      let positions = part.positions(in: shape[axis], "subscript", shape, axis: axis)
      result *= shape[axis]
      result += positions
    }
    return result
  }
}

extension NDArray where Element: NumericElement {
  /// Adds `values`, broadcast to what the indices name, to the positions along the first axis; positions named
  /// several times take in every one of their values: NumPy's `add.at`. O(indices).
  public static func add(_ a: NDArray, at indices: NDArray<Int>, _ values: NDArray) {
    a.requireWritable()
    require(a.ndim > 0, "add(at:) of a 0-d array: there is no axis")
    let positions = indices.ravel().positions(in: a.shape[0], "add(at:)", a.shape, axis: 0)
    let rest = Array(a.shape.dropFirst())
    let lines = values.broadcast(to: Dimensions(Array(indices.shape) + rest)).reshaped(
      Dimensions([positions.size] + rest))
    if a.ndim == 1 {
      let add = KernelSelection.current.kernels.binary(.add, Element.dtype)!
      let terms = lines.mayShareMemory(with: a) ? lines.copy() : lines.asContiguous()
      let step = a.layout.strides[0]
      for i in 0..<positions.size {
        let target = a.pointer + positions.pointer[i] &* step
        add(target, 1, terms.pointer + i, 1, target, 1, 1)
      }
      return withExtendedLifetime((a, positions, terms)) {}
    }
    for i in 0..<positions.size { a[axes: [.index(positions.pointer[i])]] += lines[axes: [.index(i)]] }
  }
}
