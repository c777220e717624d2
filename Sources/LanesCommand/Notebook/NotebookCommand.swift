import ArgumentParser
import Foundation
import LanesNotebook

/// `lanes notebook`
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Runs, checks and updates lessons: Markdown files whose code runs.",
    discussion: """
      The fenced `swift` cells of a lesson share a scope and run in order; the fenced `output` block after a cell is what \
      it prints. `python` cells are run where NumPy is. A cell marked `swift fails` must not compile, or must stop the \
      program: its output is the message. `swift no-run` is only shown, and a comment that begins with `<!-- swift` is \
      set-up that readers don't see. What stands between `<!-- measured claim ID -->` and `<!-- end -->` is filled from \
      a results file.

      EXAMPLES:
        lanes notebook run notebooks-md/03-views-and-copies.md
        lanes notebook check notebooks-md/[0-9]*.md
        lanes notebook update notebooks-md/03-views-and-copies.md --watch
        lanes notebook update notebooks-md/[0-9]*.md --results reports
      """,
    subcommands: [NotebookRunCommand.self, NotebookCheckCommand.self, NotebookUpdateCommand.self])
}

/// What the three have in common.
struct NotebookOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Lessons.", valueName: "file"))
  var files: [String]

  @Flag(help: "Go on: do it again whenever a lesson is saved, until interrupted.")
  var watch = false

  @Option(
    help: ArgumentHelp(
      "The Python that runs Python cells. By default one with NumPy, if there is one.", valueName: "python"))
  var python: String?

  /// Runs `body` for each lesson, and again on each save when watching. Returns whether all went well.
  func forEachLesson(_ body: (String, LessonRunner) throws -> Bool) throws {
    let runner = try runner()
    var isFine = try once(files, runner, body)
    while watch {
      try StandardStreams.finish()
      let before = files.map(SavedFile.date)
      usleep(300_000)
      let changed = zip(files, zip(before, files.map(SavedFile.date))).filter { $0.1.0 != $0.1.1 }.map(\.0)
      if !changed.isEmpty { isFine = try once(changed, runner, body) }
    }
    if !isFine { throw ExitCode.failure }
  }

  private func once(_ files: [String], _ runner: LessonRunner, _ body: (String, LessonRunner) throws -> Bool) throws
    -> Bool
  {
    var isFine = true
    for file in files {
      do {
        isFine = try body(file, runner) && isFine
      } catch let error as LessonError {
        StandardStreams.say("lanes: \(error.description)\n")
        isFine = false
      }
    }
    return isFine
  }

  private func runner() throws -> LessonRunner {
    LessonRunner(build: try ThisProgram.build(), compiler: "swiftc", python: python ?? Self.pythonWithNumPy())
  }

  /// The suite's own Python first, then the system's; nil when none has NumPy.
  private static func pythonWithNumPy() -> String? {
    [".build/peers/bin/python", "python3"].first { python in
      let run = try? BoundedProcess("/usr/bin/env", [python, "-c", "import numpy"], timeLimit: 20).run()
      return run?.succeeded == true
    }
  }
}

/// `lanes notebook run`
struct NotebookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a lesson and shows each cell with what it prints.")

  @OptionGroup var options: NotebookOptions

  func run() throws {
    try options.forEachLesson { file, runner in
      let lesson = try Lesson(contentsOf: file)
      var isFine = true
      print("\(file)\n")
      for outcome in try runner.run(lesson) where outcome.cell.kind != .setUp {
        outcome.cell.code.split(separator: "\n", omittingEmptySubsequences: false).dropLast().forEach {
          print("  | \($0)")
        }
        switch outcome.result {
        case .printed(let text), .failed(let text):
          print(text, terminator: text.hasSuffix("\n") || text.isEmpty ? "\n" : "\n\n")
        case .broke(let problem):
          print("\(file):\(problem.line): \(problem.message)\n")
          isFine = false
        }
      }
      return isFine
    }
  }
}

/// `lanes notebook check`
struct NotebookCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compares what the cells of lessons print with what the lessons say.",
    discussion: "Exits with 1 where something differs, and shows the lines.")

  @OptionGroup var options: NotebookOptions

  func run() throws {
    try options.forEachLesson { file, runner in
      let lesson = try Lesson(contentsOf: file)
      let outcomes = try runner.run(lesson)
      let differences = lesson.differences(from: outcomes)
      differences.forEach { print($0.description + "\n") }
      if differences.isEmpty { print("\(file): \(outcomes.count) cells do what the lesson says") }
      return differences.isEmpty
    }
  }
}
