import Foundation
import LanesBenchmarks
import LanesReport

/// Runs the suite in several processes, one after the other, and merges what they measured.
struct Launches {
  let quick: Bool
  let count: Int
  let filter: String?
  let machine: String?

  /// Seconds that a launch may take for timing. What it takes to prepare and check every case comes
  /// on top, about as long again.
  private let budget: Double
  private let repetitions: Int

  init(quick: Bool, count: Int?, filter: String?, machine: String?) {
    self.quick = quick
    self.count = count ?? (quick ? 2 : 3)
    self.filter = filter
    self.machine = machine
    budget = quick ? 6 : 40
    repetitions = quick ? 2 : 5
  }

  /// The merged results. An interruption ends the children, removes what they wrote, and exits.
  func run() throws -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lanes-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let interruption = Interruption(removing: folder)
    defer { interruption.end() }

    let status = StatusLine()
    var files: [URL] = []
    for launch in 0..<count {
      let file = folder.appendingPathComponent("launch-\(launch).json")
      try measure(launch, into: file, status, interruption)
      files.append(file)
    }
    status.clear()
    return try Results.merge(files)
  }

  private func measure(
    _ launch: Int, into file: URL, _ status: StatusLine, _ interruption: Interruption
  ) throws {
    let child = Process()
    child.executableURL = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    child.arguments =
      ["bench", "--machine-readable-progress", "--benchmark_out=\(file.path)", "--benchmark_out_format=json"]
      + ["--benchmark_repetitions=\(repetitions)", "--benchmark_enable_random_interleaving=true"]
      + ["--benchmark_min_time=\(try minimumTime())"] + (quick ? ["--quick"] : []) + (filter.map { [$0] } ?? [])
      + (machine.map { ["--machine", $0] } ?? [])
    let output = Pipe()
    child.standardOutput = output
    child.standardInput = FileHandle.nullDevice
    try child.run()
    interruption.child = child
    defer { interruption.child = nil }
    for line in Lines(output.fileHandleForReading) {
      let parts = line.split(separator: " ", maxSplits: 2)
      guard parts.count == 3, let begun = Int(parts[0]), let total = Int(parts[1]) else { continue }
      status.show(
        done: launch * total + begun - 1, of: count * total, "launch \(launch + 1) of \(count): \(parts[2])")
    }
    child.waitUntilExit()
    guard child.terminationStatus == 0 else {
      status.clear()
      throw LaunchError(launch: launch + 1, status: child.terminationStatus)
    }
  }

  /// Seconds for which each repetition of each case is timed, so that a launch stays in its budget.
  private func minimumTime() throws -> Double {
    let cases = Question.all.flatMap { $0.cases(CacheLevels(MachineDescription())) }.count
    let matching = filter == nil ? cases : max(1, cases / 6)
    return min(max(budget / Double(matching * repetitions), 0.002), 0.2)
  }
}

/// A launch that did not come to its end; it has said why itself.
struct LaunchError: Error, CustomStringConvertible {
  let launch: Int
  let status: Int32
  var description: String {
    "launch \(launch) of the suite failed with status \(status); the report that was there is unchanged"
  }
}
