extension CompressedMatrix {
  /// Writes the matrix to a Matrix Market file in coordinate format, with the fewest digits that read back the same
  /// numbers. Places that are stored several times are added first; explicit zeros are written.
  ///
  /// With a symmetry, which the matrix must have, only its lower triangle is written. `comment` goes behind the
  /// header, line by line. An existing file is replaced when all of the new one is on disk, or not at all. O(stored).
  public func write(
    matrixMarketFile path: String, symmetry: MatrixMarketSymmetry = .general, comment: String = ""
  ) throws(MatrixMarketError) {
    let matrix = canonical
    guard matrix.has(symmetry) else {
      throw MatrixMarketError(
        .lacksSymmetry("the matrix of shape \(shape) is not \(symmetry.rawValue): write it as general"), path: path)
    }
    try matrix.coordinates().write(path, symmetry, comment)
  }

  private func has(_ symmetry: MatrixMarketSymmetry) -> Bool {
    if symmetry == .general { return true }
    guard shape[0] == shape[1] else { return false }
    let matrix = CSRMatrix(self)
    let mirrored = CSRMatrix(matrix.transposed)
    guard
      (matrix.offsets .== mirrored.offsets).all() && matrix.indices.size == mirrored.indices.size
        && (matrix.indices .== mirrored.indices).all()
    else { return false }
    let expected =
      switch symmetry {
      case .general, .symmetric: mirrored.values
      case .skewSymmetric: -mirrored.values
      case .hermitian: isComplex ? UnaryFunction<Element, Element>(.conjugate)(mirrored.values) : mirrored.values
      }
    return (matrix.values .== expected).all() && (symmetry != .hermitian || isComplex)
  }

  private var isComplex: Bool { MatrixMarketNumbers<Element>.standard.field == .complex }
}

extension COOMatrix {
  /// Writes the elements, in order, to a Matrix Market file in coordinate format; what reads it adds those of one
  /// place. See ``CompressedMatrix/write(matrixMarketFile:symmetry:comment:)``. O(n).
  public func write(matrixMarketFile path: String, comment: String = "") throws(MatrixMarketError) {
    try write(path, .general, comment)
  }

  fileprivate func write(
    _ path: String, _ symmetry: MatrixMarketSymmetry, _ comment: String
  ) throws(MatrixMarketError) {
    let field = MatrixMarketNumbers<Element>.standard.field
    let (rows, columns, values) = (NDArray(rows).cast(to: Int.self), NDArray(columns).cast(to: Int.self), values)
    let entries = MatrixMarketEntries(rows, columns, symmetry)
    try MatrixMarketFile(path: path).replace { (write) throws(FileError) in
      var text = MatrixMarketText()
      text.header(.coordinate, field, symmetry, comment)
      text.line("\(shape[0]) \(shape[1]) \(entries.count)")
      var next = 0
      while next < entries.total {
        values.withUnsafeBytes { text.append(entries, from: &next, $0, Element.dtype) }
        try text.hand(to: write)
      }
      try text.hand(to: write)
    }
  }
}

extension NDArray where Element: NumericElement {
  /// Writes a matrix to a Matrix Market file in array format. See
  /// ``CompressedMatrix/write(matrixMarketFile:symmetry:comment:)``. O(size).
  public func write(matrixMarketFile path: String, comment: String = "") throws(MatrixMarketError) {
    require(
      ndim == 2, "write(matrixMarketFile:) of an array of shape \(shape): it has two axes; reshape the array first")
    let numbers = MatrixMarketNumbers<Element>.standard
    try MatrixMarketFile(path: path).replace { (write) throws(FileError) in
      var text = MatrixMarketText()
      text.header(.array, numbers.field, .general, comment)
      text.line("\(shape[0]) \(shape[1])")
      // Column by column.
      let values = transposed.asContiguous()
      for i in 0..<values.size {
        text.append(element: i, of: values.pointer, Element.dtype)
        text.append(UInt8(ascii: "\n"))
        if text.isLong { try text.hand(to: write) }
      }
      withExtendedLifetime(values) {}
      try text.hand(to: write)
    }
  }
}
