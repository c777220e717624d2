import Foundation

/// The Swift cells of a lesson as one program, which prints a mark after each cell.
struct LessonProgram {
  /// Prints nothing else: the record separator.
  static let mark: Character = "\u{1E}"

  /// The cells in the program, in order.
  let cells: [Cell]
  let path: String

  /// - Parameter ending: a cell that is expected to fail, with all that runs before it; nil for the lesson itself.
  init(_ lesson: Lesson, upTo ending: Cell? = nil) {
    path = lesson.path
    let swift = lesson.cells.filter { $0.language == .swift }
    if let ending {
      cells = swift.filter { ($0.kind == .runs || $0.kind == .setUp) && $0.line < ending.line } + [ending]
    } else {
      cells = swift.filter { $0.kind == .runs || $0.kind == .setUp }
    }
  }

  /// Errors and traps are told at the line of the lesson.
  var source: String {
    cells.map { cell in
      "#sourceLocation(file: \(quoted(path)), line: \(cell.line))\n\(cell.code)\n#sourceLocation()\nlessonCellEnded()\n"
    }.joined()
  }

  /// The program's second file.
  static let support = """
    import Foundation

    func lessonCellEnded() {
      print("\\u{1E}", terminator: "")
      fflush(nil)
    }
    """

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
