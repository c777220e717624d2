import Testing

@testable import LanesReport

@Suite struct ComparisonTests {
  @Test(arguments: [
    (2.0, 1.9, 2.1, Verdict.faster), (0.5, 0.45, 0.55, .slower), (1.0, 0.99, 1.01, .noDifference),
    (1.03, 1.02, 1.04, .noDifference), (1.04, 1.01, 1.09, .undecided), (1.2, 0.9, 1.5, .undecided),
    (1.0, 0.8, 1.3, .undecided), (1.05, 1.04, 1.06, .faster), (0.96, 0.955, 0.97, .noDifference),
  ])
  func verdicts(ratio: Double, low: Double, high: Double, verdict: Verdict) {
    let comparison = Comparison(ratio: ratio, interval: Interval(low: low, high: high))
    #expect(comparison.verdict == verdict)
    #expect((comparison.strength > 0) == (verdict == .faster || verdict == .slower))
  }

  private func results(_ fast: Double, _ slow: Double, noise: Double = 0.01) throws -> Results {
    var synthetic = Synthetic()
    synthetic.add("q/fast/lanes/float32/L1/100", time: fast, noise: noise)
    synthetic.add("q/slow/lanes/float32/L1/200", time: slow, noise: noise)
    return try synthetic.results()
  }

  private let fast = CaseID("q", "fast", level: "L1", count: 100)
  private let slow = CaseID("q", "slow", level: "L1", count: 200)

  @Test func ratioIsBaselineOverCase() throws {
    let comparison = try #require(try results(100, 300).compare(fast, to: slow))
    #expect(abs(comparison.ratio - 3) < 0.02)
    #expect(comparison.interval.contains(comparison.ratio))
    #expect(comparison.verdict == .faster)
  }

  @Test func perElementWeighsTheCounts() throws {
    let comparison = try #require(try results(100, 200).compare(fast, to: slow, per: .element))
    #expect(comparison.verdict == .noDifference)
  }

  @Test func aCaseAgainstItselfIsExactlyOne() throws {
    let comparison = try #require(try results(100, 200).compare(fast, to: fast))
    #expect(comparison.ratio == 1 && comparison.interval == Interval(low: 1, high: 1))
  }

  @Test func noiseLeavesItUndecided() throws {
    #expect(try results(100, 104, noise: 0.8).compare(fast, to: slow)?.verdict == .undecided)
  }

  @Test func missingCases() throws {
    #expect(try results(1, 2).compare(fast, to: CaseID("q", "none", level: "L1", count: 1)) == nil)
  }

  /// What slows a whole launch slows both cases, and cancels.
  @Test func launchesArePaired() throws {
    var synthetic = Synthetic()
    for (name, time) in [("fast", 100.0), ("slow", 120.0)] {
      for launch in 0..<3 {
        for step in 0..<9 {
          let value = time * (1 + Double(launch)) * (1 + 0.001 * Double(step))
          synthetic.rows.append(
            "{\"name\": \"q/\(name)/lanes/float32/L1/8\", \"real_time\": \(value), \"launch\": \(launch)}")
        }
      }
    }
    let results = try synthetic.results()
    let comparison = results.compare(
      CaseID("q", "fast", level: "L1", count: 8), to: CaseID("q", "slow", level: "L1", count: 8))
    #expect(comparison?.verdict == .faster)
  }

  @Test func noiseOfARun() throws {
    var quiet = Synthetic()
    quiet.addCalibration()
    let good = Noise(try quiet.results(), check: Synthetic.noiseCheck)
    #expect(good.isSpreadTolerable && !good.twinsDiffer && good.twins?.verdict == .noDifference)
    var loud = Synthetic()
    loud.addCalibration(spread: 0.3, ratio: 1.2)
    let bad = Noise(try loud.results(), check: Synthetic.noiseCheck)
    #expect(!bad.isSpreadTolerable && bad.twinsDiffer)
    var none = Synthetic()
    none.add("q/fast/lanes/float32/L1/8", time: 1)
    let absent = Noise(try none.results(), check: Synthetic.noiseCheck)
    #expect(absent.spread == nil && absent.twins == nil && absent.isSpreadTolerable)
  }
}
