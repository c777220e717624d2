/// A table in Markdown, of at most six columns: wider ones cannot be read on a page.
public struct Table: Sendable {
  public static let mostColumns = 6
  /// Rows of a folded table beyond which it stands on a page of its own: browsers are slow to lay out thousands of
  /// rows, and GitHub cuts a page off at 500 KiB.
  static let mostFoldedRows = 20

  public struct Column: Sendable {
    public enum Alignment: Sendable { case leading, trailing }

    public var title: String
    public var alignment: Alignment

    public init(_ title: String, _ alignment: Alignment = .trailing) {
      self.title = title
      self.alignment = alignment
    }
  }

  public let caption: String
  public let columns: [Column]
  public let rows: [[String]]
  /// Markdown below the rows; empty for none.
  public let note: String
  /// Folded tables are evidence: they open on a click.
  public let isFolded: Bool

  /// - Parameter rows: cells as Markdown; missing ones come out empty, surplus ones are left out.
  public init(caption: String, columns: [Column], rows: [[String]], note: String = "", isFolded: Bool = false) {
    guard columns.count <= Self.mostColumns else {
      fatalError(
        "the table “\(caption)” has \(columns.count) columns; a report's table has at most \(Self.mostColumns): "
          + "split it, or make columns rows")
    }
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.note = note
    self.isFolded = isFolded
  }

  var isLong: Bool { isFolded && rows.count > Self.mostFoldedRows }

  public var markdown: String { markdown(isFolded: isFolded) }

  func markdown(isFolded: Bool) -> String {
    let header = line(columns.map(\.title))
    let rule = line(columns.map { $0.alignment == .leading ? ":---" : "---:" })
    let body = rows.map { row in
      line(columns.indices.map { $0 < row.count ? row[$0] : "" })
    }
    let table = ([header, rule] + body).joined(separator: "\n") + (note.isEmpty ? "" : "\n\n\(note)")
    if isFolded {
      return "<details>\n<summary>\(Markdown.html(caption))</summary>\n\n\(table)\n\n</details>"
    }
    return caption.isEmpty ? table : "**\(caption)**\n\n\(table)"
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: " | ") + " |"
  }
}
