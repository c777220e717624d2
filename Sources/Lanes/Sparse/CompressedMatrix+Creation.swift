import LanesKernelInterface

extension CompressedMatrix {
  /// A matrix of zeros, of which nothing is stored. O(lines).
  public static func zeros(_ shape: Dimensions) -> CompressedMatrix {
    let (count, extent) = lines(shape)
    return CompressedMatrix(SparseStructure(empty: count, extent), .empty([0]))
  }

  /// A matrix of values from outside, which are shared where they follow each other in memory, and copies of indices
  /// and offsets, which are checked: they may be in any order and name places several times. O(stored).
  ///
  /// Throws what is wrong with them; nothing is trusted.
  public init(
    shape: Dimensions, values: NDArray<Element>, indices: NDArray<Index>, offsets: NDArray<Index>
  ) throws(SparseError) {
    try Index.check(shape)
    guard values.ndim == 1 && values.size == indices.size else {
      throw .mismatchedLengths(
        "values of shape \(values.shape) and indices of shape \(indices.shape): both are lists of one length")
    }
    let (count, extent) = Orientation.lines(shape)
    structure = try SparseStructure(checking: offsets, indices, count: count, extent: extent)
    self.values = values.asContiguous()
  }

  /// The elements of a dense matrix that are not zero, which may lie in memory in any way. A copy. O(size).
  public init(_ dense: NDArray<Element>) {
    require(
      dense.ndim == 2, "a sparse matrix of an array of shape \(dense.shape): it has two axes; reshape the array first")
    let (count, extent) = Self.lines(dense.shape)
    let flat = (Orientation.isByRows ? dense : dense.transposed).asContiguous()
    let positions = flat.flatNonZero()
    Index.requireCountable(positions.size, "an array of shape \(dense.shape)")
    self.init(.lines(at: positions, count: count, extent: extent), flat.gathered(positions))
  }

  /// The matrix of a list of elements, those of one place added. A copy, with sorted indices. O(stored + lines).
  public init(_ list: COOMatrix<Element, Index>) {
    let (count, extent) = Self.lines(list.shape)
    let stored = list.storedCount
    Index.requireCountable(stored, "a list")
    let (majors, minors) = Orientation.isByRows ? (list.rows, list.columns) : (list.columns, list.rows)
    if stored == 0 {
      self = .zeros(list.shape)
      return
    }
    let buffer = SparseStructureBuffer<Index>(count: count, extent: extent, capacity: stored)
    let values = NDArray<Element>.empty([stored])
    majors.withUnsafeBufferPointer { majors in
      minors.withUnsafeBufferPointer { minors in
        list.values.withUnsafeBufferPointer { source in
          Self.loops.bucket(
            majors.baseAddress!, minors.baseAddress!, source.baseAddress!, stored, buffer.lines, values.pointer)
        }
      }
    }
    let findings = buffer.findings
    let structure = buffer.finish(isSorted: findings.isSorted, isCanonical: findings.isCanonical)
    self = CompressedMatrix(structure, values).summingDuplicates()
  }

  /// The matrix with `values` on a diagonal, which lies above the main one where `offset` is positive. A copy.
  /// O(lines).
  public init(diagonal values: NDArray<Element>, offset: Int = 0) {
    require(values.ndim == 1, "a diagonal of shape \(values.shape): it has one axis")
    let magnitude = offset.magnitude
    require(
      values.size <= Index.largestExtent && magnitude <= UInt(Index.largestExtent - values.size),
      "a diagonal of \(values.size) elements at offset \(offset): the matrix has more rows than \(Index.self) indices count"
    )
    let size = values.size + Int(magnitude)
    let skipped = Swift.max(0, Orientation.isByRows ? -offset : offset)
    let first = Swift.max(0, Orientation.isByRows ? offset : -offset)
    // Lines before the diagonal and after it are empty.
    let steps = NDArray<Int>.arange(0, size + 1) - skipped
    let offsets = steps.clipped(to: 0...values.size)
    self.init(
      SparseStructure(
        count: size, extent: size, offsets: offsets.cast(to: Index.self),
        indices: NDArray<Int>.arange(first, first + values.size).cast(to: Index.self)), values.copy())
  }

  /// The square matrix with ones on its diagonal. O(count).
  public static func eye(_ count: Int) -> CompressedMatrix { CompressedMatrix(diagonal: .ones([count])) }

  /// The lines of a shape that a programmer gave.
  static func lines(_ shape: Dimensions) -> (count: Int, extent: Int) {
    Index.requireShape(shape)
    return Orientation.lines(shape)
  }
}

extension SparseIndex {
  /// Throws unless a matrix can have this shape.
  static func check(_ shape: Dimensions) throws(SparseError) {
    guard shape.count == 2 && shape[0] >= 0 && shape[1] >= 0 else { throw .invalidShape(Array(shape)) }
    guard shape[0] <= largestExtent && shape[1] <= largestExtent else {
      throw .tooLarge(shape: Array(shape), largest: largestExtent)
    }
  }

  /// Stops, saying what is wrong, unless a matrix can have this shape.
  static func requireShape(_ shape: Dimensions) {
    do throws(SparseError) {
      try check(shape)
    } catch {
      fail(error.description)
    }
  }
}
