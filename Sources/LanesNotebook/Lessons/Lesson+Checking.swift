/// Where a lesson and what its cells do differ.
public struct LessonDifference: Sendable, Equatable, CustomStringConvertible {
  public let path: String
  public let line: Int
  /// What is wrong, and lines marked `-` (the lesson says) and `+` (the cell prints).
  public let message: String

  public var description: String { "\(path):\(line): \(message)" }
}

extension Lesson {
  /// Compares what the cells printed with what the lesson says they print.
  ///
  /// A cell that does not compile breaks every program that it is part of: it is told once.
  public func differences(from outcomes: [CellOutcome]) -> [LessonDifference] {
    outcomes.compactMap(difference).reduce(into: []) { told, difference in
      if !told.contains(difference) { told.append(difference) }
    }
  }

  private func difference(from outcome: CellOutcome) -> LessonDifference? {
    let cell = outcome.cell
    if case .broke(let problem) = outcome.result {
      return LessonDifference(path: path, line: problem.line, message: problem.message)
    }
    let said = cell.output?.text ?? ""
    guard let text = outcome.text.map(Self.tidied), text != said else { return nil }
    if cell.kind == .setUp && text.isEmpty { return nil }
    let changes = LineChanges(from: said, to: text).text
    let head = cell.output == nil ? "this cell prints what the lesson does not show" : "the output has drifted"
    return LessonDifference(
      path: path, line: cell.output?.lines.lowerBound ?? cell.line, message: "\(head)\n\(changes)")
  }

  /// The lesson with the outputs that the cells have: nothing else is touched. Cells that broke keep theirs.
  public func updated(with outcomes: [CellOutcome]) -> String {
    var lines = lines
    // From the end, so that line numbers above stay true.
    for outcome in outcomes.sorted(by: { $0.cell.line > $1.cell.line }) {
      let cell = outcome.cell
      guard let text = outcome.text.map(Self.tidied), cell.kind != .setUp, text != cell.output?.text ?? "" else {
        continue
      }
      var body = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if body.last == "" { body.removeLast() }
      if let output = cell.output {
        let inside = output.lines.lowerBound..<(output.lines.upperBound - 1)
        lines.replaceSubrange(inside, with: body)
      } else {
        lines.insert(contentsOf: ["", "```output"] + body + ["```"], at: cell.endLine)
      }
    }
    return lines.joined(separator: lineEnd)
  }

  /// Spaces at the ends of lines can't be seen, and editors remove them.
  static func tidied(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return String(line)
    }
    let joined = lines.joined(separator: "\n")
    return joined.isEmpty || joined.hasSuffix("\n") ? joined : joined + "\n"
  }
}

extension Lesson {
  /// The lesson with the measured blocks filled anew.
  ///
  /// - Parameter table: the Markdown for a block's subject; nil keeps what is there.
  public func filled(_ table: (MeasuredBlock) throws -> String?) rethrows -> String {
    var lines = lines
    for block in tables.reversed() {
      guard let text = try table(block) else { continue }
      let inside = block.lines.lowerBound..<(block.lines.upperBound - 1)
      // Without empty lines around it, Markdown would read a table as part of the marks.
      lines.replaceSubrange(
        inside, with: [""] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""])
    }
    return lines.joined(separator: lineEnd)
  }
}
