import Lanes

/// The arrays that cases work on. Those of one element type, size and role are made once and
/// shared, so that preparing a run costs little; what does not fit the budget is made anew.
///
/// Cases run one after the other on one thread.
enum Fixtures {
  /// What an array is for. Cases that change an array take one that no other role reads.
  enum Role: String {
    /// Small whole numbers.
    case first, second
    /// What is written.
    case output
    /// What is changed in place.
    case accumulator
    /// What a case fills for itself.
    case scratch
  }

  /// Bytes that may be kept: a quarter of the machine's memory.
  nonisolated(unsafe) static var budget = 1 << 30

  nonisolated(unsafe) private static var kept: [Key: Any] = [:]
  nonisolated(unsafe) private static var keptBytes = 0

  private struct Key: Hashable {
    let type: ObjectIdentifier
    let count: Int
    let role: String
  }

  static func array<Element: OrderedElement>(
    _ role: Role, of type: Element.Type = Element.self, count: Int
  ) -> NDArray<Element> {
    shared(role, count) {
      let result = NDArray<Element>.zeros([count])
      guard role == .first || role == .second else {
        result.fill(0)
        return result
      }
      result.withUnsafeMutableBufferPointer { elements in
        for i in 0..<count { elements[i] = Element(exactly: value(role, at: i))! }
      }
      return result
    }
  }

  /// Booleans to write into.
  static func booleans(count: Int) -> NDArray<Bool> {
    shared(.output, count) { NDArray<Bool>.full([count], false) }
  }

  /// An array whose elements the case sets itself, each time it is prepared.
  static func scratch<Element: ArrayElement>(of type: Element.Type, count: Int) -> NDArray<Element> {
    shared(.scratch, count) { NDArray<Element>.full([count], .zero) }
  }

  /// From −2 to 3: every signed type holds these, and their sums stay exact whatever the order.
  private static func value(_ role: Role, at i: Int) -> Int {
    role == .first ? i % 5 - 2 + (i % 4099 == 0 ? 1 : 0) : i % 3 - 1
  }

  /// The sum of the first `count` values of `.first`.
  static func sumOfFirst(_ count: Int) -> Int {
    [0, -2, -3, -3, -2][count % 5] + (count + 4098) / 4099
  }

  private static func shared<Element>(
    _ role: Role, _ count: Int, make: () -> NDArray<Element>
  ) -> NDArray<Element> {
    shared(role.rawValue, count, make: make)
  }

  /// The array of that name, element type and size; made when nobody has asked for it yet.
  static func shared<Element>(_ role: String, _ count: Int, make: () -> NDArray<Element>) -> NDArray<Element> {
    let key = Key(type: ObjectIdentifier(Element.self), count: count, role: role)
    if let found = kept[key] as? NDArray<Element> { return found }
    let made = make()
    if keptBytes + made.nbytes > budget {
      kept.removeAll()
      keptBytes = 0
    }
    kept[key] = made
    keptBytes += made.nbytes
    return made
  }
}
