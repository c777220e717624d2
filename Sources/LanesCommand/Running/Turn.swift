import LanesBenchmarks

/// A block of cases with what it takes to run it: how often, and how long.
struct Turn {
  enum Contender: String { case ours, peers }

  let block: Block
  let plan: PeerPlan
  let repetitions: Int
  /// Seconds for which each repetition of each case is timed.
  let minimumTime: Double
  private let hasPeers: Bool

  /// - Parameter share: the number of the cases of all questions, which share the time of a launch.
  init(block: Block, plan: PeerPlan, quick: Bool, hasPeers: Bool, sharedBy share: Int) {
    self.block = block
    self.plan = plan
    self.hasPeers = hasPeers && plan.cases.contains { !$0.peers.isEmpty }
    switch block.kind {
    case .race:
      repetitions = quick ? 2 : 3
      minimumTime = quick ? 0.001 : 0.005
    case .question:
      // What it takes to prepare and check every case comes on top, about as long again.
      let budget = quick ? 5.0 : 32
      repetitions = quick ? 2 : 5
      minimumTime = min(max(budget / Double(max(share, 1) * repetitions), 0.002), 0.2)
    }
  }

  func contenders(firstOurs: Bool) -> [Contender] {
    guard hasPeers else { return [.ours] }
    return firstOurs ? [.ours, .peers] : [.peers, .ours]
  }

  /// How much of a launch a contender's part is, in microseconds of timing.
  func work(of contender: Contender) -> Int {
    let cases = contender == .ours ? block.names.count : plan.cases.reduce(0) { $0 + $1.peers.count }
    return Int(Double(cases * (repetitions + 1)) * minimumTime * 1e6)
  }

  var work: Int { contenders(firstOurs: true).reduce(0) { $0 + work(of: $1) } }
}
