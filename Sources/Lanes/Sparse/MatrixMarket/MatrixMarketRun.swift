import LanesKernelInterface

/// Entries of a Matrix Market text that are written plainly, read into memory many at a time.
///
/// Entries are lines of whole numbers and decimal numbers with single spaces between them, as most are. Whatever is
/// not so, comments, other spaces, what is wrong, or numbers that have more digits than fit, ends a run and is left to the
/// reader that looks at each word, which is not fast. This part does not depend on the types of elements and indices.
struct MatrixMarketRun {
  let element: DType
  /// The type of the indices, `int32` or `int64`.
  let index: DType
  let field: MatrixMarketHeader.Field
  /// Whether each entry stands for the element across the diagonal too.
  let isSymmetric: Bool
  /// The extents of a list's rows and columns; nil for an array, whose entries have none.
  let extents: (rows: Int, columns: Int)?

  /// How many elements there is room for.
  let capacity: Int
  let rows: UnsafeMutableRawPointer
  let columns: UnsafeMutableRawPointer
  let values: UnsafeMutableRawPointer

  init(
    _ element: DType, index: DType, _ header: MatrixMarketHeader, extents: (rows: Int, columns: Int)?, capacity: Int
  ) {
    self.element = element
    self.index = index
    field = header.field
    isSymmetric = header.symmetry == .symmetric
    self.extents = extents
    self.capacity = capacity
    rows = .allocate(byteCount: capacity * 8, alignment: 64)
    columns = .allocate(byteCount: capacity * 8, alignment: 64)
    values = .allocate(byteCount: capacity * element.itemSize, alignment: 64)
  }

  func deallocate() {
    rows.deallocate()
    columns.deallocate()
    values.deallocate()
  }

  /// Reads up to `limit` entries from `position` on, the start of a line, which is moved behind the last of them. Returns
  /// how many entries were read and how many elements they are.
  func read(
    _ text: UnsafeBufferPointer<UInt8>, _ position: inout Int, limit: Int
  ) -> (entries: Int, elements: Int) {
    guard let bytes = text.baseAddress else { return (0, 0) }
    let end = text.count
    var (entries, elements) = (0, 0)
    while entries < limit && elements &+ 2 <= capacity {
      var next = position
      var (row, column) = (0, 0)
      if let extents {
        guard Self.readIndex(bytes, &next, end, extents.rows, &row), Self.readSpace(bytes, &next, end),
          Self.readIndex(bytes, &next, end, extents.columns, &column),
          field == .pattern || Self.readSpace(bytes, &next, end)
        else { break }
      }
      guard readValue(bytes, &next, end, elements) else { break }
      if next < end && bytes[next] == UInt8(ascii: "\r") { next &+= 1 }
      if next < end {
        guard bytes[next] == UInt8(ascii: "\n") else { break }
        next &+= 1
      }
      position = next
      entries &+= 1
      guard extents != nil else {
        elements &+= 1
        continue
      }
      store(row, column, elements)
      elements &+= 1
      if isSymmetric && row != column {
        store(column, row, elements)
        let size = element.itemSize
        (values + elements &* size).copyMemory(from: values + (elements &- 1) &* size, byteCount: size)
        elements &+= 1
      }
    }
    return (entries, elements)
  }

  /// Reads an index from 1 to `extent`.
  @inline(__always)
  private static func readIndex(
    _ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, _ extent: Int, _ index: inout Int
  ) -> Bool {
    let start = position
    var value = 0
    while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      value = value &* 10 &+ Int(digit)
      position &+= 1
    }
    index = value &- 1
    // Eighteen digits fit.
    return position &- start <= 18 && value >= 1 && value <= extent
  }

  @inline(__always)
  private static func readSpace(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int) -> Bool {
    guard position < end && bytes[position] == UInt8(ascii: " ") else { return false }
    position &+= 1
    return true
  }

  @inline(__always)
  private func store(_ row: Int, _ column: Int, _ place: Int) {
    if index == .int32 {
      rows.storeBytes(of: Int32(truncatingIfNeeded: row), toByteOffset: place &* 4, as: Int32.self)
      columns.storeBytes(of: Int32(truncatingIfNeeded: column), toByteOffset: place &* 4, as: Int32.self)
    } else {
      rows.storeBytes(of: row, toByteOffset: place &* 8, as: Int.self)
      columns.storeBytes(of: column, toByteOffset: place &* 8, as: Int.self)
    }
  }

  @inline(__always)
  private func readValue(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, _ place: Int) -> Bool {
    if field == .pattern { return storeWhole(1, place) }
    guard let number = DecimalNumber(bytes, &position, end), number.isWhole || field != .integer else { return false }
    switch element {
    case .float64: return store(number.double, place)
    case .float32: return store(number.float, place)
    case .complex64, .complex128:
      guard field == .complex else { return false }
      guard Self.readSpace(bytes, &position, end), let imaginary = DecimalNumber(bytes, &position, end) else {
        return false
      }
      return element == .complex64
        ? store(number.float, 2 &* place) && store(imaginary.float, 2 &* place &+ 1)
        : store(number.double, 2 &* place) && store(imaginary.double, 2 &* place &+ 1)
    case .float16: return false
    default:
      guard number.isWhole && number.significand <= UInt64(Int64.max) else { return false }
      let value = Int64(number.significand)
      return storeWhole(number.isNegative ? 0 &- value : value, place)
    }
  }

  @inline(__always)
  private func store<T: BitwiseCopyable>(_ value: T?, _ place: Int) -> Bool {
    guard let value else { return false }
    values.storeBytes(of: value, toByteOffset: place &* MemoryLayout<T>.stride, as: T.self)
    return true
  }

  /// Stores a whole number, if elements can hold it.
  @inline(__always)
  private func storeWhole(_ value: Int64, _ place: Int) -> Bool {
    switch element {
    case .int8: store(Int8(exactly: value), place)
    case .int16: store(Int16(exactly: value), place)
    case .int32: store(Int32(exactly: value), place)
    case .int64: store(value, place)
    case .uint8: store(UInt8(exactly: value), place)
    case .uint16: store(UInt16(exactly: value), place)
    case .uint32: store(UInt32(exactly: value), place)
    case .uint64: store(UInt64(exactly: value), place)
    case .float32: store(Float(value), place)
    case .float64: store(Double(value), place)
    default: false
    }
  }
}
