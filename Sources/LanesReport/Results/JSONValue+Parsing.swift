/// Where and why a text is not JSON.
struct JSONFailure: Error, Equatable {
  var line: Int
  var reason: String
}

extension JSONValue {
  init(parsing bytes: [UInt8]) throws(JSONFailure) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }
}

/// A recursive reader with a limit on nesting, so that no text can exhaust the stack.
private struct JSONParser {
  let bytes: [UInt8]
  var position = 0
  let deepest = 64

  mutating func document() throws(JSONFailure) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw failure("something follows the end of the document") }
    return value
  }

  mutating func value(depth: Int) throws(JSONFailure) -> JSONValue {
    guard depth < deepest else { throw failure("nested deeper than \(deepest) levels") }
    skipSpace()
    guard let byte = peek else { throw failure("the text ends where a value should stand") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): try word("true"); return .bool(true)
    case UInt8(ascii: "f"): try word("false"); return .bool(false)
    case UInt8(ascii: "n"): try word("null"); return .null
    default: return try number()
    }
  }

  mutating func object(depth: Int) throws(JSONFailure) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw failure("a member's name should stand here") }
      let key = try string()
      guard take(":") else { throw failure("a colon should follow the name “\(key)”") }
      members.append(.init(key, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw failure("an object is not closed") }
    return .object(members)
  }

  mutating func array(depth: Int) throws(JSONFailure) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw failure("an array is not closed") }
    return .array(elements)
  }

  mutating func number() throws(JSONFailure) -> JSONValue {
    let start = position
    while let byte = peek, Self.isNumberByte(byte) { position += 1 }
    let value = JSONValue.number(String(decoding: bytes[start..<position], as: UTF8.self))
    guard position > start, value.double != nil else {
      position = start
      throw failure("neither a value nor a number")
    }
    return value
  }

  /// Digits, signs, point, exponent, and the letters of NaN and Infinity; `double` then judges the whole.
  static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }

  mutating func string() throws(JSONFailure) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw failure("a string is not closed")
  }

  mutating func escape(into text: inout [UInt8]) throws(JSONFailure) {
    guard let byte = peek else { throw failure("a string is not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), bytes[position...].starts(with: [0x5C, 0x75]) {
        position += 2
        let low = try hexadecimal()
        code = (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
      }
      text.append(contentsOf: Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8))
    default: throw failure("unknown escape in a string")
    }
  }

  mutating func hexadecimal() throws(JSONFailure) -> UInt32 {
    let end = position + 4
    guard end <= bytes.count,
      let code = UInt32(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
    else { throw failure("\\u needs four hexadecimal digits") }
    position = end
    return code
  }

  mutating func word(_ word: String) throws(JSONFailure) {
    guard bytes[position...].starts(with: word.utf8) else { throw failure("“\(word)” is misspelt") }
    position += word.utf8.count
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  func failure(_ reason: String) -> JSONFailure {
    let newlines = bytes[..<min(position, bytes.count)].count { $0 == 0x0A }
    return JSONFailure(line: newlines + 1, reason: reason)
  }
}
