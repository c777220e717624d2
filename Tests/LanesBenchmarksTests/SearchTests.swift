import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// Break-evens are found in results alone: here made-up ones.
@Suite struct SearchTests {
  private static let race = Search.Race(.init("sparse", by: "lanes"), against: .init("dense", by: "lanes"))
  private static let peers = Search.Race(.init("sparse", by: "scipy"), against: .init("dense", by: "numpy"))

  private static let search = Search(of: "q", over: "density", from: [0.01, 0.1, 1], races: [race, peers]) { _, place in
    [
      Case(
        CaseID("q", "sparse", level: "-", count: 1, extras: ["density": Search.spelled(place)]), bytes: 0, items: 0
      ) { Workload(check: { nil }, body: { _ in }) }
    ]
  }

  /// The contender is so many times as fast as its baseline at each place.
  private func results(_ lanes: [(Double, Double)], peers: [(Double, Double)] = []) throws -> Results {
    var rows: [String] = []
    for (sides, ratios) in [(("lanes", "lanes"), lanes), (("scipy", "numpy"), peers)] {
      for (place, ratio) in ratios {
        for (operation, side, time) in [("sparse", sides.0, 100.0), ("dense", sides.1, 100 * ratio)] {
          let name = "q/\(operation)/\(side)/float32/-/1/density:\(Search.spelled(place))"
          rows.append(
            "{\"name\": \"\(name)\", \"run_type\": \"iteration\", \"real_time\": \(time), \"time_unit\": \"ns\"}")
        }
      }
    }
    let text = "{\"context\": {\"lanes_schema\": \"1\"}, \"benchmarks\": [\(rows.joined(separator: ","))]}"
    return try Results(decoding: Data(text.utf8))
  }

  private func bracket(_ ratios: [(Double, Double)]) throws -> [Double]? {
    try Self.search.bracket(of: Self.race, in: results(ratios)).map { [$0.low, $0.high] }
  }

  @Test func theChangeLiesBetweenNeighbours() throws {
    #expect(try bracket([(0.01, 20), (0.1, 2), (1, 0.2)]) == [0.1, 1])
    #expect(try bracket([(1, 3), (0.01, 0.2), (0.1, 0.5)]) == [0.1, 1])
    #expect(try bracket([(0.01, 2), (0.1, 0.5)]) == [0.01, 0.1])
  }

  @Test func whereOneWinsEverywhereThereIsNoChange() throws {
    #expect(try bracket([(0.01, 20), (0.1, 2), (1, 1.1)]) == nil)
    #expect(try bracket([(0.01, 0.9), (0.1, 0.5)]) == nil)
    #expect(try bracket([(0.1, 2)]) == nil)
    #expect(Self.search.bracket(of: Self.race, in: .empty) == nil)
  }

  /// A winner turned round by noise does not draw the search to its place.
  @Test func noiseDoesNotMisleadIt() throws {
    #expect(try bracket([(0.01, 0.97), (0.03, 3), (0.1, 2), (1, 0.2)]) == [0.1, 1])
    #expect(try bracket([(0.01, 3), (0.1, 0.98), (0.2, 1.1), (0.3, 0.7), (1, 0.2)]) == [0.2, 0.3])
    #expect(try bracket([(0.01, 3), (0.1, 2), (1, 0.99), (2, 1.5)]) == nil)
  }

  @Test func itGoesOnWithTheGeometricMiddles() throws {
    let found = try results([(0.01, 20), (0.1, 2), (1, 0.2)], peers: [(0.01, 2), (0.1, 0.5)])
    let next = Self.search.next(in: found)
    #expect(next.map(Search.spelled) == ["0.316", "0.0316"])
    #expect(Self.search.ends(in: found) == [0.01, 0.1, 1, 0.01, 0.1])
  }

  @Test func itEndsWhereTheRangeIsNarrow() throws {
    let found = try results([(0.01, 4), (0.05, 3), (0.1, 2), (0.12, 0.9), (1, 0.2), (2, 0.1)])
    #expect(Self.search.next(in: found).isEmpty)
    #expect(Self.search.ends(in: found) == [0.05, 0.1, 0.12, 1])
  }

  /// A name that a search found becomes a case again, in another process.
  @Test func foundPlacesAreCases() {
    let question = Question(id: "q", title: "", searches: [Self.search]) { _ in [] }
    let levels = CacheLevels(l1: 1 << 15, l2: nil, l3: nil, memory: 1 << 30)
    let found = "q/sparse/lanes/float32/-/1/density:\(Search.spelled(0.031622776))"
    let names = question.cases(at: levels, found: [found, "q/other/lanes/float32/-/1/density:0.5"]).map(\.id.name)
    #expect(names.count == 4 && names.last == found)
    #expect(question.cases(at: levels, found: []).count == 3)
  }

  @Test func theRuleNamesTheRange() throws {
    let rule = ClaimRule.breakEven("speed", Self.search, Self.race, "density", .fraction)
    let found = try results([(0.01, 20), (0.08, 2), (0.1, 0.8), (1, 0.2)])
    #expect(rule.judgement(of: found, for: .lanes).verdict == .holdsOnly(when: "below 8–10 % density"))
    #expect(rule.judgement(of: try results([(0.01, 20), (0.1, 2)]), for: .lanes).verdict == .holds)
    #expect(rule.judgement(of: try results([(0.01, 0.5)]), for: .lanes).verdict == .refuted)
  }
}
