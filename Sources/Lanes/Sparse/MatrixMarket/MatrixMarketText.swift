import LanesKernelInterface

/// Text on its way to a file, handed on in large pieces.
struct MatrixMarketText {
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

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(whole value: Int64) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    append(whole: value.magnitude)
  }

  mutating func append(whole value: UInt64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var (start, rest) = (20, value)
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Adds lines for entries from `next` on, which is moved behind them, until the text is long.
  mutating func append(
    _ entries: MatrixMarketEntries, from next: inout Int, _ values: UnsafeRawBufferPointer, _ dtype: DType
  ) {
    guard let values = values.baseAddress else { return }
    let (rows, columns) = (entries.rows.pointer, entries.columns.pointer)
    while next < entries.total && !isLong {
      let (row, column) = (rows[next], columns[next])
      if entries.writes(row, column) {
        append(whole: Int64(row + 1))
        append(UInt8(ascii: " "))
        append(whole: Int64(column + 1))
        append(UInt8(ascii: " "))
        append(element: next, of: values, dtype)
        append(UInt8(ascii: "\n"))
      }
      next += 1
    }
  }

  /// The words that read back as the same element of an array of a type: the fewest digits that do.
  mutating func append(element i: Int, of values: UnsafeRawPointer, _ dtype: DType) {
    switch dtype {
    case .int8: append(whole: Int64(values.load(fromByteOffset: i, as: Int8.self)))
    case .int16: append(whole: Int64(values.load(fromByteOffset: 2 * i, as: Int16.self)))
    case .int32: append(whole: Int64(values.load(fromByteOffset: 4 * i, as: Int32.self)))
    case .int64: append(whole: values.load(fromByteOffset: 8 * i, as: Int64.self))
    case .uint8: append(whole: UInt64(values.load(fromByteOffset: i, as: UInt8.self)))
    case .uint16: append(whole: UInt64(values.load(fromByteOffset: 2 * i, as: UInt16.self)))
    case .uint32: append(whole: UInt64(values.load(fromByteOffset: 4 * i, as: UInt32.self)))
    case .uint64: append(whole: values.load(fromByteOffset: 8 * i, as: UInt64.self))
    case .float16: append(number: values.load(fromByteOffset: 2 * i, as: Float16.self))
    case .float32: append(number: values.load(fromByteOffset: 4 * i, as: Float.self))
    case .float64: append(number: values.load(fromByteOffset: 8 * i, as: Double.self))
    case .complex64:
      append(element: 2 * i, of: values, .float32)
      append(UInt8(ascii: " "))
      append(element: 2 * i + 1, of: values, .float32)
    case .complex128:
      append(element: 2 * i, of: values, .float64)
      append(UInt8(ascii: " "))
      append(element: 2 * i + 1, of: values, .float64)
    case .bool: fail("a Matrix Market file of Booleans: it holds numbers")
    }
  }

  @inline(__always)
  private mutating func append(number: some BinaryFloatingPoint & CustomStringConvertible) {
    var text = number.isNaN ? "nan" : number.description
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  mutating func hand(to write: (UnsafeRawBufferPointer) throws(FileError) -> Void) throws(FileError) {
    try bytes.withBytes(write)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The places of a list's elements, and which of them are written.
struct MatrixMarketEntries {
  let rows: NDArray<Int>
  let columns: NDArray<Int>
  /// How far below the diagonal an entry must be.
  private let depth: Int?

  init(_ rows: NDArray<Int>, _ columns: NDArray<Int>, _ symmetry: MatrixMarketSymmetry) {
    (self.rows, self.columns) = (rows, columns)
    depth =
      switch symmetry {
      case .general: nil
      case .symmetric, .hermitian: 0
      case .skewSymmetric: 1
      }
  }

  var total: Int { rows.size }

  /// How many are written.
  var count: Int {
    guard let depth else { return total }
    return (0..<total).count { rows.pointer[$0] - columns.pointer[$0] >= depth }
  }

  func writes(_ row: Int, _ column: Int) -> Bool {
    guard let depth else { return true }
    return row - column >= depth
  }
}
