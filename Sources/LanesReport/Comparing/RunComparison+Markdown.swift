extension RunComparison {
  /// For a page or a comment on a change: what came of it first, then the rows that changed, the others folded.
  public var markdown: String {
    var parts = ["**\(summary.joined(separator: " "))**"]
    parts.append("Baseline: \(Markdown.escaped(baselineName)). Other: \(Markdown.escaped(name)).")
    if !differences.isEmpty {
      parts.append(
        "> [!WARNING]\n> **Not the same machine or build.** "
          + Markdown.escaped(differenceLines.joined(separator: "; ")) + ".")
    }
    for change in Change.allCases {
      let rows = rows(change)
      guard !rows.isEmpty else { continue }
      let caption = "\(Self.capitalised(change.rawValue)) (\(rows.count))"
      parts.append(table(rows, caption, isFolded: change == .noChange || change == .undecided))
    }
    for (title, names) in unmatched {
      parts.append("\(Self.capitalised(title)): \(names.map(Markdown.escaped).joined(separator: ", ")).")
    }
    let notes =
      remarks.map(Markdown.escaped)
      + rowRemarks.map { Markdown.escaped("\($0.remark): \(Self.list($0.names))") }
    if !notes.isEmpty { parts.append(notes.map { "- \($0)." }.joined(separator: "\n")) }
    parts.append(method.joined(separator: " "))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func table(_ rows: [Row], _ caption: String, isFolded: Bool) -> String {
    Table(
      caption: caption,
      columns: [
        .init("Benchmark", .leading), .init("Baseline"), .init("Other"), .init("Speed (95 % interval)"), .init("p"),
        .init("Verdict", .leading),
      ],
      rows: rows.map { ["`\($0.name.replacing("|", with: "?").replacing("`", with: "?"))`"] + Self.cells($0) },
      isFolded: isFolded
    ).markdown
  }
}
