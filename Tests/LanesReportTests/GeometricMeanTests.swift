import Testing

@testable import LanesReport

@Suite struct GeometricMeanTests {
  private func id(_ operation: String, by implementation: String) -> CaseID {
    CaseID("q", operation, implementation: implementation, level: "L1", count: 64)
  }

  private func results(_ ratios: [Double], noise: Double = 0.01) throws -> Results {
    var made = Synthetic()
    for (number, ratio) in ratios.enumerated() {
      made.add("q/op\(number)/ours/float32/L1/64", time: 100 * Double(number + 1), noise: noise)
      made.add("q/op\(number)/theirs/float32/L1/64", time: 100 * Double(number + 1) * ratio, noise: noise)
    }
    return try made.results()
  }

  private func pairs(_ count: Int) -> [(id: CaseID, baseline: CaseID)] {
    (0..<count).map { (id: id("op\($0)", by: "ours"), baseline: id("op\($0)", by: "theirs")) }
  }

  @Test func ratiosAverageGeometrically() throws {
    let mean = try #require(try results([8, 0.5]).geometricMean(of: pairs(2)))
    #expect(abs(mean.ratio - 2) < 0.02)
    #expect(mean.interval.contains(mean.ratio) && mean.interval.low > 1.9 && mean.interval.high < 2.1)
    #expect(mean.verdict == .faster)
  }

  /// Whoever is the baseline: the mean of one is the reciprocal of the other's.
  @Test func theBaselineMakesNoDifference() throws {
    let results = try results([3, 0.2, 1.7], noise: 0.2)
    let there = try #require(results.geometricMean(of: pairs(3)))
    let back = try #require(results.geometricMean(of: pairs(3).map { (id: $0.baseline, baseline: $0.id) }))
    #expect(abs(there.ratio * back.ratio - 1) < 1e-12)
    // Quantiles are interpolated between resamples, which is not quite the same from the other side.
    #expect(abs(there.interval.low * back.interval.high - 1) < 1e-4)
  }

  @Test func onePairIsItsComparison() throws {
    let results = try results([2.5], noise: 0.1)
    let mean = try #require(results.geometricMean(of: pairs(1)))
    let comparison = try #require(results.compare(id("op0", by: "ours"), to: id("op0", by: "theirs")))
    #expect(abs(mean.ratio - comparison.ratio) < 1e-12)
    #expect(abs(mean.interval.low - comparison.interval.low) < 1e-9)
  }

  @Test func pairsThatLackACaseAreLeftOut() throws {
    let results = try results([4])
    let mean = try #require(results.geometricMean(of: pairs(3)))
    #expect(abs(mean.ratio - 4) < 0.05)
    #expect(results.geometricMean(of: []) == nil)
    #expect(results.geometricMean(of: [(id: id("none", by: "ours"), baseline: id("none", by: "theirs"))]) == nil)
  }
}
