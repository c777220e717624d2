import Foundation
import LanesBenchmarks
import LanesReport

/// Runs the suite several times, each time in processes of its own, and merges what they measured.
///
/// A launch goes through the blocks of cases one after the other. Where peers run a block as well, their process and
/// ours take turns in who goes first, from block to block and from launch to launch, so that what the machine does
/// meanwhile hits both.
struct Launches {
  let quick: Bool
  let count: Int
  let filter: String?
  let machine: MachineDescription
  let peers: PeerProcess?
  /// Facts of the run for its results, beside those of machine and build.
  let facts: [String: String]

  init(
    quick: Bool, count: Int?, filter: String?, machine: String?, peers: PeerProcess?, facts: [String: String] = [:]
  ) {
    self.quick = quick
    self.count = count ?? (quick ? 2 : 3)
    self.filter = filter
    self.machine = MachineDescription(name: machine)
    self.peers = peers
    self.facts = facts
  }

  /// The merged results. An interruption ends the children, removes what they wrote, and exits.
  func run() throws -> Data {
    let turns = try turns()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lanes-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let interruption = Interruption(removing: folder)
    defer { interruption.end() }

    let plans = try turns.enumerated().map { number, turn in
      let file = folder.appendingPathComponent("plan-\(number).json")
      try turn.plan.json.write(to: file)
      return file
    }
    let progress = LaunchProgress(total: count * turns.reduce(0) { $0 + $1.work })
    var launches: [[URL]] = []
    for launch in 0..<count {
      var files: [URL] = []
      for (number, turn) in turns.enumerated() {
        for contender in turn.contenders(firstOurs: (launch + number).isMultiple(of: 2)) {
          let file = folder.appendingPathComponent("launch-\(launch)-\(number)-\(contender).json")
          try measure(contender, turn, plans[number], into: file, launch: launch, progress, interruption)
          progress.finish(turn.work(of: contender))
          files.append(file)
        }
      }
      // The context of the merged results is the first file's: always ours.
      launches.append(files.sorted { $0.lastPathComponent.contains("ours") && !$1.lastPathComponent.contains("ours") })
    }
    progress.clear()
    return try Results.merge(processes: launches)
  }

  /// The blocks of this run, each with its plan.
  private func turns() throws -> [Turn] {
    let levels = CacheLevels(machine)
    try Suite.register(at: levels)
    let names = try Suite.names(matching: filter)
    let context = machine.facts.merging(BuildDescription.facts) { $1 }.merging(facts) { $1 }
      .merging(["lanes_quick": quick ? "1" : "0", "measured_at": ISO8601DateFormatter().string(from: Date())]) { $1 }
    return Block.all(names, at: levels, withPeers: peers != nil).map { block in
      var plan = PeerPlan(block.names, at: levels)
      plan.context = context
      return Turn(block: block, plan: plan, quick: quick, hasPeers: peers != nil)
    }
  }

  private func measure(
    _ contender: Turn.Contender, _ turn: Turn, _ plan: URL, into file: URL, launch: Int, _ progress: LaunchProgress,
    _ interruption: Interruption
  ) throws {
    let shared = [
      "--machine-readable-progress", "--benchmark_out=\(file.path)", "--benchmark_out_format=json",
      "--benchmark_repetitions=\(turn.repetitions)", "--benchmark_enable_random_interleaving=true",
    ]
    let child: ChildProcess
    switch contender {
    case .ours:
      child = ChildProcess(
        executable: URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0]),
        arguments: ["bench", "--only", plan.path] + shared + ["--benchmark_min_time=\(turn.minimumTime)"],
        progress: .standardOutput)
    case .peers:
      // Google Benchmark took the unit into this flag in its version 1.8.
      child = ChildProcess(
        executable: peers!.python,
        arguments: ["-m", "lanes_peers", plan.path] + shared + ["--benchmark_min_time=\(turn.minimumTime)s"],
        progress: .standardError)
    }
    let (status, complaint) = try child.run(interruption) { begun, total, name in
      progress.show(
        Double(begun - 1) / Double(max(total, 1)) * Double(turn.work(of: contender)),
        "launch \(launch + 1) of \(count): \(name)")
    }
    guard status == 0 else {
      progress.clear()
      throw LaunchError(launch: launch + 1, status: status, complaint: contender == .peers ? complaint : "")
    }
  }
}

/// A launch that did not come to its end. Our own process has said why itself.
struct LaunchError: Error, CustomStringConvertible {
  let launch: Int
  let status: Int32
  let complaint: String
  var description: String {
    (complaint.isEmpty ? "" : complaint + "\n")
      + "launch \(launch) of the suite failed with status \(status); the report that was there is unchanged"
  }
}
