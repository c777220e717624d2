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

  /// Bytes from which arrays begin at pages of their own, so that a part of a longer one lies no differently.
  private static let largeBytes = 4 << 20

  nonisolated(unsafe) private static var kept: [Key: Any] = [:]
  nonisolated(unsafe) private static var keptBytes = 0

  private struct Key: Hashable {
    let type: ObjectIdentifier
    /// nil for the longest of the large ones.
    let count: Int?
    let role: String
  }

  static func array<Element: OrderedElement>(
    _ role: Role, of type: Element.Type = Element.self, count: Int
  ) -> NDArray<Element> {
    begun(role.rawValue, count) {
      guard role == .first || role == .second else {
        let result = NDArray<Element>.zeros([count])
        result.fill(0)
        return result
      }
      return .repeating(period(role), count: count) { Element(exactly: value(role, at: $0))! }
    }
  }

  /// Booleans to write into.
  static func booleans(count: Int) -> NDArray<Bool> {
    begun(Role.output.rawValue, count) { NDArray<Bool>.full([count], false) }
  }

  /// An array whose elements the case sets itself, each time it is prepared.
  static func scratch<Element: ArrayElement>(of type: Element.Type, count: Int) -> NDArray<Element> {
    begun(Role.scratch.rawValue, count) { NDArray<Element>.full([count], .zero) }
  }

  /// From −2 to 3: every signed type holds these, and their sums stay exact whatever the order.
  private static func value(_ role: Role, at i: Int) -> Int {
    role == .first ? i % 5 - 2 + (i % 4099 == 0 ? 1 : 0) : i % 3 - 1
  }

  /// After how many places the values begin again.
  private static func period(_ role: Role) -> Int { role == .first ? 5 * 4099 : 3 }

  /// The sum of the first `count` values of `.first`.
  static func sumOfFirst(_ count: Int) -> Int {
    [0, -2, -3, -3, -2][count % 5] + (count + 4098) / 4099
  }

  /// The first `count` elements of a role, made when nobody has asked for as many yet. What stands in them must depend
  /// on the place alone: large arrays of one role and type begin in the same memory, since the system takes longer to
  /// hand out fresh pages than most cases run.
  static func begun<Element>(_ role: String, _ count: Int, make: () -> NDArray<Element>) -> NDArray<Element> {
    guard count * MemoryLayout<Element>.stride >= largeBytes else { return shared(role, count, make: make) }
    let key = Key(type: ObjectIdentifier(Element.self), count: nil, role: role)
    if let found = kept[key] as? NDArray<Element> {
      if found.size >= count { return found[0..<count] }
      kept[key] = nil
      keptBytes -= found.nbytes
    }
    return keep(make(), key)
  }

  /// The array of that name, element type and size; made when nobody has asked for it yet.
  static func shared<Element>(_ role: String, _ count: Int, make: () -> NDArray<Element>) -> NDArray<Element> {
    let key = Key(type: ObjectIdentifier(Element.self), count: count, role: role)
    return kept[key] as? NDArray<Element> ?? keep(make(), key)
  }

  private static func keep<Element>(_ made: NDArray<Element>, _ key: Key) -> NDArray<Element> {
    if keptBytes + made.nbytes > budget {
      kept.removeAll()
      keptBytes = 0
    }
    kept[key] = made
    keptBytes += made.nbytes
    return made
  }
}
