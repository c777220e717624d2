import Lanes

/// A statement, and the variables that it can name.
struct Call {
  let statement: Statement
  let variables: [String: any Variable]

  var operation: String { statement.operation }
  var count: Int { statement.arguments.count }

  func word(_ i: Int) -> String {
    guard i < count else { refuse("\(operation) needs more than \(count) arguments") }
    return statement.arguments[i]
  }

  func int(_ i: Int) -> Int { whole(word(i)) }
  func ints(_ i: Int) -> [Int] { list(word(i)) }
  func shape(_ i: Int) -> Dimensions { Dimensions(ints(i)) }

  func isArray(_ i: Int) -> Bool { variables[word(i)] != nil }
  func array<Element>(_ i: Int, of type: Element.Type = Element.self) -> NDArray<Element> { array(named: word(i)) }
  func scalar<Element: ArrayElement>(_ i: Int, of type: Element.Type = Element.self) -> Element { read(word(i)) }

  func option(_ name: String) -> String? { statement.options[name] }
  func int(_ name: String) -> Int? { option(name).map(whole) }
  func ints(_ name: String) -> [Int]? { option(name).map(list) }
  func array<Element>(_ name: String, of type: Element.Type = Element.self) -> NDArray<Element>? {
    option(name).map { array(named: $0) }
  }
  func scalar<Element: ArrayElement>(_ name: String, of type: Element.Type = Element.self) -> Element? {
    option(name).map { read($0) }
  }
  func has(_ name: String) -> Bool { option(name) == "1" }
  func order(_ name: String = "order") -> MemoryOrder { option(name) == "F" ? .columnMajor : .rowMajor }

  func array<Element>(named name: String) -> NDArray<Element> {
    guard let array = variables[name] as? NDArray<Element> else {
      refuse("\(name) is no array of \(Element.self) in \(statement)")
    }
    return array
  }

  private func whole(_ text: String) -> Int {
    guard let value = Int(text) else { refuse("\(text) is no integer in \(statement)") }
    return value
  }

  private func list(_ text: String) -> [Int] {
    guard text.first == "[" && text.last == "]" else { refuse("\(text) is no list in \(statement)") }
    return text.dropFirst().dropLast().split(separator: ",").map { whole(String($0)) }
  }
}

/// The case of an operator that a name means.
func named<Operator: CaseIterable>(_ name: String, _ type: Operator.Type = Operator.self) -> Operator {
  guard let found = Operator.allCases.first(where: { "\($0)" == name }) else { refuse("no \(type) is called \(name)") }
  return found
}
