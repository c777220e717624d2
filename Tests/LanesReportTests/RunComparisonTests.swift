import Foundation
import Testing

@testable import LanesReport

@Suite struct RunComparisonTests {
  /// Files that a program other than Lanes could have written, too: names of any form.
  private func file(
    _ source: String, launches: Int = 3, repetitions: Int = 7, context: [String: String] = [:],
    _ cases: [(name: String, time: Double, noise: Double)]
  ) throws -> TimedFile {
    var synthetic = Synthetic()
    synthetic.context.merge(["host_name": "h"]) { $1 }
    synthetic.context.merge(context) { $1 }
    for item in cases {
      // Seeded by the name that is given: each file has noise of its own.
      var generator = SeededGenerator(text: "\(source) \(item.name)")
      for launch in 0..<launches {
        for _ in 0..<repetitions {
          let unit = Double(generator.next() >> 11) * 0x1p-53
          let time = item.time * (1 + item.noise * (unit - 0.5))
          synthetic.rows.append(
            "{\"name\": \"\(item.name)\", \"run_type\": \"iteration\", \"real_time\": \(time), \"launch\": \(launch)}")
        }
      }
    }
    return try TimedFile(decoding: synthetic.data, source: source)
  }

  @Test(arguments: [
    (1.0, 0.01, Change.noChange), (0.5, 0.01, .faster), (1.5, 0.01, .slower), (1.01, 0.002, .noChange),
    (1.05, 0.01, .slower), (0.96, 0.01, .faster), (1.02, 0.3, .undecided), (1.0, 0.8, .undecided),
  ])
  func verdicts(factor: Double, noise: Double, change: Change) throws {
    let before = try file("a", [("BM_Copy/\(noise)", 100, noise)])
    let after = try file("b", [("BM_Copy/\(noise)", 100 * factor, noise)])
    let comparison = RunComparison(before, after)
    let row = try #require(comparison.rows.first)
    #expect(row.change == change)
    #expect(comparison.hasRegression == (change == .slower))
    #expect(abs(row.ratio * factor - 1) < noise)
    #expect(comparison.rows(change).count == 1)
  }

  @Test func rules() {
    func change(_ ratio: Double, _ low: Double, _ high: Double, _ probability: Double = 0.001) -> Change {
      ChangeRules(smallestEffect: 0.05).change(
        ratio: ratio, interval: Interval(low: low, high: high), probability: probability)
    }
    #expect(change(1.2, 1.1, 1.3) == .faster)
    #expect(change(0.8, 0.7, 0.9) == .slower)
    // Each of the three conditions alone keeps a verdict away.
    #expect(change(1.2, 1.1, 1.3, 0.06) == .undecided)
    #expect(change(1.2, 0.99, 1.3) == .undecided)
    #expect(change(1.04, 1.01, 1.08) == .undecided)
    // Sure, and too small to matter.
    #expect(change(1.03, 1.02, 1.04) == .noChange)
    #expect(ChangeRules().change(ratio: 2, interval: nil, probability: 0) == .undecided)
  }

  /// One bad number in a thousand tests is no discovery.
  @Test func manyTestsRaiseTheBar() throws {
    let names = (0..<200).map { "BM_Same/\($0)" }
    let before = try file("a", launches: 1, names.map { ($0, 100, 0.2) })
    let after = try file("b", launches: 1, names.map { ($0, 100, 0.2) })
    let comparison = RunComparison(before, after, rules: ChangeRules(smallestEffect: 0))
    #expect(comparison.rows.contains { $0.test.probability < 0.05 })
    #expect(!comparison.rows.contains { $0.change == .slower || $0.change == .faster })
    let mean = try #require(comparison.geometricMean)
    #expect(abs(mean.ratio - 1) < 0.02 && mean.interval?.contains(1) == true)
    #expect(comparison.remarks.contains { $0.contains("one launch") })
  }

