import LanesKernelInterface

extension CompressedMatrix {
  /// The sum with a dense array, which is broadcast to the shape of the matrix. A dense array in fresh memory. O(size).
  public static func + (a: CompressedMatrix, b: NDArray<Element>) -> NDArray<Element> { a.combined(.add, into: b) }
  /// The sum with a dense array, which stands first. A dense array in fresh memory. O(size).
  public static func + (a: NDArray<Element>, b: CompressedMatrix) -> NDArray<Element> { b.combined(.add, into: a) }

  /// The difference from a dense array, which is broadcast to the shape of the matrix. A dense array in fresh memory.
  /// O(size).
  public static func - (a: NDArray<Element>, b: CompressedMatrix) -> NDArray<Element> { b.combined(.subtract, into: a) }
  /// The difference of a dense array from the matrix. A dense array in fresh memory. O(size).
  public static func - (a: CompressedMatrix, b: NDArray<Element>) -> NDArray<Element> {
    a.combined(.add, into: .zero - b)
  }

  /// The products with the elements of a dense array at the same places; the array is broadcast to the shape of the
  /// matrix. A sparse matrix that shares its structure with this one, or with its canonical form. Places that are not
  /// stored stay zero, also where the array is infinite or no number. O(stored).
  public func multiplied(by other: NDArray<Element>) -> CompressedMatrix {
    let matrix = canonical
    let dense = matched(other, "multiplied(by:)")
    let product = dense.gathered(matrix.places(in: dense.layout))
    product *= matrix.values
    return CompressedMatrix(matrix.structure, product)
  }

  /// A copy of a dense array with the elements of the matrix taken in.
  private func combined(_ operation: BinaryOperator, into dense: NDArray<Element>) -> NDArray<Element> {
    let matrix = canonical
    let result = matched(dense, operation).copy()
    let places = matrix.places(in: result.layout)
    let met = result.gathered(places)
    BinaryFunction<Element>(operation)(met, matrix.values, out: met)
    result.scatter(met, to: places)
    return result
  }

  private func matched(_ dense: NDArray<Element>, _ operation: some Any) -> NDArray<Element> {
    require(
      Layout.broadcast(dense.shape, shape) == shape,
      "\(operation) of a sparse matrix of shape \(shape) and an array of shape \(dense.shape): the array must have that "
        + "shape, or broadcast to it")
    return dense.broadcast(to: shape)
  }
}
