extension NDArray where Element == Int {
  /// The indices of the main diagonal of an array with `ndim` axes of extent `count`, one array for each axis: NumPy's
  /// `diag_indices`. O(count · ndim).
  public static func diagonalIndices(_ count: Int, ndim: Int = 2) -> [NDArray] {
    requireSides("diagonalIndices", count, ndim)
    return (0..<ndim).map { _ in arange(count) }
  }

  /// The indices of the elements on and below a diagonal of a matrix, in row-major order; as many columns as rows, if
  /// left out. A positive `offset` lies above the main diagonal. NumPy's `tril_indices`. O(rows · columns).
  ///
  ///     let (i, j) = NDArray<Int>.lowerTriangleIndices(3)
  ///     a[i, j]   // a[0, 0], a[1, 0], a[1, 1], a[2, 0], …
  public static func lowerTriangleIndices(
    _ rows: Int, _ columns: Int? = nil, offset: Int = 0
  ) -> (rows: NDArray, columns: NDArray) {
    triangleIndices("lowerTriangleIndices", rows, columns ?? rows, offset) { $0 .>= $1 }
  }

  /// The indices of the elements on and above a diagonal of a matrix, in row-major order: NumPy's `triu_indices`.
  public static func upperTriangleIndices(
    _ rows: Int, _ columns: Int? = nil, offset: Int = 0
  ) -> (rows: NDArray, columns: NDArray) {
    triangleIndices("upperTriangleIndices", rows, columns ?? rows, offset) { $0 .<= $1 }
  }

  private static func triangleIndices(
    _ operation: String, _ rows: Int, _ columns: Int, _ offset: Int,
    _ isInside: (_ diagonal: NDArray, _ column: NDArray) -> NDArray<Bool>
  ) -> (rows: NDArray, columns: NDArray) {
    requireSides(operation, rows, columns)
    // Diagonals further out are all alike.
    let offset = Swift.min(Swift.max(offset, -rows), columns)
    let indices = isInside(arange(rows)[.all, .newAxis] + offset, arange(columns)).nonZero()
    return (indices[0], indices[1])
  }

  private static func requireSides(_ operation: String, _ first: Int, _ second: Int) {
    require(first >= 0 && second >= 0, "\(operation)(\(first), \(second)): there can't be fewer than none")
  }
}