  @Test func geometricMean() throws {
    let before = try file("a", [("x", 100, 0.001), ("y", 100, 0.001)])
    let after = try file("b", [("x", 50, 0.001), ("y", 800, 0.001)])
    let mean = try #require(RunComparison(before, after).geometricMean)
    #expect(abs(mean.ratio - 0.5) < 0.001 && mean.interval?.contains(mean.ratio) == true)
  }

  @Test func casesOnOneSide() throws {
    let before = try file("a", [("x", 1, 0.01), ("gone", 1, 0.01), ("left out", 1, 0.01)])
    let after = try file("b", [("x", 1, 0.01), ("new/real_time", 1, 0.01)])
    let comparison = RunComparison(before, after) { $0 != "left out" }
    #expect(comparison.rows.map(\.name) == ["x"])
    #expect(comparison.onlyInBaseline == ["gone"] && comparison.onlyInOther == ["new"])
    for text in [comparison.text, comparison.markdown, comparison.json] {
      #expect(text.contains("gone") && text.contains("new") && !text.contains("left out"))
    }
    let none = RunComparison(before, after) { $0 == "gone" }
    #expect(none.rows.isEmpty && none.geometricMean == nil && !none.hasRegression)
  }

  @Test func singleRepetitionsDecideNothing() throws {
    let before = try file("a", launches: 1, repetitions: 1, [("x", 100, 0)])
    let after = try file("b", launches: 1, repetitions: 1, [("x", 900, 0)])
    let comparison = RunComparison(before, after)
    let row = try #require(comparison.rows.first)
    #expect(row.change == .undecided && row.interval == nil)
    #expect(row.remarks == ["a single repetition allows neither an interval nor a test"])
    #expect(comparison.geometricMean?.interval == nil)
    #expect(comparison.text.contains("single repetition"))
  }

  @Test func tooFewAndMissingRepetitions() throws {
    let before = try file("a", launches: 1, repetitions: 3, [("x", 100, 0.01)])
    let after = try file("b", launches: 1, repetitions: 3, [("x", 900, 0.01)])
    let row = try #require(RunComparison(before, after).rows.first)
    #expect(row.change == .undecided)
    #expect(row.remarks == ["3 and 3 repetitions are too few for the test, which cannot come below 10 %"])
    var synthetic = Synthetic()
    synthetic.add("q/o/i/float32/L1/8", time: 5)
    synthetic.add("q/p/i/float32/L1/8", time: 5, launches: 2)
    let partial = try TimedFile(decoding: synthetic.data, source: "p")
    let remarks = RunComparison(partial, partial).rows.flatMap(\.remarks)
    #expect(remarks == ["repetitions are missing: 18 of 27, 18 of 27"])
  }

  @Test func zeroDeviation() throws {
    let before = try file("a", [("x", 100, 0), ("y", 100, 0)])
    let after = try file("b", [("x", 100, 0), ("y", 110, 0)])
    let comparison = RunComparison(before, after)
    #expect(comparison.rows.map(\.change) == [.noChange, .slower])
    #expect(comparison.rows.allSatisfy { $0.remarks.count == 2 && $0.remarks[0].contains("deviation is 0") })
    #expect(comparison.rows.allSatisfy { $0.interval?.low == $0.interval?.high && !$0.test.isExact })
  }

  @Test func subnanosecondTimesAreSeen() throws {
    let before = try file("a", [("x", 0.0123, 0.001)])
    let after = try file("b", [("x", 0.00041, 0.001)])
    let comparison = RunComparison(before, after)
    #expect(comparison.rows.map(\.change) == [.faster])
    for text in [comparison.text, comparison.markdown] {
      #expect(text.contains("0.0123 ns") && text.contains("0.000410 ns") && text.contains("30.0×"))
    }
  }

