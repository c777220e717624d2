import Foundation
import Synchronization

/// The two-sided test of Mann and Whitney: whether values of one sample tend to be larger than those of another ("On a
/// test of whether one of two random variables is stochastically larger than the other", Annals of Mathematical
/// Statistics 18, 1947). It asks nothing of how times are distributed.
///
/// - Without ties and with at most ``mostExact`` values a side the probability is exact, by their recurrence.
/// - Otherwise the normal approximation, its variance corrected for ties (E. Lehmann, "Nonparametrics: Statistical Methods
///   Based on Ranks", 1975, section 1.4) and with a continuity correction of ½, as SciPy's `mannwhitneyu` has it.
///
/// The test takes all values as independent. Repetitions of one launch are not quite that, so its probability alone must
/// decide nothing: a verdict also asks the bootstrap interval, which draws whole launches.
public struct MannWhitney: Sendable, Equatable {
  /// Pairs in which the first sample's value is the larger, ties counted half.
  public let u: Double
  /// How likely a `u` as far from the middle is when both samples come from one distribution.
  public let probability: Double
  public let isExact: Bool

  public static let mostExact = 25

  /// Nil when a sample is empty. O((m + n) log (m + n)), and O(m² n²) more where the probability is exact.
  public init?(_ first: [Double], _ second: [Double]) {
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let ranking = Ranking(first, second)
    let (m, n) = (first.count, second.count)
    u = ranking.rankSum - Double(m * (m + 1)) / 2
    isExact = ranking.tieTerm == 0 && max(m, n) <= Self.mostExact
    let farther = max(u, Double(m * n) - u)
    probability =
      isExact
      ? Self.exact(atLeast: Int(farther), m, n) : Self.normal(atLeast: farther, m, n, tieTerm: ranking.tieTerm)
  }

  /// The smallest probability that samples of these sizes can have: with two repetitions a side, never below one third.
  public static func smallestProbability(_ m: Int, _ n: Int) -> Double {
    guard m > 0, n > 0 else { return 1 }
    let arrangements = (1...min(m, n)).reduce(1.0) { $0 * Double(m + n - min(m, n) + $1) / Double($1) }
    return min(2 / arrangements, 1)
  }

  /// Twice the share of arrangements whose statistic is `farther` or more; it lies in the upper half.
  private static func exact(atLeast farther: Int, _ m: Int, _ n: Int) -> Double {
    let counts = ExactCounts.shared.counts(m, n)
    let all = counts.reduce(0, +)
    let beyond = counts[farther...].reduce(0, +)
    return min(2 * beyond / all, 1)
  }

  private static func normal(atLeast farther: Double, _ m: Int, _ n: Int, tieTerm: Double) -> Double {
    let (m, n) = (Double(m), Double(n))
    let all = m + n
    let variance = m * n / 12 * (all + 1 - tieTerm / (all * (all - 1)))
    // All values equal: nothing speaks for a difference.
    guard variance > 0 else { return 1 }
    let z = (farther - m * n / 2 - 0.5) / variance.squareRoot()
    return min(erfc(z / 2.0.squareRoot()), 1)
  }
}

/// The ranks of two samples together, equal values sharing the mean of theirs.
private struct Ranking {
  /// Of the first sample.
  var rankSum = 0.0
  /// The sum of t³ − t over the groups of t equal values.
  var tieTerm = 0.0

  init(_ first: [Double], _ second: [Double]) {
    let all = (first.map { ($0, true) } + second.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var start = 0
    while start < all.count {
      let end = all[start...].firstIndex { $0.0 != all[start].0 } ?? all.count
      let length = Double(end - start)
      let rank = Double(start) + (length + 1) / 2
      rankSum += rank * Double(all[start..<end].count { $0.1 })
      tieTerm += length * (length * length - 1)
      start = end
    }
  }
}

/// How many arrangements of m and n values have each statistic: the coefficients of the Gaussian binomial, which are what
/// Mann and Whitney's recurrence counts. Up to 25 values a side the numbers are below 2⁵³, so they are exact.
private final class ExactCounts: Sendable {
  static let shared = ExactCounts()
  private let known = Mutex<[[Int]: [Double]]>([:])

  func counts(_ m: Int, _ n: Int) -> [Double] {
    let key = [min(m, n), max(m, n)]
    if let counts = known.withLock({ $0[key] }) { return counts }
    let counts = Self.count(key[0], key[1])
    known.withLock { $0[key] = counts }
    return counts
  }

  /// The product of (1 − x^(n + k)) / (1 − x^k) over k = 1 … m, cut after the power m n.
  private static func count(_ m: Int, _ n: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: m * n + 1)
    counts[0] = 1
    for k in 1...m {
      for power in stride(from: m * n, through: n + k, by: -1) { counts[power] -= counts[power - n - k] }
      for power in stride(from: k, through: m * n, by: 1) { counts[power] += counts[power - k] }
    }
    return counts
  }
}
