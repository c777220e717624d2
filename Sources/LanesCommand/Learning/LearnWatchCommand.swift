import ArgumentParser
import Foundation
import LanesNotebook

/// `lanes learn` on a terminal: shows the current exercise, checks it on every save, and goes on to the next.
struct LearnWatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "The companion: the current exercise, checked whenever you save it.")

  @OptionGroup var options: LearnOptions

  func run() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw ValidationError("the companion needs a terminal; without one, `lanes learn check NAME` judges an exercise")
    }
    let learner = try options.learner()
    let judge = try options.judge(learner.book)
    let keys = TerminalKeys()
    defer { keys.restore() }
    var hints = 0
    while let exercise = learner.current {
      try show(exercise, judge, learner)
      let shown = exercise.name
      while learner.current?.name == shown {
        let before = SavedFile.date(learner.file(of: exercise).path)
        let key = keys.next(milliseconds: 300)
        switch key {
        case "h":
          if hints < exercise.hints.count { hints += 1 }
          print("\n  hint \(hints) of \(exercise.hints.count): \(exercise.hints[hints - 1])")
        case "l": try list(learner)
        case "r":
          try learner.reset(exercise)
          try show(exercise, judge, learner)
        case "q": return
        default: break
        }
        if SavedFile.date(learner.file(of: exercise).path) != before { try show(exercise, judge, learner) }
      }
      hints = 0
      print("  Next: press any key.")
      while keys.next(milliseconds: 1000) == nil {}
    }
    print("\n" + ProgressBar.line(learner.book.exercises.count, of: learner.book.exercises.count))
    print("All exercises are done.")
  }

  private func show(_ exercise: Exercise, _ judge: ExerciseJudge, _ learner: LearnerFolder) throws {
    // A clean page.
    print("\u{1B}[2J\u{1B}[H", terminator: "")
    print("Checking \(exercise.name) …")
    let outcome = try judge.judge(exercise, answer: learner.file(of: exercise))
    print("\u{1B}[2J\u{1B}[H", terminator: "")
    print(LearnPage.text(exercise, outcome, file: learner.file(of: exercise)))
    if outcome.passed { try learner.markDone(exercise) }
    print("\n" + ProgressBar.line(learner.done.count, of: learner.book.exercises.count))
    print("Save the file to check it again. h: hint, l: list, r: reset, q: quit")
  }

  private func list(_ learner: LearnerFolder) throws {
    let done = learner.done
    for exercise in learner.book.exercises {
      print("  \(done.contains(exercise.name) ? "✓" : " ") \(exercise.name): \(exercise.title)")
    }
  }
}

/// Single keys, without waiting for a line.
final class TerminalKeys {
  private var original = termios()

  init() {
    tcgetattr(STDIN_FILENO, &original)
    var raw = original
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &raw)
  }

  func restore() { tcsetattr(STDIN_FILENO, TCSANOW, &original) }

  /// The next key; nil when none came in time.
  func next(milliseconds: Int32) -> Character? {
    var waited = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&waited, 1, milliseconds) > 0 else { return nil }
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) == 1 ? Character(UnicodeScalar(byte)) : "q"
  }
}
