/// The lines that turn one text into another, with the lines around them.
struct LineChanges {
  /// `-` for what only the first text has, `+` for what only the second has, two spaces before what both have.
  let text: String

  private static let context = 2

  init(from old: String, to new: String) {
    let (a, b) = (Self.lines(old), Self.lines(new))
    let difference = b.difference(from: a)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var marked: [(mark: Character, line: String)] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if i < a.count, removed.contains(i) {
        marked.append(("-", a[i]))
        i += 1
      } else if j < b.count, inserted.contains(j) {
        marked.append(("+", b[j]))
        j += 1
      } else if i < a.count {
        marked.append((" ", a[i]))
        i += 1
        j += 1
      } else {
        break
      }
    }
    let near = marked.indices.filter { index in
      marked[max(0, index - Self.context)...min(marked.count - 1, index + Self.context)].contains { $0.mark != " " }
    }
    var shown: [String] = []
    for (order, index) in near.enumerated() {
      if order > 0, near[order - 1] != index - 1 { shown.append("  …") }
      shown.append("\(marked[index].mark) \(marked[index].line)")
    }
    text = shown.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
