/// A sparse matrix as a list of elements, each with its row and column: SciPy's COO, for building.
///
///     var list = COOMatrix<Double, Int32>([1000, 1000])
///     list.append(1.5, at: (3, 7))
///     list.append(0.5, at: (3, 7))          // the same place: 2.0 in all
///     let matrix = CSRMatrix(list)
///
/// Elements may come in any order, and those of one place are added when a matrix is made of the list. Unlike arrays
/// and compressed matrices a list is a value: a copy of it is another list.
public struct COOMatrix<Element: NumericElement, Index: SparseIndex> {
  /// Rows and columns.
  public let shape: Dimensions
  @usableFromInline var rowList: [Index]
  @usableFromInline var columnList: [Index]
  @usableFromInline var valueList: [Element]

  /// An empty list for a matrix of this shape.
  public init(_ shape: Dimensions) {
    Index.requireShape(shape)
    self.init(uncheckedShape: shape, rows: [], columns: [], values: [])
  }

  /// A list of elements from outside. Throws where their numbers differ, or one is outside of the matrix. O(n).
  public init(shape: Dimensions, rows: [Index], columns: [Index], values: [Element]) throws(SparseError) {
    try Index.check(shape)
    guard rows.count == values.count && columns.count == values.count else {
      throw .mismatchedLengths(
        "\(rows.count) rows, \(columns.count) columns and \(values.count) values: each element has one of each")
    }
    for (indices, extent) in [(rows, shape[0]), (columns, shape[1])] {
      guard let position = indices.firstIndex(where: { $0 < 0 || $0 >= extent }) else { continue }
      throw .indexOutOfRange(position: position, value: Int(indices[position]), extent: extent)
    }
    self.init(uncheckedShape: shape, rows: rows, columns: columns, values: values)
  }

  /// The elements of a dense matrix that are not zero. O(size).
  public init(_ dense: NDArray<Element>) { self = CSRMatrix<Element, Index>(dense).coordinates() }

  /// The stored elements of a compressed matrix. A copy. O(stored).
  public init<Orientation>(_ matrix: CompressedMatrix<Element, Index, Orientation>) { self = matrix.coordinates() }

  @usableFromInline
  init(uncheckedShape shape: Dimensions, rows: [Index], columns: [Index], values: [Element]) {
    self.shape = shape
    rowList = rows
    columnList = columns
    valueList = values
  }
}

extension COOMatrix {
  /// The row of each element.
  public var rows: [Index] { rowList }

  /// The column of each element.
  public var columns: [Index] { columnList }

  /// The elements.
  public var values: [Element] { valueList }

  /// How many elements the list has, zeros and repeated places included: SciPy's `nnz`. O(1).
  public var storedCount: Int { values.count }

  /// The bytes of the elements, their rows and columns. O(1).
  public var nbytes: Int { storedCount * (MemoryLayout<Element>.stride + 2 * MemoryLayout<Index>.stride) }

  /// Adds `value` to the element at a row and column, which must be inside. Amortised O(1).
  @inlinable
  public mutating func append(_ value: Element, at place: (row: Int, column: Int)) {
    require(
      place.row >= 0 && place.row < shape[0] && place.column >= 0 && place.column < shape[1],
      "append at row \(place.row), column \(place.column) of a matrix of shape \(shape): rows and columns are counted from 0"
    )
    rowList.append(Index(truncatingIfNeeded: place.row))
    columnList.append(Index(truncatingIfNeeded: place.column))
    valueList.append(value)
  }

  /// Adds values to the elements at rows and columns, of which there is one for each. O(n).
  public mutating func append(_ values: [Element], rows: [Index], columns: [Index]) {
    do throws(SparseError) {
      let more = try COOMatrix(shape: shape, rows: rows, columns: columns, values: values)
      rowList += more.rows
      columnList += more.columns
      valueList += more.values
    } catch {
      fail("append to a matrix of shape \(shape): \(error)")
    }
  }

  /// Makes room, so that appending so many elements does not move the ones that are there.
  public mutating func reserveCapacity(_ count: Int) {
    require(count >= 0, "reserveCapacity(\(count)): there can't be fewer than none")
    rowList.reserveCapacity(count)
    columnList.reserveCapacity(count)
    valueList.reserveCapacity(count)
  }

  /// The transposed list. O(1): the lists change names.
  public var transposed: COOMatrix {
    COOMatrix(uncheckedShape: [shape[1], shape[0]], rows: columns, columns: rows, values: values)
  }

  /// All elements, zeros included, those of one place added. O(size).
  public func dense() -> NDArray<Element> { CSRMatrix(self).dense() }
}

extension COOMatrix: CustomStringConvertible {
  /// The kind of matrix, its types, its shape and the number of stored elements.
  public var description: String {
    "COOMatrix<\(Element.dtype), \(Index.dtype)> of shape \(shape) with \(storedCount) stored "
      + "element\(storedCount == 1 ? "" : "s")"
  }
}
