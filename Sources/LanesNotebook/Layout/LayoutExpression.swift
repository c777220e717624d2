/// An array in a few words, in NumPy's spelling or ours: `array(3, 4)[:, ::2]`, `arange(6).reshape(2, 3).T`.
///
/// It begins with `array(shape)` or `arange(count)`, whose elements are their own places in the memory; what follows are
/// slices in brackets and the calls `T`, `reshape`, `transpose`, `broadcast_to`, `ravel`, `flip`, `diagonal`,
/// `sliding_window` and `copy`.
public struct LayoutExpression: Sendable, Equatable {
  /// The shape of the memory's owner.
  let shape: [Int]
  let steps: [Step]
  /// As it was given.
  public let text: String

  enum Step: Sendable, Equatable {
    case slice([Item])
    case call(Call, [Int])
  }

  enum Item: Sendable, Equatable {
    case index(Int)
    case range(Int?, Int?, step: Int)
    case ellipsis
    case newAxis
  }

  enum Call: String, Sendable, CaseIterable {
    case transpose, reshape, broadcast, ravel, flip, diagonal, slidingWindow, copy

    /// NumPy's names and ours.
    init?(named name: String) {
      switch name {
      case "T", "transpose", "transposed": self = .transpose
      case "reshape", "reshaped": self = .reshape
      case "broadcast_to", "broadcast": self = .broadcast
      case "ravel": self = .ravel
      case "flip", "flipped": self = .flip
      case "diagonal": self = .diagonal
      case "sliding_window", "sliding_window_view", "slidingWindow": self = .slidingWindow
      case "copy": self = .copy
      default: return nil
      }
    }
  }

  /// More cells than this are no picture.
  static let mostElements = 96

  public init(_ text: String) throws(LayoutError) {
    self.text = text
    var parser = LayoutParser(text)
    (shape, steps) = try parser.parse()
  }
}

/// Why there is no picture.
public struct LayoutError: Error, Equatable, CustomStringConvertible {
  public let expression: String
  /// Where in the expression, in characters from 0; nil where it can be read and makes no sense.
  public let position: Int?
  public let reason: String

  public var description: String {
    guard let position else { return "\(expression): \(reason)" }
    return "\(reason)\n  \(expression)\n  \(String(repeating: " ", count: position))^"
  }
}

/// Reads an expression from left to right.
private struct LayoutParser {
  private let text: String
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  mutating func parse() throws(LayoutError) -> ([Int], [LayoutExpression.Step]) {
    let name = word()
    guard ["array", "arange"].contains(name) else {
      throw error("an array begins with array(shape) or arange(count)", at: 0)
    }
    let start = position
    let shape = try numbers()
    guard !shape.isEmpty, shape.allSatisfy({ $0 >= 0 }), name == "array" || shape.count == 1 else {
      throw error(name == "array" ? "a shape is one or more counts" : "arange takes one count", at: start)
    }
    guard LayoutExpression.room(for: shape) <= LayoutExpression.mostElements else {
      throw error("a picture has room for \(LayoutExpression.mostElements) elements", at: start)
    }
    var steps: [LayoutExpression.Step] = []
    skipSpaces()
    while position < characters.count {
      steps.append(try step())
      skipSpaces()
      guard steps.count <= 32 else { throw error("more than 32 steps are no picture", at: position) }
    }
    return (shape, steps)
  }

  private mutating func step() throws(LayoutError) -> LayoutExpression.Step {
    if take("[") { return .slice(try items()) }
    guard take(".") else { throw error("expected .name(…), .T or […]", at: position) }
    let start = position
    let name = word()
    guard let call = LayoutExpression.Call(named: name) else {
      let known = "T, reshape, transpose, broadcast_to, ravel, flip, diagonal, sliding_window and copy"
      throw error("there is no .\(name): there are \(known)", at: start)
    }
    skipSpaces()
    guard position < characters.count, characters[position] == "(" else { return .call(call, []) }
    return .call(call, try numbers())
  }

  /// `(3, 4)`, `((3, 4))` and `()`.
  private mutating func numbers() throws(LayoutError) -> [Int] {
    skipSpaces()
    guard take("(") else { throw error("expected (", at: position) }
    let isNested = take("(")
    var list: [Int] = []
    while !take(")") {
      list.append(try number())
      guard take(",") else {
        guard take(")") else { throw error("expected , or )", at: position) }
        break
      }
    }
    if isNested {
      _ = take(",")
      guard take(")") else { throw error("expected )", at: position) }
    }
    guard list.count <= 8 else { throw error("an array has at most 8 axes", at: position - 1) }
    return list
  }

  private mutating func items() throws(LayoutError) -> [LayoutExpression.Item] {
    var list: [LayoutExpression.Item] = []
    while true {
      list.append(try item())
      if take("]") { return list }
      guard take(",") else { throw error("expected , or ]", at: position) }
      guard list.count < 16 else { throw error("too many indices", at: position) }
    }
  }

  private mutating func item() throws(LayoutError) -> LayoutExpression.Item {
    if take(".") {
      guard take("."), take(".") else { throw error("expected ...", at: position) }
      return .ellipsis
    }
    skipSpaces()
    let start = position
    if let letter = current, letter.isLetter {
      let name = word()
      guard ["None", "newaxis"].contains(name) else {
        throw error("an index is a number, a slice, ... or None", at: start)
      }
      return .newAxis
    }
    let first = current == ":" ? nil : try number()
    guard take(":") else {
      guard let first else { throw error("expected an index", at: start) }
      return .index(first)
    }
    let stop = try bound()
    guard take(":") else { return .range(first, stop, step: 1) }
    let at = position
    let step = try bound() ?? 1
    guard step != 0 else { throw error("a step of 0 goes nowhere", at: at) }
    return .range(first, stop, step: step)
  }

  private mutating func bound() throws(LayoutError) -> Int? {
    skipSpaces()
    guard let next = current, next.isNumber || next == "-" else { return nil }
    return try number()
  }

  private mutating func number() throws(LayoutError) -> Int {
    skipSpaces()
    let start = position
    if current == "-" { position += 1 }
    while let digit = current, digit.isASCII, digit.isNumber { position += 1 }
    guard let value = Int(String(characters[start..<position])), -1_000_000...1_000_000 ~= value else {
      throw error("expected a whole number", at: start)
    }
    return value
  }

  private mutating func word() -> String {
    skipSpaces()
    let start = position
    while let letter = current, letter.isLetter || letter == "_" { position += 1 }
    return String(characters[start..<position])
  }

  private var current: Character? { position < characters.count ? characters[position] : nil }

  private mutating func take(_ character: Character) -> Bool {
    skipSpaces()
    guard current == character else { return false }
    position += 1
    return true
  }

  private mutating func skipSpaces() { while current == " " { position += 1 } }

  private func error(_ reason: String, at position: Int) -> LayoutError {
    LayoutError(expression: text, position: position, reason: reason)
  }
}
