/// Finds the name that was meant where there is none of that spelling.
enum Spelling {
  /// “there is no claim view-constnat; did you mean view-constant? `lanes claims` lists them.”
  static func unknown(_ kind: String, _ name: String, among names: [String], hint: String) -> String {
    "there is no \(kind) \(name)\(question(near(name, among: names))) \(hint)"
  }

  /// Ends a sentence that says what there is not by asking for what is near.
  static func question(_ near: [String]) -> String {
    near.isEmpty ? "." : "; did you mean \(near.joined(separator: " or "))?"
  }

  /// The names nearest by slips; where none is near, those that have a word in common with it.
  static func near(_ name: String, among names: [String]) -> [String] {
    let name = name.lowercased()
    let slips = names.map { ($0, distance(name, $0)) }.filter { $0.1 <= max(1, min(name.count, $0.0.count) / 3) }
    if let fewest = slips.map(\.1).min() { return slips.filter { $0.1 == fewest }.map(\.0) }
    return names.filter { sharesWord(name, $0) }
  }

  /// How many characters to insert, remove, replace or exchange with their neighbour make one of the other.
  static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one), Array(other))
    var rows = [Array(0...other.count)]
    for i in one.indices {
      var row = [i + 1]
      for j in other.indices {
        var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { best = min(best, rows[i - 1][j - 1] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[one.count][other.count]
  }

  /// Whether a word of three letters or more of one begins a word of the other.
  private static func sharesWord(_ one: String, _ other: String) -> Bool {
    func words(_ text: String) -> [Substring] { text.split { !$0.isLetter }.filter { $0.count >= 3 } }
    return words(one).contains { mine in
      words(other).contains { mine.hasPrefix($0.prefix(4)) || $0.hasPrefix(mine.prefix(4)) }
    }
  }
}
