import Foundation

/// Runs the cells of lessons: Swift against a build of Lanes, Python where an interpreter with NumPy is given.
public struct LessonRunner: Sendable {
  public let build: LanesBuild
  /// The Swift compiler.
  public var compiler: String
  /// Nil where Python cells are not run.
  public var python: String?
  /// Seconds that a lesson's program may take.
  public var timeLimit = 60.0

  public init(build: LanesBuild, compiler: String, python: String? = nil) {
    self.build = build
    self.compiler = compiler
    self.python = python
  }

  /// What became of each cell that runs, in the lesson's order.
  public func run(_ lesson: Lesson) throws -> [CellOutcome] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-lesson-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var outcomes = try runTogether(lesson, in: folder)
    for cell in lesson.cells where cell.kind == .fails && cell.language == .swift {
      outcomes.append(try runFailing(cell, of: lesson, in: folder))
    }
    outcomes += try runPython(lesson, in: folder)
    return outcomes.sorted { $0.cell.line < $1.cell.line }
  }

  private func runTogether(_ lesson: Lesson, in folder: URL) throws -> [CellOutcome] {
    let program = LessonProgram(lesson)
    guard !program.cells.isEmpty else { return [] }
    let compiled = try compile(program, in: folder)
    guard case .success(let executable) = compiled else {
      guard case .failure(let problem) = compiled else { return [] }
      return [CellOutcome(cell: cell(at: problem.line, of: program.cells), result: .broke(problem))]
    }
    let run = try self.run(executable, in: folder)
    if case .signalled = run.ending, CellProblem.crashLine(run.errors, path: lesson.path) == nil,
      case .success(let plain) = try compile(program, in: folder, optimisation: "-Onone")
    {
      // Where the optimiser left no frame of the lesson's own, a second run without it tells the line.
      let again = try self.run(plain, in: folder)
      if again.ending == run.ending { return Self.outcomes(of: program.cells, again, path: lesson.path) }
    }
    return Self.outcomes(of: program.cells, run, path: lesson.path)
  }

  private func run(_ executable: String, in folder: URL) throws -> BoundedProcess.Outcome {
    // Of the thread that crashed alone.
    let backtrace = "enable=yes,color=no,interactive=no,threads=crashed,registers=none,images=none"
    return try BoundedProcess(
      executable, environment: ["SWIFT_BACKTRACE": backtrace], folder: folder, timeLimit: timeLimit
    ).run()
  }

  /// The cells whose mark was printed ran; the one after them is where a program that did not end well stopped.
  static func outcomes(of cells: [Cell], _ run: BoundedProcess.Outcome, path: String) -> [CellOutcome] {
    let parts = run.output.split(separator: LessonProgram.mark, omittingEmptySubsequences: false).map(String.init)
    let done = min(parts.count - 1, cells.count)
    var outcomes = (0..<done).map { CellOutcome(cell: cells[$0], result: .printed(parts[$0])) }
    if !run.succeeded {
      let cell = cells[min(done, cells.count - 1)]
      outcomes.append(CellOutcome(cell: cell, result: .broke(.stopped(run, in: cell, path: path))))
    }
    return outcomes
  }

  private func runFailing(_ cell: Cell, of lesson: Lesson, in folder: URL) throws -> CellOutcome {
    let program = LessonProgram(lesson, upTo: cell)
    switch try compile(program, in: folder) {
    case .failure(let problem):
      // An error in a cell before is not the one that the lesson is about.
      let isOwn = (cell.line...cell.endLine).contains(problem.line)
      return CellOutcome(cell: cell, result: isOwn ? .failed(problem.message + "\n") : .broke(problem))
    case .success(let executable):
      let run = try BoundedProcess(
        executable, environment: ["SWIFT_BACKTRACE": "enable=no"], folder: folder, timeLimit: timeLimit
      ).run()
      let problem = CellProblem.stopped(run, in: cell, path: lesson.path)
      if run.succeeded {
        let words = "the lesson says that this cell fails, and it ran to its end"
        return CellOutcome(cell: cell, result: .broke(CellProblem(line: cell.line, message: words)))
      }
      return CellOutcome(cell: cell, result: .failed(problem.message + "\n"))
    }
  }

  private enum Compiled {
    case success(String)
    case failure(CellProblem)
  }

  private func compile(_ program: LessonProgram, in folder: URL, optimisation: String = "-O") throws -> Compiled {
    let main = folder.appendingPathComponent("main.swift")
    let support = folder.appendingPathComponent("support.swift")
    let executable = folder.appendingPathComponent("lesson")
    try Data(program.source.utf8).write(to: main)
    try Data(LessonProgram.support.utf8).write(to: support)
    let run = try build.compile(
      [main, support], as: "Lesson", with: compiler, [optimisation, "-g"], to: executable)
    guard !run.succeeded else { return .success(executable.path) }
    return .failure(CellProblem(compilerSaid: run.errors + run.output, path: program.path, cells: program.cells))
  }

  private func cell(at line: Int, of cells: [Cell]) -> Cell {
    cells.last { $0.line <= line } ?? cells[0]
  }

  private func runPython(_ lesson: Lesson, in folder: URL) throws -> [CellOutcome] {
    let cells = lesson.cells.filter { $0.language == .python && ($0.kind == .runs || $0.kind == .setUp) }
    guard let python, !cells.isEmpty else { return [] }
    let script = folder.appendingPathComponent("lesson.py")
    try Data(PythonProgram(cells, path: lesson.path).source.utf8).write(to: script)
    let run = try BoundedProcess("/usr/bin/env", [python, script.path], folder: folder, timeLimit: timeLimit).run()
    return Self.outcomes(of: cells, run, path: lesson.path)
  }
}

/// What became of a cell.
public struct CellOutcome: Sendable {
  public enum Result: Sendable {
    case printed(String)
    /// It was expected to fail and did, with this message.
    case failed(String)
    /// It did not do what a cell of its kind should.
    case broke(CellProblem)
  }

  public let cell: Cell
  public let result: Result

  /// The text that its `output` block should hold; nil for a cell that broke.
  public var text: String? {
    switch result {
    case .printed(let text), .failed(let text): text
    case .broke: nil
    }
  }
}
