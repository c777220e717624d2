import ArgumentParser
import Foundation
import LanesNotebook

/// `lanes learn`
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Exercises that judge themselves.",
    discussion: """
      Each exercise is a Swift file to complete. Your copies are in the folder learning/, beside your progress. Without a \
      subcommand, on a terminal, the companion shows the current exercise and checks it whenever you save it.

      EXAMPLES:
        lanes learn                            the companion
        lanes learn list                       all of them, and which are done
        lanes learn check byte-of-an-element   judge one, say from an editor
        lanes learn hint byte-of-an-element    a hint; --number 2, or --all
        lanes learn reset byte-of-an-element   begin again; your file is kept
      """,
    subcommands: [
      LearnWatchCommand.self, LearnListCommand.self, LearnCheckCommand.self, LearnHintCommand.self,
      LearnResetCommand.self, LearnVerifyCommand.self,
    ], defaultSubcommand: LearnWatchCommand.self)
}

/// Where exercises and copies are.
struct LearnOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the exercises.", valueName: "dir"))
  var exercises = "notebooks-md/exercises"

  @Option(help: ArgumentHelp("The folder of your copies and your progress.", valueName: "dir"))
  var folder = "learning"

  func book() throws -> ExerciseBook {
    do throws(ExerciseError) {
      return try ExerciseBook(in: URL(fileURLWithPath: exercises))
    } catch {
      throw ValidationError(error.description)
    }
  }

  func learner() throws -> LearnerFolder {
    let book = try book()
    do throws(ExerciseError) {
      return try LearnerFolder(URL(fileURLWithPath: folder), of: book)
    } catch {
      throw ValidationError(error.description)
    }
  }

  func exercise(_ name: String) throws -> Exercise {
    let book = try book()
    if let exercise = book.exercise(named: name) { return exercise }
    throw ValidationError(
      Spelling.unknown("exercise", name, among: book.exercises.map(\.name), hint: "`lanes learn list` shows them all."))
  }

  func judge(_ book: ExerciseBook) throws -> ExerciseJudge {
    ExerciseJudge(build: try ThisProgram.build(), book: book)
  }
}

/// `lanes learn list`
struct LearnListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "All exercises, and which are done.")

  @OptionGroup var options: LearnOptions

  func run() throws {
    let learner = try options.learner()
    let done = learner.done
    let current = learner.current?.name
    var lesson = ""
    for exercise in learner.book.exercises {
      if exercise.lesson != lesson {
        lesson = exercise.lesson
        print("\n\(lesson)")
      }
      let mark = done.contains(exercise.name) ? "✓" : exercise.name == current ? "→" : " "
      print("  \(mark) \(exercise.name): \(exercise.title)")
    }
    print("\n" + ProgressBar.line(done.count, of: learner.book.exercises.count))
  }
}

/// `lanes learn check`
struct LearnCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Judges an exercise.", discussion: "Exits with 1 where it does not pass.")

  @OptionGroup var options: LearnOptions

  @Argument(help: "The exercise; by default the first that is not done.")
  var name: String?

  func run() throws {
    let learner = try options.learner()
    guard let exercise = try name.map(options.exercise) ?? learner.current else {
      return print(LearnPage.allDone)
    }
    let outcome = try options.judge(learner.book).judge(exercise, answer: learner.file(of: exercise))
    print(LearnPage.text(exercise, outcome, file: learner.file(of: exercise)))
    guard outcome.passed else { throw ExitCode.failure }
    try learner.markDone(exercise)
  }
}

/// `lanes learn hint`
struct LearnHintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "hint", abstract: "A hint for an exercise.")

  @OptionGroup var options: LearnOptions

  @Argument(help: "The exercise; by default the first that is not done.")
  var name: String?

  @Option(help: "Which hint: each tells more than the one before.")
  var number = 1

  @Flag(help: "Every hint, to nearly the answer.")
  var all = false

  func run() throws {
    guard let exercise = try name.map(options.exercise) ?? options.learner().current else {
      return print(LearnPage.allDone)
    }
    let numbered = zip(1..., exercise.hints).filter { all || $0.0 == number }
    let count = exercise.hints.count
    guard !numbered.isEmpty else {
      throw ValidationError("\(exercise.name) has no hint \(number): they are counted from 1 to \(count)")
    }
    for (number, hint) in numbered { print("\(exercise.name), hint \(number) of \(count): \(hint)") }
    if !all, number < count { print("`lanes learn hint \(exercise.name) --number \(number + 1)` tells more.") }
  }
}

/// `lanes learn reset`
struct LearnResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Puts an exercise's starting point back.",
    discussion: "What you had is kept beside it, with before-reset at the end of its name.")

  @OptionGroup var options: LearnOptions

  @Argument(help: "The exercise.")
  var name: String

  func run() throws {
    let exercise = try options.exercise(name)
    let learner = try options.learner()
    do throws(ExerciseError) {
      try learner.reset(exercise)
    } catch {
      throw ValidationError(error.description)
    }
    print("\(learner.file(of: exercise).path) is at its starting point again")
  }
}
