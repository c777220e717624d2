import Foundation

/// What a comparison says. "Undecided" is an answer: the run was too short or too noisy for any of the others.
public enum Verdict: String, Sendable {
  case faster
  case slower
  case noDifference = "no difference"
  case undecided
}

/// One case's speed against another's: the ratio of their medians from one run.
public struct Comparison: Sendable, Equatable {
  /// The baseline's median over the case's: 2 means that the case takes half the time.
  public let ratio: Double
  /// The 95 % bootstrap interval of the ratio.
  public let interval: Interval
  public let verdict: Verdict

  /// An effect below 5 % is not worth a decision, however sure it is: layout of code and memory alone moves programs
  /// by as much (Mytkowicz and others, "Producing wrong data without doing anything obviously wrong!", ASPLOS 2009).
  public static let smallestEffect = 0.05

  public init(ratio: Double, interval: Interval) {
    self.ratio = ratio
    self.interval = interval
    self.verdict = Self.verdict(ratio: ratio, interval: interval)
  }

  /// Faster or slower needs an interval without 1 in it **and** an effect of at least 5 %; no difference needs the
  /// whole interval inside ±5 %. (Hoefler and Belli, "Scientific benchmarking of parallel computing systems", SC 2015,
  /// rules 5 to 8: intervals, no assumed normality, sound comparisons, medians where they are the right measure.)
  static func verdict(ratio: Double, interval: Interval) -> Verdict {
    let most = 1 + smallestEffect
    if interval.low > 1, ratio >= most { return .faster }
    if interval.high < 1, ratio <= 1 / most { return .slower }
    return interval.low > 1 / most && interval.high < most ? .noDifference : .undecided
  }

  /// The effect's size whatever its direction: the natural logarithm of the ratio, 0 where nothing is decided.
  public var strength: Double {
    switch verdict {
    case .faster, .slower: ratio.isFinite && ratio > 0 ? abs(log(ratio)) : 0
    case .noDifference, .undecided: 0
    }
  }
}

extension Results {
  /// What the time is counted by when two cases differ in their number of elements.
  public enum Basis: Sendable {
    case iteration
    case element
  }

  /// Compares the speed of a case with a baseline's; nil when one of them was not measured.
  public func compare(_ id: CaseID, to baseline: CaseID, per basis: Basis = .iteration) -> Comparison? {
    guard let mine = self[id], let other = self[baseline], let myMedian = median(mine.times),
      let otherMedian = median(other.times)
    else { return nil }
    let scale = basis == .element ? Double(id.count) / Double(baseline.count) : 1
    let ratio = otherMedian / myMedian * scale
    guard ratio.isFinite else { return nil }
    let mineDrawn = replicates.bootstrap(of: mine, run: launches).medians
    let otherDrawn = replicates.bootstrap(of: other, run: launches).medians
    let ratios = zip(otherDrawn, mineDrawn).map { $0 / $1 * scale }.filter(\.isFinite)
    return Comparison(ratio: ratio, interval: Interval(of: ratios) ?? Interval(low: ratio, high: ratio))
  }
}
