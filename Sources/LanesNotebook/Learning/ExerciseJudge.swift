import Foundation

/// Compiles an answer with its check and runs both, within bounds.
public struct ExerciseJudge: Sendable {
  public let build: LanesBuild
  public let book: ExerciseBook
  public var compiler: String
  /// Seconds that an answer and its check may take.
  public var timeLimit: Double

  public init(build: LanesBuild, book: ExerciseBook, compiler: String = "swiftc", timeLimit: Double = 20) {
    self.build = build
    self.book = book
    self.compiler = compiler
    self.timeLimit = timeLimit
  }

  /// What came of an answer.
  public struct Outcome: Sendable, Equatable {
    /// What was checked, and for what failed what was seen.
    public struct Step: Sendable, Equatable, Codable {
      public let name: String
      public let passed: Bool
      public let detail: String
    }

    public let steps: [Step]
    /// Why there are no steps, or why they end early: errors of the compiler, a crash, a loop without end.
    public let problem: String?
    /// What the answer printed.
    public let output: String

    public var passed: Bool { problem == nil && !steps.isEmpty && steps.allSatisfy(\.passed) }
  }

  /// Judges the answer in a file.
  public func judge(_ exercise: Exercise, answer: URL) throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-exercise-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let main = folder.appendingPathComponent("main.swift")
    let executable = folder.appendingPathComponent("exercise")
    let verdicts = folder.appendingPathComponent("verdicts")
    try Data("judge(Judge())\n".utf8).write(to: main)
    let files = [main, answer, book.url(exercise.checkFile), book.url("Judge.swift")]
    let compiled = try build.compile(files, as: "Exercise", with: compiler, to: executable)
    guard compiled.succeeded else {
      return Outcome(steps: [], problem: Self.errors(compiled.errors, in: answer), output: "")
    }
    var environment = ["LANES_VERDICTS": verdicts.path, "SWIFT_BACKTRACE": "enable=no"]
    environment["LANES_ALLOCATIONS"] = exercise.budget?.allocations.map(String.init)
    environment["LANES_SLOWDOWN"] = exercise.budget?.slowdown.map { "\($0)" }
    let run = try BoundedProcess(
      executable.path, environment: environment, folder: folder, timeLimit: timeLimit, outputLimit: 1 << 16
    ).run()
    let steps = Self.steps(verdicts)
    return Outcome(steps: steps, problem: problem(of: run), output: run.output)
  }

  private func problem(of run: BoundedProcess.Outcome) -> String? {
    switch run.ending {
    case .exited(0): return nil
    case .ranTooLong:
      return "it did not end within \(Int(timeLimit)) seconds and was stopped: is there a loop without end?"
    case .printedTooMuch: return "it printed more than anybody reads and was stopped: is there a print in a loop?"
    case .exited(let status): return "it ended with status \(status)"
    case .signalled: return "it crashed\(run.fatalError.map { ": \($0)" } ?? "")"
    }
  }

  /// One step a line, written as it was checked: a crash leaves those before it.
  private static func steps(_ file: URL) -> [Outcome.Step] {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      try? JSONDecoder().decode(Outcome.Step.self, from: Data(line.utf8))
    }
  }

  /// The compiler's words on the learner's own file.
  private static func errors(_ text: String, in answer: URL) -> String {
    let own = text.split(separator: "\n").filter { $0.contains(": error: ") }
    let lines = own.map { $0.replacing(answer.path, with: answer.lastPathComponent) }
    return lines.isEmpty
      ? "it does not compile:\n\(text.suffix(2000))"
      : "it does not compile:\n" + lines.prefix(5).joined(separator: "\n")
  }
}
