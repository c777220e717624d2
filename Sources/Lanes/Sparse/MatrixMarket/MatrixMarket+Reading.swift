extension COOMatrix {
  /// The matrix in a Matrix Market file, of any format, field and symmetry: a list of the elements that are stored,
  /// those that a symmetry implies included. Of an array every element is listed that is not zero.
  ///
  /// Elements must be able to hold what the header names: real numbers are read as floats or complex numbers, complex
  /// ones as complex numbers, integers as anything that they fit, patterns as ones. A file that is not what it says
  /// throws an error with the line. Memory is taken for what is in the file and not for what its sizes promise; note
  /// that a ``CSRMatrix`` made of the list also has an offset for every row. O(bytes).
  public init(matrixMarketFile path: String) throws(MatrixMarketError) {
    self = try MatrixMarketFile(path: path).parsed { (bytes) throws(MatrixMarketError) in
      try Self(matrixMarket: bytes)
    }
  }

  /// The matrix in the bytes of a Matrix Market file.
  public init(matrixMarket bytes: [UInt8]) throws(MatrixMarketError) {
    self = try bytes.withUnsafeBufferPointer { (bytes) throws(MatrixMarketError) in
      var reader = try MatrixMarketReader<Element>(bytes)
      guard Swift.max(reader.rows, reader.columns) <= Index.largestExtent else {
        throw MatrixMarketError(
          .tooLarge(
            "\(reader.rows) rows and \(reader.columns) columns: \(Index.self) indices count up to \(Index.max); use Int64"
          ))
      }
      var list = COOMatrix([reader.rows, reader.columns])
      list.reserveCapacity(reader.header.format == .coordinate ? reader.likelyCount : 0)
      let isList = reader.header.format == .coordinate
      try reader.forEachElement { row, column, value in
        if isList || value != .zero { list.append(value, at: (row, column)) }
      }
      return list
    }
  }
}

extension NDArray where Element: NumericElement {
  /// The dense matrix in a Matrix Market file in array format; rules and errors are those of
  /// ``COOMatrix/init(matrixMarketFile:)``, which reads the coordinate format. O(bytes).
  public init(matrixMarketFile path: String) throws(MatrixMarketError) {
    self = try MatrixMarketFile(path: path).parsed { (bytes) throws(MatrixMarketError) in
      try Self(matrixMarket: bytes)
    }
  }

  /// The dense matrix in the bytes of a Matrix Market file in array format.
  public init(matrixMarket bytes: [UInt8]) throws(MatrixMarketError) {
    self = try bytes.withUnsafeBufferPointer { (bytes) throws(MatrixMarketError) in
      var reader = try MatrixMarketReader<Element>(bytes)
      guard reader.header.format == .array else {
        throw MatrixMarketError(
          .unsupported("the file holds a list of coordinates: read it as a COOMatrix, whose dense() is an array"),
          line: 1)
      }
      var elements: [(row: Int, column: Int, value: Element)] = []
      elements.reserveCapacity(reader.likelyCount)
      try reader.forEachElement { elements.append(($0, $1, $2)) }
      // All entries are there: the file is as large as its sizes say.
      let result = NDArray.zeros([reader.rows, reader.columns])
      for element in elements { result[element.row, element.column] = element.value }
      return result
    }
  }
}
