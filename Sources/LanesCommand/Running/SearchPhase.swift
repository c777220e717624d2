import Foundation
import LanesBenchmarks
import LanesReport

/// Finds the places of break-evens before the launches: the first grid of a search, then the middle of each range in
/// which the winner changes, until the range is narrow enough.
///
/// What is measured here only chooses where to look: the launches measure the places that were found.
struct SearchPhase {
  let levels: CacheLevels
  let context: [String: String]
  let isWanted: (String) -> Bool
  let hasPeers: Bool
  let folder: RunFolder
  let measuring: Measuring

  /// A range of eight is narrowed to a fifteenth part of itself in so many halvings.
  private static let mostSteps = 5

  /// The names of cases to measure beside the declared ones.
  ///
  /// All searches take each step together, since starting the processes costs more than most steps.
  func places() throws -> [String] {
    let searches = Question.all.flatMap(\.searches)
    let grid = searches.flatMap { search in search.grid.flatMap { names(of: search, at: $0) } }.filter(isWanted)
    guard !grid.isEmpty else { return [] }
    let status = StatusLine()
    defer { status.clear() }
    var files: [URL] = []
    var next = grid
    for step in 0...Self.mostSteps {
      status.show(done: step + 1, of: Self.mostSteps + 2, "looking for break-evens")
      files += try measure(next, "\(step)")
      let results = try Results(decoding: Results.merge(processes: files.map { [$0] }))
      // Where only whole numbers are places, the middle of two may be one of them.
      let measured = Set(results.cases.map(\.name))
      next = searches.flatMap { search in search.next(in: results).flatMap { names(of: search, at: $0) } }
        .filter { !measured.contains($0) }
      if next.isEmpty || step == Self.mostSteps {
        return searches.flatMap { search in search.ends(in: results).flatMap { names(of: search, at: $0) } }
      }
    }
    return []
  }

  private func names(of search: Search, at place: Double) -> [String] {
    search.cases(levels, place).map(\.id.name)
  }

  /// One short run of some cases: by us, and by the peers that take part. Starting the processes takes most of it, so
  /// that more repetitions than a quick run's cost little and spare wrong turns.
  private func measure(_ names: [String], _ title: String) throws -> [URL] {
    var plan = PeerPlan(names, at: levels)
    plan.context = context
    let block = Block(title: title, names: plan.cases.map(\.name), kind: .race)
    let turn = Turn(block: block, plan: plan, quick: false, hasPeers: hasPeers, sharedBy: 0)
    let file = folder.url.appendingPathComponent("search-\(title).json")
    try folder.write(plan.json, to: file)
    return try turn.contenders(firstOurs: true).map { contender in
      let results = folder.url.appendingPathComponent("search-\(title)-\(contender.rawValue).json")
      try measuring.measure(contender, turn, plan: file, into: results, launch: 0) { _, _ in }
      return results
    }
  }
}
