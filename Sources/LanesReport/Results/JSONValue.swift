/// JSON kept as it was written: members in their order, numbers as their text.
///
/// Google Benchmark writes `NaN` and `Infinity` bare, which Foundation refuses; and rows that pass through a merge
/// should come out digit for digit as they went in. Both ask for a reader of our own.
enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  struct Member: Sendable, Equatable {
    var key: String
    var value: JSONValue
  }

  /// The first member of that name; nil for everything that is not an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// A number's value, which may be infinite or not a number.
  var double: Double? {
    guard case .number(let text) = self else { return nil }
    return switch text {
    case "NaN", "-NaN": .nan
    case "Infinity": .infinity
    case "-Infinity": -.infinity
    default: Double(text)
    }
  }

  /// What a reader would call the value in one line, for facts: strings, numbers, and truth values only.
  var scalarText: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}

extension JSONValue.Member {
  init(_ key: String, _ value: JSONValue) {
    self.init(key: key, value: value)
  }
}
