/// The tokens of the Python literals that NPY headers are made of: brackets, commas, colons, strings,
/// integers and names.
///
/// It is no Python parser: what `numpy.lib.format` has never written is an error with its position.
struct PythonTokens {
  enum Token: Equatable {
    /// One of `{}[]():,`
    case mark(Unicode.Scalar)
    /// The bytes between the quotes.
    case string(Range<Int>)
    /// Digits, perhaps after a minus. The `L` that Python 2 wrote after long ones is left out.
    case integer(Range<Int>)
    /// `True`, `False`, `None`
    case name(Range<Int>)
    case end
  }

  private let bytes: UnsafeRawBufferPointer
  /// Where in the file the first of the bytes is.
  private let origin: Int
  private let path: String?
  /// Where the next token is looked for.
  private(set) var position = 0

  init(_ bytes: UnsafeRawBufferPointer, origin: Int, _ path: String?) {
    self.bytes = bytes
    self.origin = origin
    self.path = path
  }

  mutating func next() throws(FileError) -> Token {
    while position < bytes.count, PythonTokens.isSpace(bytes[position]) { position += 1 }
    guard position < bytes.count else { return .end }
    let start = position
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: ":"), UInt8(ascii: ","):
      position += 1
      return .mark(Unicode.Scalar(byte))
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      return try string(quote: byte)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      position += 1
      while position < bytes.count, PythonTokens.isDigit(bytes[position]) { position += 1 }
      let digits = start..<position
      if position < bytes.count, bytes[position] == UInt8(ascii: "L") { position += 1 }
      if byte == UInt8(ascii: "-") && digits.count == 1 { throw error(at: start, "a minus without a number") }
      let first = byte == UInt8(ascii: "-") ? start + 1 : start
      if digits.upperBound - first > 1 && bytes[first] == UInt8(ascii: "0") {
        throw error(at: start, "a number that begins with 0")
      }
      if position < bytes.count, PythonTokens.isNamePart(bytes[position]) {
        throw error(at: position, "\(spelled(position..<position + 1)) directly after a number")
      }
      return .integer(digits)
    case _ where PythonTokens.isNamePart(byte):
      while position < bytes.count, PythonTokens.isNamePart(bytes[position]) { position += 1 }
      return .name(start..<position)
    default:
      throw error(at: start, "\(spelled(start..<start + 1)), which has no place there")
    }
  }

  private mutating func string(quote: UInt8) throws(FileError) -> Token {
    let start = position
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        position += 1
        return .string(start + 1..<position - 1)
      }
      if byte == UInt8(ascii: "\n") { break }
      // What is escaped can't end the string.
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    throw error(at: start, "a string without an end")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...10).contains(byte) || byte == 13 }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func isNamePart(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
  }
}

extension PythonTokens {
  /// The bytes of a token as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The same for messages: short, and without what a terminal would obey.
  func spelled(_ range: Range<Int>) -> String {
    let shown = bytes[range].prefix(60)
    var text = ""
    for byte in shown {
      switch byte {
      case 32..<127: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return shown.count < range.count ? text + "…" : text
  }

  func error(at position: Int, _ what: String) -> FileError {
    FileError(
      .invalidHeader, path,
      "has \(what), at byte \(origin + position): the header of an array is a dictionary of descr, fortran_order and shape"
    )
  }
}
