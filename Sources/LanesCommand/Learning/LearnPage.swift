import Foundation
import LanesNotebook

/// What a learner sees of a judged exercise.
enum LearnPage {
  static let allDone = "All exercises are done. `lanes learn reset NAME` begins one again."

  static func text(_ exercise: Exercise, _ outcome: ExerciseJudge.Outcome, file: URL) -> String {
    var lines = ["\(exercise.name): \(exercise.title)", "  \(file.path)", ""]
    for step in outcome.steps {
      lines.append("  \(step.passed ? "✓" : "✗") \(step.name)")
      if !step.passed { lines += step.detail.split(separator: "\n").map { "      \($0)" } }
    }
    if let problem = outcome.problem { lines += problem.split(separator: "\n").map { "  ✗ \($0)" } }
    let printed = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    if !outcome.output.isEmpty {
      lines.append("  it printed:")
      lines += printed.prefix(10).map { "    \($0)" }
      if printed.count > 10 { lines.append("    … and \(printed.count - 10) lines more") }
    }
    lines.append("")
    lines.append(outcome.passed ? "  Passed." : "  Not yet. `lanes learn hint \(exercise.name)` helps.")
    return lines.joined(separator: "\n")
  }
}

/// How far a learner is.
enum ProgressBar {
  static func line(_ done: Int, of total: Int, width: Int = 40) -> String {
    let filled = total > 0 ? done * width / total : 0
    return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled)
      + "] \(done) of \(total) done"
  }
}
