import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// Goals are judged from results alone: here made-up ones.
@Suite struct PeerGoalTests {
  /// Cases of ours at 100 ns, and of a peer at so many times as much.
  private struct Made {
    var rows: [String] = []

    mutating func add(
      _ operation: String, _ implementation: String, dtype: String = "float32", level: String = "L1", count: Int = 1024,
      extras: String = "", time: Double, noise: Double = 0.01, checksum: Double = 7
    ) {
      for launch in 0..<3 {
        for step in 0..<5 {
          let value = time * (1 + noise * (Double((step * 7 + launch * 3) % 5) - 2))
          rows.append(
            """
            {"name": "peers/\(operation)/\(implementation)/\(dtype)/\(level)/\(count)\(extras)/real_time", \
            "run_type": "iteration", "real_time": \(value), "time_unit": "ns", "launch": \(launch), \
            "checksum": \(checksum)}
            """)
        }
      }
    }

    mutating func add(_ operation: String, against peer: String, ratio: Double, noise: Double = 0.01, count: Int = 1024)
    {
      add(operation, "lanes", count: count, time: 100, noise: noise)
      add(operation, peer, count: count, time: 100 * ratio, noise: noise)
    }

    func results() throws -> Results {
      let text = "{\"context\": {\"lanes_schema\": \"1\"}, \"benchmarks\": [\(rows.joined(separator: ","))]}"
      return try Results(decoding: Data(text.utf8))
    }
  }

  private func rows(_ results: Results, _ work: String) -> [[String]] {
    PeerTables(results: results).goals.rows.filter { $0[0].hasPrefix(work) }
  }

  @Test func aGoalIsMetMissedOrUndecided() throws {
    let goal = PeerGoal("where", against: .numpy, mean: 5) { $0.operation == "where" }
    for (ratio, noise, outcome) in [(8.0, 0.01, PeerGoal.Outcome.met), (3, 0.01, .missed), (5, 0.2, .undecided)] {
      var made = Made()
      made.add("where", against: "numpy", ratio: ratio, noise: noise)
      let judgement = try #require(goal.judged(by: made.results()))
      #expect(judgement.outcome == outcome)
      #expect(abs(judgement.mean.ratio - ratio) < ratio * noise * 2 && judgement.cases == 1)
    }
  }

  /// The mean may be as high as it likes: one slow case misses the goal that asks for each.
  @Test func oneSlowCaseMissesAGoalOfEach() throws {
    var made = Made()
    made.add("add", against: "numpy", ratio: 40, count: 16)
    made.add("add", against: "numpy", ratio: 0.5, count: 1024)
    let row = try #require(rows(made.results(), "every element-wise").first)
    #expect(row[1] == "NumPy" && row[2] == "≥ 3×, none under 1×" && row[3].hasPrefix("4.47×"))
    #expect(row[4].hasPrefix("0.500× add, float32, 1 Ki") && row[5] == "**missed**")
  }

  @Test func aMissingPeerIsNamed() throws {
    var made = Made()
    made.add("add", against: "c", ratio: 2)
    let results = try made.results()
    #expect(rows(results, "every element-wise").first?[5] == "not measured here: no NumPy")
    #expect(rows(results, "sparse").first?[5] == "not measured here: no SciPy")
    #expect(rows(results, "the same loop in C").first?[5] == "**met**")
    #expect(rows(results, "the polynomial").last?[5] == "not measured here: no Eigen")
    made.add("sum", against: "numpy", ratio: 2)
    #expect(try rows(made.results(), "`where`").first?[5] == "not measured in this run")
  }

  @Test func thresholdsBelowOneReadAsTimes() throws {
    let row = try #require(
      PeerTables(results: Made.init(rows: [made("subscript-loop")]).results()).goals.rows.first {
        $0[1] == "Swift's Array"
      })
    #expect(row[2] == "each at most 1.5× the time")
  }

  private func made(_ operation: String) -> String {
    """
    {"name": "peers/\(operation)/lanes/float32/L1/64", "run_type": "iteration", "real_time": 1, "time_unit": "ns"}
    """
  }

  @Test func constantTimeIsJudgedAgainstTheSmallestSize() throws {
    for (time, outcome) in [(100.0, "**met**"), (140, "**met**"), (200, "**missed**")] {
      var made = Made()
      made.add("any-first-hit", "lanes", count: 1024, time: 100)
      made.add("any-first-hit", "lanes", level: "RAM", count: 1 << 24, time: time)
      #expect(try rows(made.results(), "`any").first?[5] == outcome)
    }
  }

  @Test func differentResultsAreNotCompared() throws {
    var made = Made()
    made.add("add", "lanes", time: 100, checksum: 1000)
    made.add("add", "numpy", time: 900, checksum: 1001)
    made.add("exp", "lanes", time: 100, checksum: 1000)
    made.add("exp", "numpy", time: 900, checksum: 1000.01)
    let results = try made.results()
    #expect(results.pairs(with: .numpy).map(\.ours.operation) == ["exp"])
    #expect(PeerTables(results: results).differences?.rows.map(\.first) == ["add, float32, 1 Ki"])
    #expect(rows(results, "every element-wise").first?[5] == "not measured in this run")
  }

  @Test func theSentenceCountsGoals() throws {
    var made = Made()
    made.add("add", against: "numpy", ratio: 4)
    made.add("tanh", against: "numpy", ratio: 0.5)
    let sentence = try #require(Section.peers.finding(made.results())).sentence
    #expect(sentence.hasPrefix("Lanes is 4.00× as fast as NumPy (geometric mean of 1 case)"))
    #expect(sentence.contains("1 are met, 1 missed, 0 undecided"))
  }

  @Test func absentPeersHaveNoColumn() throws {
    var made = Made()
    made.add("add", against: "c", ratio: 0.5)
    let results = try made.results()
    let table = try #require(PeerTables(results: results).meansByOperation)
    #expect(table.columns.map(\.title) == ["Operation", "Speed against C", "Cases"])
    #expect(table.caption.hasSuffix("not measured here: no NumPy"))
    let sentence = try #require(Section.peers.finding(results)).sentence
    #expect(sentence.hasPrefix("Lanes takes 2.00× the time of C (geometric mean of 1 case); of "))
  }

  @Test func tablesAreNarrowAndCopeWithAnything() throws {
    var made = Made()
    made.add("add", "numpy", time: 3)
    made.add("no-such-operation", against: "numpy", ratio: 2)
    made.add("nothing", "numpy", dtype: "int64", count: 1, time: 20)
    let tables = Section.peers.tables(try made.results())
    #expect(tables.allSatisfy { $0.columns.count <= Table.mostColumns })
    #expect(Section.peers.finding(try Made(rows: [self.made("add")]).results()) == nil)
  }

  @Test func namesAreShort() {
    let id = CaseID("peers", "sum-rows", dtype: "int8", level: "RAM", count: 1 << 24, extras: ["layout": "strided"])
    #expect(PeerPair(ours: id, theirs: id).name == "sum-rows, int8, 16 Mi, strided")
    #expect([16, 1000, 1024, 16_000_000].map(PeerPair.size) == ["16", "1,000", "1 Ki", "16,000,000"])
  }
}
