import LanesKernelInterface

/// A sparse matrix that stores its lines one after the other: a ``CSRMatrix`` its rows, a ``CSCMatrix`` its columns.
///
///     var list = COOMatrix<Float, Int32>([3, 4])
///     list.append(2, at: (0, 1))
///     let m = CSRMatrix(list)
///     let y = CSRMatrix.matmul(m, x)        // x: NDArray<Float> of 4 elements
///     let t = m.transposed                  // a CSCMatrix over the same memory
///
/// Three arrays hold it, as in SciPy: ``values`` (its `data`), ``indices`` and ``offsets`` (its `indptr`). The
/// elements of line `i` have the numbers from `offsets[i]` up to `offsets[i + 1]`, and `indices` says where in the
/// line each of them is. What is not stored is zero.
///
/// A matrix is a handle, as an array is: assigning or transposing it shares its memory, and so do slices of lines. What
/// is written to ``values`` is seen by all who share them; indices and offsets can't be written to.
///
/// A place may be stored several times, and then its elements count together, and explicit zeros may be stored;
/// ``summingDuplicates()`` and ``eliminatingZeros()`` make an end of it. Operations whose answer depends on it do so by
/// themselves.
public struct CompressedMatrix<Element: NumericElement, Index: SparseIndex, Orientation: SparseOrientation> {
  let structure: SparseStructure<Index>

  /// The stored values, line by line: SciPy's `data`. They are the matrix's own memory: `m.values *= 2` changes the
  /// matrix, and every other one that shares them.
  public let values: NDArray<Element>

  init(_ structure: SparseStructure<Index>, _ values: NDArray<Element>) {
    self.structure = structure
    self.values = values
  }

  static var loops: SparseLoops {
    KernelSelection.current.kernels.sparse(SparseIndexWidth(Index.dtype), Element.dtype)!
  }

  /// The place in its line of each value: SciPy's `indices`. A read-only view. O(1).
  public var indices: NDArray<Index> { structure.indices }

  /// Where each line begins in ``values``, and behind them the end: SciPy's `indptr`. A read-only view. O(1).
  public var offsets: NDArray<Index> { structure.offsets }
}

/// A sparse matrix stored by rows, SciPy's CSR: for products with vectors and matrices, and for rows.
public typealias CSRMatrix<Element: NumericElement, Index: SparseIndex> = CompressedMatrix<
  Element, Index, RowCompressed
>

/// A sparse matrix stored by columns, SciPy's CSC: for columns.
public typealias CSCMatrix<Element: NumericElement, Index: SparseIndex> = CompressedMatrix<
  Element, Index, ColumnCompressed
>

extension CompressedMatrix {
  /// Rows and columns. O(1).
  public var shape: Dimensions { Orientation.shape(structure.count, structure.extent) }

  /// How many values are stored, explicit zeros and repeated places included: SciPy's `nnz`. O(1).
  public var storedCount: Int { structure.storedCount }

  /// The bytes of the three arrays. O(1).
  public var nbytes: Int { values.nbytes + indices.nbytes + offsets.nbytes }

  /// The stored values as a share of all elements; 0 for a matrix without elements. O(1).
  public var density: Double {
    shape.contains(0) ? 0 : Double(storedCount) / Double(shape[0]) / Double(shape[1])
  }

  /// Whether the indices of no line fall. O(1).
  public var hasSortedIndices: Bool { structure.isSorted }

  /// Whether the indices of every line rise, so that no place is stored twice: SciPy's `has_canonical_format`. O(1).
  public var isCanonical: Bool { structure.isCanonical }

  /// The transposed matrix: the same memory, read the other way. A view. O(1).
  public var transposed: CompressedMatrix<Element, Index, Orientation.Opposite> { .init(structure, values) }

  /// Whether both matrices show the same values in memory.
  public func sharesMemory<Other>(with other: CompressedMatrix<Element, Index, Other>) -> Bool {
    values.sharesMemory(with: other.values)
  }
}

extension CompressedMatrix: CustomStringConvertible {
  /// The kind of matrix, its types, its shape and the number of stored elements.
  public var description: String {
    "\(Orientation.isByRows ? "CSR" : "CSC")Matrix<\(Element.dtype), \(Index.dtype)> of shape \(shape) with \(storedCount) "
      + "stored element\(storedCount == 1 ? "" : "s")"
  }
}
