import Foundation
import LanesBenchmarks

/// Runs the cases of a turn in a process of their own: ours, or that of the peers in Python.
struct Measuring {
  let peers: PeerProcess?
  let interruption: Interruption

  /// - Parameters:
  ///   - file: where the results stand when the process came to its end.
  ///   - show: called with what is done of the turn's work, and the case that runs.
  func measure(
    _ contender: Turn.Contender, _ turn: Turn, plan: URL, into file: URL, launch: Int,
    show: (_ part: Double, _ name: Substring) -> Void
  ) throws {
    let shared = [
      "--machine-readable-progress", "--benchmark_out=\(file.path)", "--benchmark_out_format=json",
      "--benchmark_repetitions=\(turn.repetitions)", "--benchmark_enable_random_interleaving=true",
    ]
    let child: ChildProcess
    switch contender {
    case .ours:
      child = ChildProcess(
        executable: ThisProgram.url,
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
      show(Double(begun - 1) / Double(max(total, 1)) * Double(turn.work(of: contender)), name)
    }
    guard status == 0 else {
      throw RunError.launchFailed(
        launch: launch + 1, status: status, complaint: contender == .peers ? complaint : "")
    }
  }
}
