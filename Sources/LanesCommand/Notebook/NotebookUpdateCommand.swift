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
    discussion: "Only output blocks and measured tables change. A lesson with a cell that breaks is left as it is.")

  @OptionGroup var options: NotebookOptions

  @Option(help: ArgumentHelp("The results that measured tables are filled from.", valueName: "file"))
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
        guard let tables else { return nil }
        guard let text = tables.markdown(for: block.subject) else {
          throw LessonError.malformed(
            path: file, line: block.lines.lowerBound,
            "there is nothing measured of `\(block.subject)` in \(results ?? "")")
        }
        return text
      }
      let old = lesson.lines.joined(separator: "\n")
      if fresh != old { try Data(fresh.utf8).write(to: URL(fileURLWithPath: file), options: .atomic) }
      print("\(file): \(fresh == old ? "nothing to change" : "updated")")
      return true
    }
  }

  private func measured() throws -> MeasuredTables? {
    guard let results else { return nil }
    do throws(ResultsError) {
      return MeasuredTables(results: try Results(contentsOf: URL(fileURLWithPath: results)))
    } catch {
      throw ValidationError(error.description)
    }
  }
}

/// The tables that lessons show of a run.
struct MeasuredTables {
  let results: Results

  /// `claim ID`: the verdicts and what was seen; `case NAME…`: the medians of the cases whose names begin so. Nil when
  /// nothing of it was measured.
  func markdown(for subject: String) -> String? {
    let words = subject.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return nil }
    return switch words[0] {
    case "claim":
      Ledger(Question.sections, results: results) { $0.id == words[1] }.entries.first?.lessonTable(on: machine)
    case "case": cases(words[1])
    default: nil
    }
  }

  private var machine: String { results.facts["processor"] ?? "an unknown processor" }

  private func cases(_ prefix: String) -> String? {
    let rows = results.cases.filter { $0.name.hasPrefix(prefix) }.compactMap { results.summary($0) }.map { summary in
      ["`\(summary.id.name)`", Format.time(summary.median), Format.times(summary.interval)]
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "", columns: [.init("Case", .leading), .init("Median"), .init("95 % interval")], rows: rows,
      note: "Measured on \(machine)."
    ).markdown
  }
}
