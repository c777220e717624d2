import LanesKernelInterface

extension NPYHeader {
  /// As many bytes at the beginning of a file say how long its header is.
  static let prefixLength = 12
  /// The longest header that is read. That of an array of numbers has 128 bytes; NumPy stops at 10 000.
  private static let longest = 1 << 20

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Where the elements begin, by the first bytes of a file: all of them, or ``prefixLength``.
  static func dataOffset(prefix: UnsafeRawBufferPointer, _ path: String?) throws(FileError) -> Int {
    guard prefix.starts(with: magic.prefix(prefix.count)), !prefix.isEmpty else {
      throw FileError(.unknownFormat, path, "is no array in the NPY format: it does not begin with \\x93NUMPY")
    }
    guard prefix.count >= 8 else { throw cutOff(prefix.count, path) }
    let (major, minor) = (prefix[6], prefix[7])
    guard (1...3).contains(major), minor == 0 else {
      throw FileError(
        .unsupportedVersion, path,
        "is in version \(major).\(minor) of the NPY format; versions 1.0, 2.0 and 3.0 can be read: save it again with "
          + "NumPy")
    }
    let lengthBytes = major == 1 ? 2 : 4
    guard prefix.count >= 8 + lengthBytes else { throw cutOff(prefix.count, path) }
    let length = (0..<lengthBytes).reduce(0) { $0 | Int(prefix[8 + $1]) << (8 * $1) }
    guard length <= longest else {
      throw FileError(.invalidHeader, path, "has a header of \(length) bytes; that of an array has at most \(longest)")
    }
    return 8 + lengthBytes + length
  }

  private static func cutOff(_ count: Int, _ path: String?) -> FileError {
    FileError(.truncated, path, "ends after \(count) bytes, inside the header: it was cut off, copy or write it again")
  }

  /// Parses the beginning of a file. What follows the header is not looked at.
  init(parsing bytes: UnsafeRawBufferPointer, _ path: String?) throws(FileError) {
    let prefix = UnsafeRawBufferPointer(rebasing: bytes.prefix(NPYHeader.prefixLength))
    let end = try NPYHeader.dataOffset(prefix: prefix, path)
    guard bytes.count >= end else { throw NPYHeader.cutOff(bytes.count, path) }
    let start = bytes[6] == 1 ? 10 : 12
    var parser = NPYHeaderParser(
      PythonTokens(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), origin: start, path), path)
    self = try parser.header(dataOffset: end)
  }
}

/// Reads the dictionary: its three keys in any order, each once.
private struct NPYHeaderParser {
  private var tokens: PythonTokens
  private let path: String?
  private var type: (dtype: DType, byteOrder: ByteOrder)?
  private var order: MemoryOrder?
  private var shape: Dimensions?

  init(_ tokens: PythonTokens, _ path: String?) {
    self.tokens = tokens
    self.path = path
  }

  mutating func header(dataOffset: Int) throws(FileError) -> NPYHeader {
    guard try tokens.next() == .mark("{") else { throw tokens.error(at: 0, "no { at its beginning") }
    while try entry() {}
    guard try tokens.next() == .end else { throw tokens.error(at: tokens.position, "something after its end") }
    guard let type, let order, let shape else {
      let missing = [
        type == nil ? "descr" : nil, order == nil ? "fortran_order" : nil, shape == nil ? "shape" : nil,
      ]
      throw tokens.error(at: tokens.position, "no " + missing.compactMap { $0 }.joined(separator: " and no "))
    }
    let header = NPYHeader(
      dtype: type.dtype, byteOrder: type.byteOrder, order: order, shape: shape, dataOffset: dataOffset)
    guard header.isAddressable else {
      throw FileError(
        .invalidShape, path, "says that its shape is \(shape): so many elements have no address; the file is damaged")
    }
    return header
  }

  /// One key with its value and what separates it from the next; false at the end of the dictionary.
  private mutating func entry() throws(FileError) -> Bool {
    let start = tokens.position
    let key: String
    switch try tokens.next() {
    case .mark("}"): return false
    case .string(let range): key = tokens.text(range)
    default: throw tokens.error(at: start, "no key")
    }
    guard try tokens.next() == .mark(":") else { throw tokens.error(at: tokens.position, "no colon after a key") }
    switch key {
    case "descr" where type == nil: type = try descriptor()
    case "fortran_order" where order == nil: order = try flag() ? .columnMajor : .rowMajor
    case "shape" where shape == nil: shape = try tuple()
    case "descr", "fortran_order", "shape": throw tokens.error(at: start, "the key \(key) twice")
    default: throw tokens.error(at: start, "an unknown key")
    }
    let end = tokens.position
    switch try tokens.next() {
    case .mark(","): return true
    case .mark("}"): return false
    default: throw tokens.error(at: end, "no comma after the value of \(key)")
    }
  }

