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
  func places() throws -> [String] {
    try Question.all.flatMap { question in
      try question.searches.enumerated().flatMap { number, search in
        let grid = search.grid.flatMap { names(of: search, at: $0) }.filter(isWanted)
        return grid.isEmpty ? [] : try ends(of: search, from: grid, title: "\(question.id)-\(number)")
      }
    }
  }

  private func names(of search: Search, at place: Double) -> [String] {
    search.cases(levels, place).map(\.id.name)
  }

  private func ends(of search: Search, from grid: [String], title: String) throws -> [String] {
    let status = StatusLine()
    defer { status.clear() }
    var files = try measure(grid, "\(title)-0")
    for step in 1...Self.mostSteps {
      let results = try Results(decoding: Results.merge(processes: files.map { [$0] }))
      // Where only whole numbers are places, the middle of two may be one of them.
      let measured = Set(results.cases.map(\.name))
      let next = search.next(in: results).flatMap { names(of: search, at: $0) }.filter { !measured.contains($0) }
      status.show(done: step, of: Self.mostSteps + 1, "looking for a break-even of \(title)")
      if next.isEmpty { break }
      files += try measure(next, "\(title)-\(step)")
    }
    let results = try Results(decoding: Results.merge(processes: files.map { [$0] }))
    return search.ends(in: results).flatMap { names(of: search, at: $0) }
  }

  /// One short run of some cases: by us, and by the peers that take part.
  private func measure(_ names: [String], _ title: String) throws -> [URL] {
    var plan = PeerPlan(names, at: levels)
    plan.context = context
    let block = Block(title: title, names: plan.cases.map(\.name), kind: .race)
    let turn = Turn(block: block, plan: plan, quick: true, hasPeers: hasPeers, sharedBy: 0)
    let file = folder.url.appendingPathComponent("search-\(title).json")
    try plan.json.write(to: file)
    return try turn.contenders(firstOurs: true).map { contender in
      let results = folder.url.appendingPathComponent("search-\(title)-\(contender.rawValue).json")
      try measuring.measure(contender, turn, plan: file, into: results, launch: 0) { _, _ in }
      return results
    }
  }
}
