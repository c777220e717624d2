import CCmarkGFM

extension Lesson {
  /// Takes a lesson apart. Only blocks of the page itself count: code inside lists and quotes is prose.
  public init(_ text: String, path: String) throws(LessonError) {
    self.path = path
    (lines, lineEnd) = Self.lines(of: text)
    var reader = LessonReader(path: path)
    for block in MarkdownBlock.all(of: lines.joined(separator: "\n")) { try reader.read(block) }
    (cells, tables) = try reader.finish()
  }

  /// The lines of a text as Markdown counts them, which may end in any of three ways, and the first one's end. Swift's
  /// `"\r\n"` is a character of its own, so characters can't tell.
  private static func lines(of text: String) -> (lines: [String], end: String) {
    var lines: [String] = []
    var end: String?
    var rest = text.unicodeScalars[...]
    while let place = rest.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
      lines.append(String(rest[..<place]))
      let isPair = rest[place...].starts(with: "\r\n".unicodeScalars)
      let next = rest.index(place, offsetBy: isPair ? 2 : 1)
      end = end ?? String(rest[place..<next])
      rest = rest[next...]
    }
    return (lines + [String(rest)], end ?? "\n")
  }
}

/// A block of a Markdown page that a lesson cares about.
struct MarkdownBlock {
  enum Content {
    /// What stands behind the fence, and the code.
    case code(info: String, String)
    case html(String)
  }

  let content: Content
  /// From 1, fences included.
  let lines: ClosedRange<Int>

  /// The page's own code and HTML blocks in order.
  static func all(of text: String) -> [MarkdownBlock] {
    var text = text
    let document = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT) }
    }
    defer { cmark_node_free(document) }
    var blocks: [MarkdownBlock] = []
    var next = cmark_node_first_child(document)
    while let node = next {
      next = cmark_node_next(node)
      let first = Int(cmark_node_get_start_line(node))
      let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      switch cmark_node_get_type(node) {
      case CMARK_NODE_CODE_BLOCK:
        let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
        let last = max(first, Int(cmark_node_get_end_line(node)))
        blocks.append(.init(content: .code(info: info, literal), lines: first...last))
      case CMARK_NODE_HTML_BLOCK:
        // The parser does not tell where such a block ends, but it holds all of its lines.
        let last = max(first, first + literal.count { $0 == "\n" } - 1)
        blocks.append(.init(content: .html(literal), lines: first...last))
      default: break
      }
    }
    return blocks
  }
}

/// Reads the blocks of a page into cells and tables.
private struct LessonReader {
  let path: String
  private var cells: [Cell] = []
  private var tables: [MeasuredBlock] = []
  private var open: (subject: String, line: Int)?

  init(path: String) { self.path = path }

  mutating func read(_ block: MarkdownBlock) throws(LessonError) {
    switch block.content {
    case .code(let info, let code): try read(code, info.split(separator: " ").map(String.init), block.lines)
    case .html(let text): try read(comment: text, block.lines)
    }
  }

  private mutating func read(_ code: String, _ words: [String], _ lines: ClosedRange<Int>) throws(LessonError) {
    if words.first == "output" { return try attach(code, lines) }
    guard let language = words.first.flatMap(Cell.Language.init(rawValue:)) else { return }
    let kind: Cell.Kind
    switch words.dropFirst().first {
    case nil: kind = .runs
    case "fails": kind = .fails
    case "no-run": kind = .isShown
    case let other?:
      throw .malformed(
        path: path, line: lines.lowerBound, "a cell is never `\(other)`: it is plain, `fails` or `no-run`")
    }
    cells.append(
      Cell(
        language: language, kind: kind, code: code, line: lines.lowerBound + 1, endLine: lines.upperBound, output: nil))
  }

  /// An output belongs to the cell right before it.
  private mutating func attach(_ text: String, _ lines: ClosedRange<Int>) throws(LessonError) {
    guard let cell = cells.last, cell.output == nil, cell.kind == .runs || cell.kind == .fails else {
      throw .malformed(path: path, line: lines.lowerBound, "this output belongs to no cell that runs")
    }
    cells[cells.count - 1] = Cell(
      language: cell.language, kind: cell.kind, code: cell.code, line: cell.line, endLine: cell.endLine,
      output: .init(text: text, lines: lines))
  }

  private mutating func read(comment text: String, _ lines: ClosedRange<Int>) throws(LessonError) {
    let trimmed = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = trimmed.first, first.hasPrefix("<!--") else { return }
    let words = first.dropFirst(4).replacing("-->", with: "").split(separator: " ").map(String.init)
    switch words.first {
    case "swift", "python":
      let end = trimmed.lastIndex { $0.hasPrefix("-->") } ?? trimmed.count
      let code = trimmed[1..<end].map { $0 + "\n" }.joined()
      cells.append(
        Cell(
          language: Cell.Language(rawValue: words[0])!, kind: .setUp, code: code, line: lines.lowerBound + 1,
          endLine: lines.upperBound, output: nil))
    case "measured":
      if let open { throw .malformed(path: path, line: open.line, "this measured block is not closed by <!-- end -->") }
      open = (words.dropFirst().joined(separator: " "), lines.lowerBound)
    case "end":
      guard let begun = open else {
        throw .malformed(path: path, line: lines.lowerBound, "this <!-- end --> ends no measured block")
      }
      tables.append(MeasuredBlock(subject: begun.subject, lines: begun.line...lines.lowerBound))
      open = nil
    default: break
    }
  }

  func finish() throws(LessonError) -> (cells: [Cell], tables: [MeasuredBlock]) {
    if let open { throw .malformed(path: path, line: open.line, "this measured block is not closed by <!-- end -->") }
    return (cells, tables)
  }
}
