import LanesKernelInterface

/// Reads a Matrix Market text entry by entry. Nothing in it is trusted, and memory is taken only as entries come.
struct MatrixMarketReader<Element: NumericElement> {
  private var lines: MatrixMarketLines
  private let numbers = MatrixMarketNumbers<Element>.standard
  let header: MatrixMarketHeader
  let rows: Int
  let columns: Int
  /// How many entries the file promises.
  let promised: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(MatrixMarketError) {
    lines = MatrixMarketLines(bytes)
    guard lines.readLine() else { throw MatrixMarketError(.invalidHeader("the text is empty"), line: 1) }
    header = try MatrixMarketHeader(lines.words.map { String(decoding: $0.prefix(40), as: UTF8.self) })
    try Self.check(header.field, numbers.field)
    guard lines.readData() else {
      throw MatrixMarketError(.invalidSize("the file ends before its sizes"), line: Swift.max(1, lines.number))
    }
    let isList = header.format == .coordinate
    guard lines.words.count == (isList ? 3 : 2), let rows = lines.count(0), let columns = lines.count(1),
      let entries = isList ? lines.count(2) : 0
    else {
      throw MatrixMarketError(
        .invalidSize(
          "the line of sizes must hold the number of rows, of columns\(isList ? " and of entries" : ""), and no more"),
        line: lines.number)
    }
    guard header.symmetry == .general || rows == columns else {
      throw MatrixMarketError(.notSquare(rows: rows, columns: columns), line: lines.number)
    }
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    if !isList && overflow {
      throw MatrixMarketError(
        .tooLarge("an array of \(rows) rows and \(columns) columns has more elements than can be counted"),
        line: lines.number)
    }
    (self.rows, self.columns) = (rows, columns)
    promised =
      switch (header.format, header.symmetry) {
      case (.coordinate, _): entries
      case (.array, .general): size
      case (.array, .symmetric), (.array, .hermitian): rows + (size - rows) / 2
      case (.array, .skewSymmetric): (size - rows) / 2
      }
  }

  /// Whether the entries of a file with this field can be elements whose own field is `own`.
  private static func check(
    _ field: MatrixMarketHeader.Field, _ own: MatrixMarketHeader.Field
  ) throws(MatrixMarketError) {
    let fits =
      switch field {
      case .pattern, .integer: true
      case .real: own != .integer
      case .complex: own == .complex
      }
    if !fits { throw MatrixMarketError(.wrongField(field: "\(field)", element: "\(Element.self)"), line: 1) }
  }

  /// Calls `body` with the row, counted from 0, the column and the value of every element, those that a symmetry
  /// implies included.
  ///
  /// With a `run`, entries that are written plainly go to `many` instead, many at a time: the run holds as many elements.
  mutating func forEachElement(
    run: MatrixMarketRun? = nil, many: (_ count: Int) -> Void = { _ in },
    _ body: (_ row: Int, _ column: Int, _ value: Element) -> Void
  ) throws(MatrixMarketError) {
    let wordsOfValue =
      switch header.field {
      case .pattern: 0
      case .real, .integer: 1
      case .complex: 2
      }
    let wordsOfPlace = header.format == .coordinate ? 2 : 0
    // Where the next entry of an array is: they come column by column.
    let offset = header.symmetry == .skewSymmetric ? 1 : 0
    var (row, column) = (offset, 0)
    let promised = promised
    var found = 0
    while true {
      if let run {
        var count = 0
        repeat {
          lines.readLines { bytes, position in
            let (entries, elements) = run.read(bytes, &position, limit: promised - found)
            count = elements
            found += entries
            return entries
          }
          if count > 0 { many(count) }
        } while count > 0
      }
      guard lines.readData() else { break }
      guard found < promised else { throw error(.extraEntry(expected: promised)) }
      guard lines.words.count == wordsOfPlace + wordsOfValue else {
        throw error(.invalidEntry(expected: wordsOfPlace + wordsOfValue, found: lines.words.count))
      }
      if wordsOfPlace > 0 { (row, column) = (try index(0, rows), try index(1, columns)) }
      var value = Element.one
      if wordsOfValue > 0 { value = try number(wordsOfPlace) }
      if wordsOfValue > 1 { value = numbers.joined(value, try number(wordsOfPlace + 1)) }
      body(row, column, value)
      if let mirrored = try mirrored(row, column, value) { body(column, row, mirrored) }
      found += 1
      if wordsOfPlace == 0 {
        row += 1
        if row == rows {
          column += 1
          row = header.symmetry == .general ? 0 : column + offset
        }
      }
    }
    guard found == promised else {
      throw MatrixMarketError(.missingEntries(expected: promised, found: found), line: Swift.max(1, lines.number))
    }
  }

  /// What an entry says of the element across the diagonal; nil where it says nothing.
  private func mirrored(_ row: Int, _ column: Int, _ value: Element) throws(MatrixMarketError) -> Element? {
    switch header.symmetry {
    case .general: return nil
    case .symmetric: return row == column ? nil : value
    case .skewSymmetric:
      if row == column {
        guard value == .zero else { throw error(.againstSymmetry("a skew-symmetric matrix has zeros on its diagonal")) }
        return nil
      }
      guard let negative = numbers.negative(value) else {
        throw error(.doesNotFit("the negative of \(value)", element: "\(Element.self)"))
      }
      return negative
    case .hermitian:
      let conjugate = numbers.conjugate(value)
      if row != column { return conjugate }
      // Not a number is unequal to itself, and no reason to refuse a file.
      guard conjugate == value || value != value else {
        throw error(.againstSymmetry("a hermitian matrix has real numbers on its diagonal"))
      }
      return nil
    }
  }

  private func index(_ word: Int, _ extent: Int) throws(MatrixMarketError) -> Int {
    if let index = lines.count(word), index >= 1 && index <= extent { return index - 1 }
    throw error(.indexOutOfRange(lines.text(word), extent: extent))
  }

  private func number(_ word: Int) throws(MatrixMarketError) -> Element {
    if header.field == .integer && !lines.isInteger(word) { throw error(.invalidNumber(lines.text(word))) }
    do {
      return try numbers.read(lines.words[word])
    } catch {
      switch error {
      case .invalid: throw self.error(.invalidNumber(lines.text(word)))
      case .doesNotFit: throw self.error(.doesNotFit(lines.text(word), element: "\(Element.self)"))
      }
    }
  }

  private func error(_ reason: MatrixMarketError.Reason) -> MatrixMarketError {
    MatrixMarketError(reason, line: lines.number)
  }

  /// Room for entries that is worth making at once: what the file promises, but no more than its bytes can hold.
  var likelyCount: Int {
    let entries = Swift.min(promised, lines.remaining / (header.format == .coordinate ? 4 : 2) + 1)
    return header.symmetry == .general ? entries : entries * 2
  }

  /// Room for a run of entries, nil where none is written plainly enough. The caller gives its memory back.
  func run(index: DType) -> MatrixMarketRun? {
    guard header.symmetry == .general || (header.symmetry == .symmetric && header.format == .coordinate) else {
      return nil
    }
    return MatrixMarketRun(
      Element.dtype, index: index, header, extents: header.format == .coordinate ? (rows, columns) : nil,
      capacity: Swift.max(2, Swift.min(4096, likelyCount + 1)))
  }
}
