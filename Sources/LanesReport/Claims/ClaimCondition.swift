/// How the places at which a claim holds are put into words.
public indirect enum ClaimCondition: Sendable {
  /// Levels of the memory: "in L1 and L2", "in RAM".
  case levels
  /// Anything with a name: "for int8 and bool".
  case names
  /// A quantity: "below 11 %", "from 64 KiB on". The unit is one of the effects'.
  case quantity(String, Effect.Unit)
  /// A condition for each name on the first axis: "in RAM for a loop, never for the library's sum".
  case each(ClaimCondition)

  /// When the claim holds. Nil unless it holds at some places and fails at others.
  func words(_ points: [ClaimPoint]) -> String? {
    let holding = points.filter { $0.outcome == .holds }
    guard !holding.isEmpty, points.contains(where: { $0.outcome == .fails }) else { return nil }
    if case .quantity(let name, let unit) = self, let range = range(of: points, name: name, unit: unit) { return range }
    if case .each(let inner) = self { return inner.byName(points) }
    if let names = simplest(holding, of: points) { return prefix(of: names) + Self.list(names) }
    if let names = nested(points) { return prefix + names }
    return "at \(holding.count) of \(points.count { $0.outcome != .undecided }) places"
  }

  /// What stands before names that are no levels of the memory, though others of the rule's are.
  private func prefix(of names: [String]) -> String { names.allSatisfy(CaseID.levels.contains) ? prefix : "for " }

  private var prefix: String {
    switch self {
    case .levels: "in "
    case .names, .quantity, .each: "for "
    }
  }

  /// "below 9.8–12 % density": up to the first number all decided places come out one way, and from the second on the
  /// other. Where several things are looked at, each with a break-even of its own, all of these lie in between.
  private func range(of points: [ClaimPoint], name: String, unit: Effect.Unit) -> String? {
    var outcomes: [Double: Set<ClaimPoint.Outcome>] = [:]
    for point in points where point.outcome != .undecided {
      if let position = point.position { outcomes[position, default: []].insert(point.outcome) }
    }
    let places = outcomes.sorted { $0.key < $1.key }
    guard let first = places.first?.value, let last = places.last?.value, first.count == 1, last.count == 1,
      first != last, let before = first.first, let low = places.prefix(while: { $0.value == first }).last?.key,
      let high = places.reversed().prefix(while: { $0.value == last }).last?.key
    else { return nil }
    let ends = (Effect.text(low, unit), Effect.text(high, unit))
    // Two ends of one unit share it: 8–11 %.
    let parts = (ends.0.split(separator: " "), ends.1.split(separator: " "))
    let isShared = parts.0.count == 2 && parts.1.count == 2 && parts.0[1] == parts.1[1]
    let text = ends.0 == ends.1 ? ends.0 : "\(isShared ? String(parts.0[0]) : ends.0)–\(ends.1)"
    return "\(before == .holds ? "below" : "past") \(text)\(name.isEmpty ? "" : " \(name)")"
  }

  /// The words for each name on the first axis. Names that share theirs are told together; those without a place where
  /// the claim holds are left out unless it fails at all of their places.
  private func byName(_ points: [ClaimPoint]) -> String? {
    var found: [(words: String, names: [String])] = []
    var names: [String] = []
    for point in points where !names.contains(point.place[0]) { names.append(point.place[0]) }
    for name in names {
      guard let words = words(for: points.filter { $0.place[0] == name }) else { continue }
      if let known = found.firstIndex(where: { $0.words == words }) {
        found[known].names.append(name)
      } else {
        found.append((words, [name]))
      }
    }
    if let only = found.first, only.names == names { return only.words }
    return found.map { "\($0.words) for \(Self.list($0.names))" }.joined(separator: ", ")
  }

  private func words(for group: [ClaimPoint]) -> String? {
    let inside = group.map { point in
      var point = point
      point.place.removeFirst()
      return point
    }
    if let words = words(inside) { return words }
    let holding = inside.filter { $0.outcome == .holds }
    guard inside.contains(where: { $0.outcome == .undecided }) else { return holding.isEmpty ? "never" : "always" }
    guard let first = holding.first, let last = holding.last else { return nil }
    // It holds at these places, and nothing is known of the others.
    guard case .quantity(let name, let unit) = self, let low = first.position, let high = last.position else {
      return prefix + Self.list(holding.map { $0.label })
    }
    let ends = (Effect.text(low, unit), Effect.text(high, unit))
    return "at \(ends.0 == ends.1 ? ends.0 : "\(ends.0)–\(ends.1)")\(name.isEmpty ? "" : " \(name)")"
  }

  /// The names on one axis alone where they tell all. Nil where no axis does.
  private func simplest(_ holding: [ClaimPoint], of points: [ClaimPoint]) -> [String]? {
    let decided = points.filter { $0.outcome != .undecided }
    for axis in 0..<(points.map(\.place.count).min() ?? 0) {
      let byName = Dictionary(grouping: decided) { $0.place[axis] }
      guard byName.values.allSatisfy({ Set($0.map(\.outcome)).count == 1 }) else { continue }
      var names: [String] = []
      for point in holding where !names.contains(point.place[axis]) { names.append(point.place[axis]) }
      return names
    }
    return nil
  }

  /// Of two axes the names on one, with those on the other where they differ: "RAM and L3 (`a + b`)". Nil where that is
  /// no shorter than the reader's patience.
  private func nested(_ points: [ClaimPoint]) -> String? {
    let decided = points.filter { $0.outcome != .undecided }
    guard decided.allSatisfy({ $0.place.count == 2 }) else { return nil }
    // The levels come first where the condition is about them.
    let axes = if case .levels = self { [0] } else { [0, 1] }
    let texts = axes.map { axis in
      var names: [String] = []
      for point in decided where !names.contains(point.place[axis]) { names.append(point.place[axis]) }
      let parts = names.compactMap { name -> String? in
        let group = decided.filter { $0.place[axis] == name }
        let holding = group.filter { $0.outcome == .holds }.map { $0.place[1 - axis] }
        return holding.isEmpty ? nil : holding.count == group.count ? name : "\(name) (\(Self.list(holding)))"
      }
      return Self.list(parts)
    }
    let shortest = texts.min { $0.count < $1.count } ?? ""
    return shortest.count <= 80 ? shortest : nil
  }

  static func list(_ names: [String]) -> String {
    let most = 4
    guard names.count <= most else {
      return names.prefix(most - 1).joined(separator: ", ") + " and \(names.count - most + 1) more"
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
