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
    let list = matrix.coordinates()
    let kept: (Int, Int) -> Bool =
      switch symmetry {
      case .general: { _, _ in true }
      case .symmetric, .hermitian: { $0 >= $1 }
      case .skewSymmetric: { $0 > $1 }
      }
    try list.write(path, symmetry, comment, keeping: kept)
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
    try write(path, .general, comment) { _, _ in true }
  }

  fileprivate func write(
    _ path: String, _ symmetry: MatrixMarketSymmetry, _ comment: String, keeping isKept: (Int, Int) -> Bool
  ) throws(MatrixMarketError) {
    let numbers = MatrixMarketNumbers<Element>.standard
    let (rows, columns, values) = (rows, columns, values)
    let kept = values.indices.filter { isKept(Int(rows[$0]), Int(columns[$0])) }
    try MatrixMarketFile(path: path).replace { (write) throws(FileError) in
      var text = MatrixMarketText()
      text.header(.coordinate, numbers.field, symmetry, comment)
      text.line("\(shape[0]) \(shape[1]) \(kept.count)")
      for i in kept {
        text.line("\(rows[i] + 1) \(columns[i] + 1) \(numbers.words(values[i]))")
        if text.isLong { try text.hand(to: write) }
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
      for column in 0..<shape[1] {
        for row in 0..<shape[0] {
          text.line(numbers.words(self[row, column]))
          if text.isLong { try text.hand(to: write) }
        }
      }
      try text.hand(to: write)
    }
  }
}

/// Lines on their way to a file, handed on in large pieces.
private struct MatrixMarketText {
  private var bytes: [UInt8] = []

  var isLong: Bool { bytes.count >= 1 << 20 }

  mutating func header(
    _ format: MatrixMarketHeader.Format, _ field: MatrixMarketHeader.Field, _ symmetry: MatrixMarketSymmetry,
    _ comment: String
  ) {
    line("%%MatrixMarket matrix \(format) \(field) \(symmetry.rawValue)")
    if comment.isEmpty { return }
    for part in comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { line("%" + part) }
  }

  mutating func line(_ text: some StringProtocol) {
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func hand(to write: (UnsafeRawBufferPointer) throws(FileError) -> Void) throws(FileError) {
    try bytes.withBytes(write)
    bytes.removeAll(keepingCapacity: true)
  }
}
