/// The two cases that tell how far a run can be trusted: a fixed piece of work, and the same code under another name.
public struct NoiseCheck: Sendable {
  public var question: String
  public var operation: String
  public var twin: String
  public var implementation: String
  public var dtype: String

  public init(question: String, operation: String, twin: String, implementation: String, dtype: String) {
    self.question = question
    self.operation = operation
    self.twin = twin
    self.implementation = implementation
    self.dtype = dtype
  }
}

/// The noise seen in a run.
public struct Noise: Sendable {
  /// Largest minus smallest median of the calibration case at the start, in the middle and at the end of each launch,
  /// over the median of them; nil with fewer than two launches.
  public let spread: Double?
  /// Interquartile range of all its rows over their median.
  public let rowSpread: Double?
  /// The calibration case against its twin of identical code.
  public let twins: Comparison?

  /// The calibration runs at the start, in the middle and at the end of a launch.
  private static let parts = 3

  /// Above this the report opens with a warning.
  public static let tolerable = 0.10

  public init(_ results: Results, check: NoiseCheck) {
    func find(_ operation: String) -> CaseID? {
      // At the nearest level that the machine's caches allowed.
      results.levels(of: check.question).compactMap { level in
        results.find(
          check.question, operation, implementation: check.implementation, dtype: check.dtype, level: level)
      }.first
    }
    let base = find(check.operation)
    let twin = find(check.twin)
    let spreads = [base, twin].compactMap { $0 }.compactMap { Self.launchSpread($0, in: results) }
    spread = spreads.max()
    rowSpread = base.flatMap { results[$0]?.times }.flatMap(Self.quartileSpread)
    if let base, let twin { twins = results.compare(twin, to: base) } else { twins = nil }
  }

  private static func launchSpread(_ id: CaseID, in results: Results) -> Double? {
    let medians = results.launchMedians(id, parts: Self.parts)
    guard medians.count > 1, let least = medians.min(), let most = medians.max(), let middle = median(medians)
    else { return nil }
    return (most - least) / middle
  }

  private static func quartileSpread(_ times: [Double]) -> Double? {
    let sorted = times.sorted()
    guard times.count > 3, let low = quantile(sorted: sorted, 0.25), let high = quantile(sorted: sorted, 0.75),
      let middle = quantile(sorted: sorted, 0.5)
    else { return nil }
    return (high - low) / middle
  }

  public var isSpreadTolerable: Bool { (spread ?? rowSpread ?? 0) <= Self.tolerable }

  /// Whether identical code came out as different: then no small difference in this run means anything.
  public var twinsDiffer: Bool { twins?.verdict == .faster || twins?.verdict == .slower }
}
