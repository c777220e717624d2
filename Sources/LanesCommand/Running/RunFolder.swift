import Foundation
import LanesBenchmarks
import LanesReport

/// The files of a run that is not finished: what it was asked for, and what its processes have measured so far. A run
/// that was interrupted goes on from here.
struct RunFolder {
  /// What a run was asked for.
  struct Settings: Codable, Equatable {
    var quick: Bool
    var launches: Int
    var filter: String?
    var machine: String?
    var peers: String?
  }

  let url: URL

  /// Hidden among the reports.
  init(among reports: URL) { url = reports.appendingPathComponent(".run") }

  var exists: Bool { FileManager.default.fileExists(atPath: file("settings").path) }

  /// Begins anew: what an earlier run left is gone.
  func begin(_ settings: Settings) throws {
    remove()
    try writing { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    try write(JSONEncoder().encode(settings), to: file("settings"))
  }

  func settings() throws -> Settings {
    guard exists else { throw RunError.nothingToResume(folder: url.deletingLastPathComponent().path) }
    return try undamaged("settings") { try JSONDecoder().decode(Settings.self, from: Data(contentsOf: $0)) }
  }

  /// The plans of a run's turns are kept, since a search may have found other places the next time.
  func keep(_ plans: [PeerPlan]) throws {
    for (number, plan) in plans.enumerated() { try write(plan.json, to: self.plan(number)) }
    try write(Data(String(plans.count).utf8), to: file("plans"))
  }

  /// The plans of a run that came as far as having any.
  func plans() throws -> [PeerPlan]? {
    guard let text = try? String(contentsOf: file("plans"), encoding: .utf8), let count = Int(text) else { return nil }
    return try (0..<max(count, 0)).map { try undamaged("plan-\($0)", PeerPlan.init(contentsOf:)) }
  }

  func plan(_ number: Int) -> URL { file("plan-\(number)") }

  /// Where a process puts its results: there only when they are whole.
  func results(launch: Int, turn: Int, _ contender: Turn.Contender) -> URL {
    file("launch-\(launch)-\(turn)-\(contender.rawValue)")
  }

  /// Writes a file of the run, whole or not at all.
  func write(_ data: Data, to file: URL) throws(RunError) {
    try writing { try data.write(to: file, options: .atomic) }
  }

  private func writing(_ body: () throws -> Void) throws(RunError) {
    do { try body() } catch { throw .unwritable(folder: url.path, reason: Results.reason(of: error)) }
  }

  func isDone(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

  func remove() { try? FileManager.default.removeItem(at: url) }

  private func file(_ name: String) -> URL { url.appendingPathComponent("\(name).json") }

  private func undamaged<Content>(_ name: String, _ read: (URL) throws -> Content) throws(RunError) -> Content {
    do { return try read(file(name)) } catch { throw .damaged(file: file(name).path) }
  }
}

/// Why a run can't go on.
enum RunError: Error, CustomStringConvertible {
  case nothingToResume(folder: String)
  case changed(fact: String, then: String, now: String)
  case damaged(file: String)
  case unwritable(folder: String, reason: String)
  /// Our own process has said why itself.
  case launchFailed(launch: Int, status: Int32, complaint: String)

  var description: String {
    switch self {
    case .nothingToResume(let folder):
      "no run in \(folder) was interrupted: start one with `lanes report`"
    case .changed(let fact, let then, let now):
      "the interrupted run can't go on: \(fact) was \(then) and is \(now) now; start a new one with `lanes report`"
    case .damaged(let file):
      "the interrupted run can't go on: \(file) is damaged; start a new one with `lanes report`"
    case .unwritable(let folder, let reason):
      "the run can't be kept in \(folder): \(reason); the report that was there is unchanged. Make room, or choose "
        + "another folder with --output"
    case .launchFailed(let launch, let status, let complaint):
      (complaint.isEmpty ? "" : complaint + "\n")
        + "launch \(launch) of the suite failed with status \(status); the report that was there is unchanged, "
        + "and `lanes report --resume` goes on with what this run has measured"
    }
  }
}
