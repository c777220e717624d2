import ArgumentParser
import Foundation
import LanesBenchmarks
import LanesNotebook
import LanesReport

/// `lanes notebook update`
struct NotebookUpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Writes what the cells print into the lessons, and with --results the measured tables.",
    discussion: """
      Only output blocks and measured tables change. A lesson with a cell that breaks is left as it is.

      EXAMPLES:
        lanes notebook update lesson.md --watch
        lanes notebook update notebooks-md/[0-9]*.md --results reports
                                            the tables of this machine's own report
      """)

  @OptionGroup var options: NotebookOptions

  @Option(
    help: ArgumentHelp(
      "The results that measured tables are filled from; of a folder of reports, those of this machine.",
      valueName: "file"))
  var results: String?

  func run() throws {
    let tables = try measured()
    try options.forEachLesson { file, runner in
      let lesson = try Lesson(contentsOf: file)
      let outcomes = try runner.run(lesson)
      let broken = outcomes.compactMap { outcome -> CellProblem? in
        if case .broke(let problem) = outcome.result { problem } else { nil }
      }
      guard broken.isEmpty else {
        broken.forEach { print("\(file):\($0.line): \($0.message)\n") }
        print("\(file) is left as it was")
        return false
      }
      let fresh = try Lesson(lesson.updated(with: outcomes), path: file).filled { block in
        switch tables?.table(of: block.subject) {
        case .filled(let text): return text
        case .notMeasured:
          print("\(file):\(block.lines.lowerBound): keeps its table: this run has nothing of `\(block.subject)`")
          return nil
        case .unknown:
          throw LessonError.malformed(
            path: file, line: block.lines.lowerBound,
            "`\(block.subject)` is neither a claim nor the beginning of a case's name")
        case nil: return nil
        }
      }
      if fresh != lesson.text { try WholeFile.write(Data(fresh.utf8), to: file) }
      print("\(file): \(fresh == lesson.text ? "nothing to change" : "updated")")
      return true
    }
  }

  private func measured() throws -> MeasuredTables? {
    guard let results else { return nil }
    var file = URL(fileURLWithPath: results)
    if SavedFile.isFolder(results) {
      file = LastReport.file(among: file)
      guard FileManager.default.fileExists(atPath: file.path) else {
        print(
          "No report of this machine is in \(results), so measured tables stay as they are: `make report` measures.\n")
        return nil
      }
    }
    return MeasuredTables(results: try Results(contentsOf: file))
  }
}
