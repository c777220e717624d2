import Foundation

/// A lesson: a Markdown file whose cells run in order and share one scope.
///
///     ```swift            a cell; the fenced `output` block after it is what it prints
///     ```swift fails      a cell that must not compile, or must stop the program: its `output` is the message
///     ```swift no-run     shown, not run
///     <!-- swift          set-up that readers do not see
///     ```python           the same in Python, run where NumPy is
///
/// A table between `<!-- measured claim view-constant -->` and `<!-- end -->` is filled from a results file.
public struct Lesson: Sendable {
  /// What it is called in messages.
  public let path: String
  /// Its lines, without their ends.
  public let lines: [String]
  /// What ends a line of the file. Where lines end in several ways, the first.
  let lineEnd: String
  /// In the order of the file.
  public let cells: [Cell]
  public let tables: [MeasuredBlock]

  /// The file as it is, but for lines that end otherwise than the first.
  public var text: String { lines.joined(separator: lineEnd) }

  public init(contentsOf path: String) throws(LessonError) {
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    guard let text = String(data: data, encoding: .utf8) else { throw .notText(path) }
    try self.init(text, path: path)
  }
}

/// Code of a lesson.
public struct Cell: Sendable, Equatable {
  public enum Language: String, Sendable { case swift, python }

  public enum Kind: Sendable, Equatable {
    case runs
    /// Must not compile, or must stop the program.
    case fails
    /// Shown only.
    case isShown
    /// Runs, and is not shown.
    case setUp
  }

  public let language: Language
  public let kind: Kind
  public let code: String
  /// The line of the file that the first line of code stands on, from 1.
  public let line: Int
  /// The last line of the block, its closing fence.
  public let endLine: Int
  /// What the lesson says it prints; nil without an `output` block.
  public let output: Output?

  public struct Output: Sendable, Equatable {
    public let text: String
    /// The lines of its opening and closing fence, from 1.
    public let lines: ClosedRange<Int>
  }
}

/// A place of a lesson that measurements fill.
public struct MeasuredBlock: Sendable, Equatable {
  /// What it shows: `claim ID` or `case NAME`.
  public let subject: String
  /// The lines of its two marks, from 1; what lies between is replaced.
  public let lines: ClosedRange<Int>
}

/// Why a lesson can't be used.
public enum LessonError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case notText(String)
  /// With the line.
  case malformed(path: String, line: Int, String)

  public var description: String {
    switch self {
    case .unreadable(let path):
      "\(path) can't be read: is it there, and a file? A lesson is named by its path, such as "
        + "notebooks-md/01-what-an-array-is.md"
    case .notText(let path): "\(path) is not UTF-8 text"
    case .malformed(let path, let line, let reason): "\(path):\(line): \(reason)"
    }
  }
}
