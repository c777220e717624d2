import Testing

@testable import LanesReport

@Suite struct StatisticsTests {
  @Test func medians() {
    #expect(median([]) == nil)
    #expect(median([3]) == 3)
    #expect(median([4, 1, 3]) == 3)
    #expect(median([4, 1, 3, 2]) == 2.5)
  }

  @Test func quantiles() {
    // As numpy.quantile([1, 2, 3, 4, 10], [0.25, 0.5, 0.75, 0.9]).
    let values: [Double] = [1, 2, 3, 4, 10]
    #expect(quantile(sorted: values, 0.25) == 2)
    #expect(quantile(sorted: values, 0.5) == 3)
    #expect(quantile(sorted: values, 0.75) == 4)
    #expect(abs(quantile(sorted: values, 0.9)! - 7.6) < 1e-12)
    #expect(quantile(sorted: values, 0) == 1)
    #expect(quantile(sorted: values, 1) == 10)
  }

  @Test func medianDeviation() {
    // Median 2, distances 1 1 0 0 2 4 7, their median 1: the example that textbooks use.
    #expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9]) == 1)
    #expect(medianAbsoluteDeviation([5, 5, 5]) == 0)
  }

  @Test func outliersAreFlaggedNotDropped() throws {
    // Quartiles 2 and 4: fences at -1 and 7.
    let fences = try #require(TukeyFences([1, 2, 3, 4, 10]))
    #expect(fences.low == -1 && fences.high == 7)
    #expect(fences.flags(10) && !fences.flags(7) && !fences.flags(1))
    var synthetic = Synthetic()
    for time in [1.0, 2, 3, 4, 10] {
      synthetic.add("q/o/lanes/float32/L1/8", time: time, launches: 1, repetitions: 1, noise: 0)
    }
    let summary = try #require(try synthetic.results().summary(CaseID("q", "o", level: "L1", count: 8)))
    #expect(summary.rows == 5 && summary.outliers == 1 && summary.median == 3)
  }

  @Test func generatorIsSplitMix64() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
  }

  @Test func bootstrapOfEqualValuesIsAPoint() {
    let bootstrap = Bootstrap(values: [7, 7, 7], launches: [0, 1, 2], run: [0, 1, 2], name: "n")
    #expect(bootstrap.interval == Interval(low: 7, high: 7))
    #expect(bootstrap.medians.count == Bootstrap.resamples)
  }

  @Test func bootstrapRepeatsItself() {
    func make(_ name: String) -> [Double] {
      Bootstrap(values: [1, 2, 3, 4, 5, 6], launches: [0, 0, 0, 1, 1, 1], run: [0, 1], name: name).medians
    }
    #expect(make("a") == make("a"))
    #expect(make("a") != make("b"))
  }

  @Test func bootstrapSurvivesMissingLaunches() {
    #expect(Bootstrap(values: [], launches: [], run: [0, 1], name: "n").interval == nil)
    #expect(Bootstrap(values: [1], launches: [5], run: [0, 1], name: "n").interval == nil)
    let partial = Bootstrap(values: [1, 2], launches: [0, 0], run: [0, 1, 2], name: "n")
    #expect(!partial.medians.isEmpty && partial.medians.count < Bootstrap.resamples)
  }

  /// Of 95 % intervals over normal samples about 95 % must hold the true median. Two stages make them
  /// somewhat wider than that; what must not happen is that they are too narrow.
  @Test func bootstrapCoverage() {
    var generator = SeededGenerator(seed: 2026)
    func normal() -> Double {
      let sum = (0..<12).reduce(0.0) { total, _ in total + Double(generator.next() >> 11) * 0x1p-53 }
      return sum - 6
    }
    let trials = 60
    let held = (0..<trials).count { trial in
      let values = (0..<27).map { _ in 100 + normal() }
      let launches = (0..<27).map { $0 / 9 }
      return Bootstrap(values: values, launches: launches, run: [0, 1, 2], name: "\(trial)").interval!.contains(100)
    }
    #expect(held >= 53)
  }
}
