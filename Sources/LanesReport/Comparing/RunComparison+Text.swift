extension RunComparison {
  /// For a terminal: columns of equal width, then what came of it.
  public var text: String {
    let header = ["benchmark", "baseline", "other", "speed (95 % interval)", "p", "verdict"]
    let lines = [header] + orderedRows.map { [$0.name] + Self.cells($0) }
    let widths = header.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    let table = lines.map { cells in
      cells.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - cells[column].count)
        return column == 0 || column == header.count - 1 ? cells[column] + padding : padding + cells[column]
      }.joined(separator: "  ").trimmedAtEnd
    }
    var parts = [table.joined(separator: "\n"), "baseline: \(baselineName)\nother:    \(name)"]
    if !differences.isEmpty {
      parts.append((["NOT THE SAME MACHINE OR BUILD:"] + differenceLines.map { "  " + $0 }).joined(separator: "\n"))
    }
    for (title, names) in unmatched {
      parts.append(([title + ":"] + names.map { "  " + $0 }).joined(separator: "\n"))
    }
    let notes = remarks.map { "note: \($0)" } + rowRemarks.map { "note: \($0.remark): \(Self.list($0.names))" }
    if !notes.isEmpty { parts.append(notes.joined(separator: "\n")) }
    parts.append(method.joined(separator: "\n"))
    parts.append(summary.joined(separator: "\n"))
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The first names of a list, and how many there are beyond.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
