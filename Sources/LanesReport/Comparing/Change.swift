/// What became of a benchmark from one run to the next. "Undecided" is an answer: the runs were too short or too noisy for
/// any of the others.
public enum Change: String, Sendable, CaseIterable {
  case slower
  case faster
  case undecided
  case noChange = "no change"
}

/// When a difference counts.
public struct ChangeRules: Sendable, Equatable {
  /// Differences below this share are no reason to act, however sure they are.
  public var smallestEffect: Double
  /// The share of false alarms that is borne among the differences found.
  public static let falseDiscoveries = 0.05

  public init(smallestEffect: Double = 0.02) {
    self.smallestEffect = smallestEffect
  }

  /// Faster and slower ask for three things: an effect that matters, an interval without 1 in it, and an adjusted
  /// probability of at most 5 %. No change asks for an interval that lies whole within the smallest effect. A
  /// probability alone would cry wolf on edits of comments (Hoefler and Belli, "Scientific benchmarking of parallel
  /// computing systems", SC 2015, rules 5 to 8).
  ///
  /// - Parameters:
  ///   - ratio: the speed of the second run over that of the first.
  ///   - interval: of the ratio; nil where there are too few repetitions for one.
  ///   - probability: of the test, adjusted for the number of tests.
  func change(ratio: Double, interval: Interval?, probability: Double) -> Change {
    guard let interval else { return .undecided }
    let most = 1 + smallestEffect
    let isSure = probability <= Self.falseDiscoveries
    if isSure, interval.low > 1, ratio >= most { return .faster }
    if isSure, interval.high < 1, ratio <= 1 / most { return .slower }
    return interval.low >= 1 / most && interval.high <= most ? .noChange : .undecided
  }
}
