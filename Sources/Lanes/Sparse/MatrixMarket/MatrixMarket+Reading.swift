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
      let isList = reader.header.format == .coordinate
      guard isList else {
        try reader.forEachElement { row, column, value in
          if value != .zero { list.append(value, at: (row, column)) }
        }
        return list
      }
      list.reserveCapacity(reader.likelyCount)
      let run = reader.run(index: Index.dtype)
      defer { run?.deallocate() }
      try reader.forEachElement(run: run) { count in
        list.append(run!, count)
      } _: { row, column, value in
        list.append(value, at: (row, column))
      }
      return list
    }
  }
}

extension COOMatrix {
  /// Adds the elements of a run.
  fileprivate mutating func append(_ run: MatrixMarketRun, _ count: Int) {
    func elements<T>(_ memory: UnsafeMutableRawPointer, _ type: T.Type) -> UnsafeBufferPointer<T> {
      UnsafeBufferPointer(start: memory.assumingMemoryBound(to: type), count: count)
    }
    rowList.append(contentsOf: elements(run.rows, Index.self))
    columnList.append(contentsOf: elements(run.columns, Index.self))
    valueList.append(contentsOf: elements(run.values, Element.self))
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
      // The entries of a whole matrix come column by column.
      if reader.header.symmetry == .general {
        var columns: [Element] = []
        columns.reserveCapacity(reader.likelyCount)
        let run = reader.run(index: .int64)
        defer { run?.deallocate() }
        try reader.forEachElement(run: run) { count in
          let values = run!.values.assumingMemoryBound(to: Element.self)
          columns.append(contentsOf: UnsafeBufferPointer(start: values, count: count))
        } _: {
          columns.append($2)
        }
        return NDArray(columns).reshaped([reader.columns, reader.rows]).transposed.copy(order: .rowMajor)
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