  private mutating func flag() throws(FileError) -> Bool {
    let start = tokens.position
    if case .name(let range) = try tokens.next() {
      switch tokens.text(range) {
      case "True": return true
      case "False": return false
      default: break
      }
    }
    throw tokens.error(at: start, "a fortran_order that is neither True nor False")
  }

  private mutating func tuple() throws(FileError) -> Dimensions {
    let start = tokens.position
    guard try tokens.next() == .mark("(") else { throw tokens.error(at: start, "a shape that is no tuple") }
    var shape = Dimensions()
    while true {
      let position = tokens.position
      switch try tokens.next() {
      case .mark(")"): return shape
      case .integer(let range):
        guard let extent = Int(tokens.text(range)), extent >= 0 else {
          throw invalidShape("an extent of \(tokens.spelled(range))", at: position)
        }
        guard shape.count < Dimensions.maximumCount else {
          throw invalidShape("more than \(Dimensions.maximumCount) axes, the most that an array has", at: position)
        }
        shape.append(extent)
      default: throw tokens.error(at: position, "a shape with something that is no integer")
      }
      let separator = tokens.position
      switch try tokens.next() {
      case .mark(","): break
      // A tuple of one is (3,): (3) is a number.
      case .mark(")") where shape.count > 1: return shape
      default: throw tokens.error(at: separator, "no comma in the shape")
      }
    }
  }

  private func invalidShape(_ what: String, at position: Int) -> FileError {
    FileError(.invalidShape, path, "has a shape with \(what) in its header; store the array in another shape")
  }
}

extension NPYHeaderParser {
  /// NumPy's code of the element type: byte order, kind, bytes.
  private mutating func descriptor() throws(FileError) -> (DType, ByteOrder) {
    let start = tokens.position
    let text: Range<Int>
    switch try tokens.next() {
    case .string(let range): text = range
    case .mark("["), .mark("("), .mark("{"):
      try skipBrackets(from: start)
      throw unsupported(start..<tokens.position, "structured elements")
    default: throw tokens.error(at: start, "a descr that is no type")
    }
    let code = tokens.text(text)
    guard let type = NPYHeader.type(code: code) else {
      throw unsupported(text, NPYHeader.meaning(code: code))
    }
    return type
  }

  /// Goes on to the bracket that closes the one just read.
  private mutating func skipBrackets(from start: Int) throws(FileError) {
    var depth = 1
    while depth > 0 {
      switch try tokens.next() {
      case .mark("["), .mark("("), .mark("{"): depth += 1
      case .mark("]"), .mark(")"), .mark("}"): depth -= 1
      case .end: throw tokens.error(at: start, "a descr without an end")
      default: break
      }
    }
  }

  private func unsupported(_ range: Range<Int>, _ what: String) -> FileError {
    FileError(
      .unsupportedDType, path,
      "holds elements of the type \(tokens.spelled(range)), \(what); an array of Lanes holds bool, int8 to int64, uint8 to "
        + "uint64, float16 to float64, complex64 or complex128: save it as one of these")
  }
}

extension NPYHeader {
  static func type(code: String) -> (DType, ByteOrder)? {
    guard let dtype = DType.allCases.first(where: { $0.code == code.dropFirst() }) else { return nil }
    switch code.first {
    case "<": return (dtype, dtype.itemSize == 1 ? .native : .little)
    case ">": return (dtype, dtype.itemSize == 1 ? .native : .big)
    case "|" where dtype.itemSize == 1: return (dtype, .native)
    default: return nil
    }
  }

  /// What NumPy's type codes that have no element type here stand for.
  fileprivate static func meaning(code: String) -> String {
    switch code.dropFirst().first {
    case "O": "Python objects, which are pickled"
    case "S", "a": "strings of bytes"
    case "U": "strings"
    case "V": "raw bytes"
    case "M": "dates"
    case "m": "spans of time"
    case "f", "c": "floats of another size or without byte order"
    default: "unknown here"
    }
  }
}

extension DType {
  /// NumPy's kind and number of bytes.
  var code: String {
    switch self {
    case .bool: "b1"
    case .int8, .int16, .int32, .int64: "i\(itemSize)"
    case .uint8, .uint16, .uint32, .uint64: "u\(itemSize)"
    case .float16, .float32, .float64: "f\(itemSize)"
    case .complex64, .complex128: "c\(itemSize)"
    }
  }
}
