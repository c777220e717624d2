/// Which lines of a matrix a compressed matrix stores one after the other: ``RowCompressed`` or ``ColumnCompressed``.
public protocol SparseOrientation {
  /// The orientation of the transposed matrix.
  associatedtype Opposite: SparseOrientation where Opposite.Opposite == Self
  /// Whether the lines are rows.
  static var isByRows: Bool { get }
}

/// Row after row: SciPy's CSR.
public enum RowCompressed: SparseOrientation {
  public typealias Opposite = ColumnCompressed
  public static var isByRows: Bool { true }
}

/// Column after column: SciPy's CSC.
public enum ColumnCompressed: SparseOrientation {
  public typealias Opposite = RowCompressed
  public static var isByRows: Bool { false }
}

extension SparseOrientation {
  /// The number of lines, and of places in a line, of a matrix.
  static func lines(_ shape: Dimensions) -> (count: Int, extent: Int) {
    isByRows ? (shape[0], shape[1]) : (shape[1], shape[0])
  }

  /// The shape of a matrix of so many lines and places in a line; the axes of a dense matrix in the order of lines.
  static func shape(_ count: Int, _ extent: Int) -> Dimensions { isByRows ? [count, extent] : [extent, count] }

  /// The axis along which lines lie one after the other.
  static var lineAxis: Int { isByRows ? 0 : 1 }
}