  @Test func implementationsInsideOneFile() throws {
    let results = try file(
      "r",
      [
        ("q/add/lanes/float32/L1/8", 10, 0.01), ("q/add/numpy/float32/L1/8", 30, 0.01),
        ("q/sum/numpy/float32/L1/8", 30, 0.01), ("BM_Else", 1, 0.01),
      ])
    let comparison = RunComparison(in: results, implementation: "lanes", against: "numpy")
    #expect(comparison.rows.map(\.name) == ["q/add/*/float32/L1/8"])
    #expect(comparison.rows.map(\.change) == [.faster])
    #expect(comparison.onlyInBaseline == ["q/sum/*/float32/L1/8"] && comparison.onlyInOther.isEmpty)
    #expect(comparison.baselineName == "numpy" && comparison.name == "lanes")
  }

  /// Another program that ran beside one of the two slows the gauge, too.
  @Test func theGaugeTellsTheMachinesState() throws {
    let gauge = "calibration/add/c-vector/float32/L1/1024"
    func remarks(_ time: Double) throws -> [String] {
      let (before, after) = (
        try file("a", [("x", 1, 0), (gauge, 50, 0)]), try file("b", [("x", 1, 0), (gauge, time, 0)])
      )
      return RunComparison(before, after, gauge: Synthetic.noiseCheck) { $0 == "x" }.remarks
    }
    #expect(try remarks(52).isEmpty)
    for time in [100.0, 25] {
      let said = try remarks(time)
      #expect(said.count == 1 && said[0].contains("not in the same state") && said[0].contains("50.0 ns"))
    }
  }

  @Test func machinesAndBuilds() throws {
    func differences(_ context: [String: String]) throws -> [String] {
      let (one, other) = (try file("a", [("x", 1, 0)]), try file("b", context: context, [("x", 1, 0)]))
      return RunComparison(one, other).differences.map(\.fact)
    }
    #expect(try differences([:]) == [])
    #expect(try differences(["host_name": "other"]) == ["host"])
    #expect(try differences(["processor": "P", "kernel_set": "v3"]) == ["processor"])
    #expect(try differences(["lanes_build_type": "debug"]) == ["build type"])
    // Of the timing library's build nothing follows where Lanes tells its own.
    #expect(try differences(["library_build_type": "release"]) == [])
    let (one, other) = (try file("a", [("x", 1, 0)]), try file("b", context: ["kernel_set": "v3"], [("x", 1, 0)]))
    #expect(RunComparison(one, other).remarks.contains { $0.contains("kernel set") })
  }
}

/// Files of other programs, and files that are none.
@Suite struct TimedFileTests {
  private func file(_ rows: String) throws -> TimedFile {
    try TimedFile(decoding: Data("{\"context\": {\"host_name\": \"h\"}, \"benchmarks\": [\(rows)]}".utf8), source: "f")
  }

  @Test func googleBenchmarksOwn() throws {
    let read = try file(
      """
      {"name": "BM_A/8/threads:2/real_time", "run_type": "iteration", "real_time": 2, "time_unit": "us"},
      {"name": "BM_A/8/threads:2/real_time", "run_type": "iteration", "real_time": 3000},
      {"name": "BM_A/8_mean", "run_type": "aggregate", "aggregate_name": "mean", "real_time": 2.5},
      {"name": "BM_B", "error_occurred": true, "error_message": "broke", "real_time": 0},
      {"name": "BM_C", "skipped": true, "skip_message": "not here", "real_time": 0},
      {"name": "BM_D", "real_time": NaN}
      """)
    #expect(read.samples.mapValues(\.times) == ["BM_A/8/threads:2": [2000, 3000]])
    #expect(
      read.remarks == [
        "BM_B failed in f: broke", "BM_C failed in f: not here", "1 rows of f hold no positive, finite time",
      ])
  }

  @Test func aggregatesAloneAreNotEnough() {
    let error = #expect(throws: ResultsError.self) {
      try file("{\"name\": \"BM_mean\", \"run_type\": \"aggregate\", \"aggregate_name\": \"mean\", \"real_time\": 2}")
    }
    #expect(error?.description.contains("aggregates only") == true)
  }

  @Test(arguments: ["", "{}", "[]", "{\"context\": {}, \"benchmarks\": []}"])
  func others(text: String) {
    #expect(throws: ResultsError.self) { try TimedFile(decoding: Data(text.utf8), source: "f") }
  }
}
