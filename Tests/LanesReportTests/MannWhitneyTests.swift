import Testing

@testable import LanesReport

/// Against `scipy.stats.mannwhitneyu(x, y, alternative="two-sided", use_continuity=True)` of SciPy 1.17, with
/// `method="exact"` where no value occurs twice and "asymptotic" where one does or there are many.
@Suite struct MannWhitneyTests {
  struct Golden: Sendable {
    var x, y: [Double]
    var u, probability: Double
    var isExact: Bool
  }

  private static func shuffled(_ count: Int, by factor: Int, from first: Double, step: Double) -> [Double] {
    (0..<count).map { first + Double($0 * factor % count) * step }
  }

  static let golden: [Golden] = [
    Golden(x: [1.1, 2.2, 3.3], y: [0.5, 4.4, 5.5, 6.6], u: 3, probability: 0.4, isExact: true),
    Golden(x: [1, 2, 3, 4, 5], y: [6, 7, 8, 9, 10], u: 0, probability: 0.007936507936507936, isExact: true),
    Golden(
      x: [2.5, 1.2, 7.1, 3.3, 9.9, 4.2], y: [3.1, 8.4, 2.2, 5.6, 6.7], u: 14, probability: 0.9307359307359306,
      isExact: true),
    Golden(x: [19, 22, 16, 29, 24], y: [20, 11, 17, 12], u: 17, probability: 0.1111111111111111, isExact: true),
    Golden(
      x: shuffled(15, by: 7, from: 10, step: 1), y: shuffled(15, by: 4, from: 12.5, step: 1), u: 78,
      probability: 0.16068547253720922, isExact: true),
    Golden(
      x: shuffled(25, by: 1, from: 0, step: 1), y: shuffled(25, by: 1, from: 6.5, step: 1), u: 171,
      probability: 0.00549521438434097,
      isExact: true),
    Golden(
      x: [1, 2, 2, 3, 3, 3, 4], y: [2, 3, 4, 4, 5, 5], u: 8.5, probability: 0.07826242947714618, isExact: false),
    Golden(
      x: [5, 5, 5, 5, 5], y: [6, 6, 6, 6, 6], u: 0, probability: 0.003976751709788651, isExact: false),
    Golden(x: [5, 5, 5, 5], y: [5, 5, 5, 5], u: 8, probability: 1, isExact: false),
    Golden(x: [1, 1, 2, 3], y: [2], u: 1.5, probability: 1, isExact: false),
    Golden(
      x: shuffled(30, by: 37, from: 100, step: 0.5),
      y: shuffled(28, by: 41, from: 102.013, step: 0.4),
      u: 409, probability: 0.8702146931805271, isExact: false),
  ]

  @Test(arguments: golden)
  func asSciPyHasIt(_ golden: Golden) throws {
    let test = try #require(MannWhitney(golden.x, golden.y))
    #expect(test.u == golden.u && test.isExact == golden.isExact)
    #expect(abs(test.probability / golden.probability - 1) < 1e-12)
    // Two-sided: the other way round it is the same.
    let reversed = try #require(MannWhitney(golden.y, golden.x))
    #expect(abs(reversed.probability / golden.probability - 1) < 1e-12)
    #expect(reversed.u == Double(golden.x.count * golden.y.count) - golden.u)
  }

  @Test func nothingToTest() {
    #expect(MannWhitney([], [1]) == nil && MannWhitney([1], []) == nil)
    #expect(MannWhitney([1], [2])?.probability == 1)
  }

  /// The extreme arrangement has the least probability that the sizes allow.
  @Test(arguments: [(1, 1), (1, 9), (2, 2), (3, 4), (5, 5), (12, 9), (25, 25)])
  func leastProbability(m: Int, n: Int) throws {
    let low = (0..<m).map(Double.init)
    let high = (0..<n).map { Double(m + $0) }
    let test = try #require(MannWhitney(low, high))
    #expect(abs(test.probability / MannWhitney.smallestProbability(m, n) - 1) < 1e-12)
  }

  /// Where both are known the approximation is near the exact probability.
  @Test func approximationIsNear() throws {
    let x = (0..<26).map { Double($0) * 1.03 }
    let y = (0..<26).map { Double($0) + 5.017 }
    let approximate = try #require(MannWhitney(x, y))
    let exact = try #require(MannWhitney(Array(x.dropLast()), Array(y.dropFirst())))
    #expect(!approximate.isExact && exact.isExact)
    #expect(approximate.probability < 0.1 && exact.probability < approximate.probability)
  }

  /// As `scipy.stats.false_discovery_control`, which is Benjamini and Hochberg's own example in part.
  @Test func falseDiscoveries() {
    func near(_ probabilities: [Double], _ expected: [Double]) -> Bool {
      zip(adjustedForFalseDiscovery(probabilities), expected).allSatisfy { abs($0 - $1) < 1e-12 }
    }
    #expect(
      near(
        [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216],
        [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.1057142857142857, 0.216, 0.216, 0.216]))
    #expect(near([0.5, 0.01, 0.04, 0.01, 1], [0.625, 0.025, 0.06666666666666667, 0.025, 1]))
    #expect(adjustedForFalseDiscovery([]).isEmpty && adjustedForFalseDiscovery([0.03]) == [0.03])
  }
}
