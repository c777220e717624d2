import Foundation
import LanesBenchmarks
import LanesReport

/// Runs the suite several times, each time in processes of its own, and merges what they measured.
///
/// A launch goes through the blocks of cases one after the other. Where peers run a block as well, their process and
/// ours take turns in who goes first, from block to block and from launch to launch, so that what the machine does
/// meanwhile hits both.
struct Launches {
  let settings: RunFolder.Settings
  let folder: RunFolder
  let machine: MachineDescription
  let levels: CacheLevels
  /// The cases that were asked for.
  let names: [String]
  let peers: PeerProcess?
  /// Facts of the run for its results, beside those of machine and build.
  let facts: [String: String]

  init(_ settings: RunFolder.Settings, in folder: RunFolder, peers: PeerProcess?, facts: [String: String] = [:]) throws
  {
    self.settings = settings
    self.folder = folder
    self.machine = MachineDescription(name: settings.machine)
    self.levels = CacheLevels(machine)
    try Suite.register(at: levels)
    self.names = try CaseNames.matching(settings.filter)
    self.peers = peers
    self.facts = facts
  }

  /// The merged results. What was measured before an interruption is not measured again.
  func run() throws -> Data {
    let interruption = Interruption()
    defer { interruption.end() }
    let measuring = Measuring(peers: peers, interruption: interruption)
    let turns = try turns(measuring)
    let progress = LaunchProgress(total: settings.launches * turns.reduce(0) { $0 + $1.work })
    var launches: [[URL]] = []
    for launch in 0..<settings.launches {
      var files: [URL] = []
      for (number, turn) in turns.enumerated() {
        for contender in turn.contenders(firstOurs: (launch + number).isMultiple(of: 2)) {
          let file = folder.results(launch: launch, turn: number, contender)
          if !folder.isDone(file) {
            try measuring.measure(contender, turn, plan: folder.plan(number), into: file, launch: launch) {
              part, name in
              progress.show(part, "launch \(launch + 1) of \(settings.launches): \(name)")
            }
          }
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

  /// The blocks of this run, each with its plan: those of the run that goes on, or new ones.
  private func turns(_ measuring: Measuring) throws -> [Turn] {
    var context = machine.facts.merging(BuildDescription.facts) { $1 }.merging(facts) { $1 }
    context["lanes_quick"] = settings.quick ? "1" : "0"
    let kept = try folder.plans()
    if let kept { try check(context, against: kept.first?.context ?? [:]) }
    context["measured_at"] = kept?.first?.context["measured_at"] ?? ISO8601DateFormatter().string(from: Date())
    let found =
      try kept?.flatMap { $0.cases.map(\.name) }
      ?? SearchPhase(
        levels: levels, context: context, isWanted: Set(names).contains, hasPeers: peers != nil, folder: folder,
        measuring: measuring
      ).places()
    let all = names + Set(found).subtracting(names).sorted()
    let blocks = Block.all(all, at: levels, withPeers: peers != nil, isQuick: settings.quick)
    let share = blocks.filter { $0.kind == .question }.reduce(0) { $0 + $1.names.count }
    let turns = blocks.map { block in
      var plan = PeerPlan(block.names, at: levels)
      plan.context = context
      return Turn(block: block, plan: plan, quick: settings.quick, hasPeers: peers != nil, sharedBy: share)
    }
    if kept == nil { try folder.keep(turns.map(\.plan)) }
    return turns
  }

  /// Rows of two builds or two machines never stand in one file.
  private func check(_ facts: [String: String], against kept: [String: String]) throws(RunError) {
    for (fact, now) in facts.sorted(by: { $0.key < $1.key }) where kept[fact] != now {
      throw .changed(fact: fact, then: kept[fact] ?? "absent", now: now)
    }
  }
}
