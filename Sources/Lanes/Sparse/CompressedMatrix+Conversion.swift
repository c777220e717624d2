import LanesKernelInterface

extension CompressedMatrix {
  /// The matrix in this orientation: the same memory where it has it already, else a copy with sorted indices.
  /// O(stored + rows + columns).
  public init<Other>(_ other: CompressedMatrix<Element, Index, Other>) {
    if Other.isByRows == Orientation.isByRows {
      self.init(other.structure, other.values)
    } else {
      let reversed = other.reversed()
      self.init(reversed.structure, reversed.values)
    }
  }

  /// The same elements in lines across. They are sorted, whatever was.
  private func reversed() -> CompressedMatrix<Element, Index, Orientation.Opposite> {
    let buffer = SparseStructureBuffer<Index>(
      count: structure.extent, extent: structure.count, capacity: storedCount)
    let result = NDArray<Element>.empty([storedCount])
    Self.loops.reverse(structure.lines, values.pointer, buffer.lines, result.pointer)
    return .init(buffer.finish(isCanonical: isCanonical || buffer.findings.isCanonical), result)
  }

  /// The matrix by rows: the same memory, or a copy.
  public var byRows: CSRMatrix<Element, Index> { CSRMatrix(self) }

  /// The matrix by columns: the same memory, or a copy.
  public var byColumns: CSCMatrix<Element, Index> { CSCMatrix(self) }

  /// All elements, zeros included, in fresh memory; lines are contiguous. Repeated places are added. O(size).
  public func dense() -> NDArray<Element> {
    let result = NDArray<Element>.zeros(shape, order: Orientation.isByRows ? .rowMajor : .columnMajor)
    let matrix = canonical
    result.scatter(matrix.values, to: matrix.places(in: result.layout))
    return result
  }

  /// The stored elements as a list, line by line. A copy. O(stored).
  public func coordinates() -> COOMatrix<Element, Index> {
    let (majors, minors) = (structure.expanded(), structure.indices)
    let (rows, columns) = Orientation.isByRows ? (majors, minors) : (minors, majors)
    func list<T>(_ array: NDArray<T>) -> [T] { array.withUnsafeBufferPointer { Array($0) } }
    return COOMatrix(uncheckedShape: shape, rows: list(rows), columns: list(columns), values: list(values))
  }

  /// The elements as another type, as arrays cast them: see ``NDArray/cast(to:)``. Repeated places are added first. The
  /// values are copied, the structure is shared.
  public func cast<Result: NumericElement>(
    to type: Result.Type
  ) -> CompressedMatrix<Result, Index, Orientation> {
    let matrix = canonical
    return .init(matrix.structure, matrix.values.cast(to: type))
  }

  /// The matrix with another type of index, which must be able to count its rows, columns and stored elements. The
  /// values are shared, indices and offsets are copied.
  public func cast<Other: SparseIndex>(
    indicesTo type: Other.Type
  ) -> CompressedMatrix<Element, Other, Orientation> {
    require(
      Swift.max(shape[0], shape[1]) <= Other.largestExtent,
      "cast of a matrix of shape \(shape) to \(type) indices: they count up to \(Other.largestExtent)")
    Other.requireCountable(storedCount, "a matrix of shape \(shape)")
    return .init(
      SparseStructure<Other>(
        count: structure.count, extent: structure.extent, offsets: offsets.cast(to: type),
        indices: indices.cast(to: type), isSorted: structure.isSorted, isCanonical: structure.isCanonical), values)
  }

  /// A matrix that shares nothing with this one. O(stored).
  public func copy() -> CompressedMatrix { CompressedMatrix(structure, values.copy()) }

  /// Where the elements are in a dense matrix of this shape and some layout, relative to its first element.
  func places(in layout: Layout) -> NDArray<Int> {
    let axis = Orientation.lineAxis
    return structure.places(lineStride: layout.strides[axis], stride: layout.strides[1 - axis])
  }
}
