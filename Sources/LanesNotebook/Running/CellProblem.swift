import Foundation

/// What went wrong in a cell, at its line of the lesson.
public struct CellProblem: Error, Sendable, Equatable {
  public let line: Int
  public let message: String

  init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  /// The first error of a compiler that stands in the lesson; else its last words.
  init(compilerSaid text: String, path: String, cells: [Cell]) {
    for line in text.split(separator: "\n") {
      guard let error = line.range(of: ": error: ") else { continue }
      let place = line[..<error.lowerBound].split(separator: ":")
      guard place.count >= 3, place.dropLast(2).joined(separator: ":").hasSuffix(path),
        let number = Int(place[place.count - 2])
      else { continue }
      self.init(line: number, message: "error: " + line[error.upperBound...])
      return
    }
    let last = text.split(separator: "\n").filter { $0.contains("error") }.last
    self.init(
      line: cells.first?.line ?? 1, message: "the lesson did not compile: \(last.map(String.init) ?? "no message")")
  }

  /// Why a program ended in a cell.
  static func stopped(_ run: BoundedProcess.Outcome, in cell: Cell, path: String) -> CellProblem {
    let line = crashLine(run.errors, path: path).flatMap { (cell.line...cell.endLine).contains($0) ? $0 : nil }
    return CellProblem(line: line ?? cell.line, message: message(run))
  }

  private static func message(_ run: BoundedProcess.Outcome) -> String {
    switch run.ending {
    case .ranTooLong: return "it did not end in time: is there a loop without end?"
    case .printedTooMuch: return "it printed too much to show"
    case .exited, .signalled: break
    }
    if let fatal = run.fatalError { return fatal }
    let lines = run.errors.split(separator: "\n").map(String.init)
    // Python's last line names the error.
    if let last = lines.last(where: { !$0.hasPrefix(" ") && !$0.isEmpty }), !run.errors.contains("*** ") { return last }
    if let signal = lines.first(where: { $0.contains("Program crashed") }) {
      return signal.replacing("*** ", with: "").replacing(" ***", with: "")
    }
    if case .exited(let status) = run.ending { return "the program ended with status \(status)" }
    if case .signalled(let signal) = run.ending { return "the program was ended by signal \(signal)" }
    return "the program did not end well"
  }

  /// The first line of the lesson in a backtrace of Swift's or of Python's.
  static func crashLine(_ text: String, path: String) -> Int? {
    for line in text.split(separator: "\n") {
      if let range = line.range(of: path + ":") {
        let digits = line[range.upperBound...].prefix { $0.isNumber }
        if let number = Int(digits) { return number }
      }
      if let range = line.range(of: "File \"\(path)\", line ") {
        return Int(line[range.upperBound...].prefix { $0.isNumber })
      }
    }
    return nil
  }
}
