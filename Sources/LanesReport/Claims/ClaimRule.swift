/// How measurements decide a claim: an effect and a threshold at each of several places, and what to call them.
public struct ClaimRule: Sendable {
  /// What the effect is, for example "time of `a = a + b` over that of `a += b`".
  public let measure: String
  /// What it must be for the claim to hold, in words such as "at least 1.05×".
  public let criterion: String
  /// How a condition is put into words.
  public let condition: ClaimCondition
  /// Which place stands for all in the ledger.
  public let headline: Headline
  /// Why there may be no points on a machine, when it is neither a missing peer nor a shorter run.
  public let absence: String?
  /// The places that were measured; none when the run did not ask.
  public let points: @Sendable (Results) -> [ClaimPoint]

  public enum Headline: Sendable {
    case first, last
    /// Of those whose outcome carries the verdict the effect farthest from 1.
    case strongest
  }

  /// - Parameter threshold: what the points were made with, for the words.
  public init(
    _ measure: String, _ threshold: Threshold, _ unit: Effect.Unit = .ratio, by condition: ClaimCondition = .names,
    headline: Headline = .last, absence: String? = nil, points: @escaping @Sendable (Results) -> [ClaimPoint?]
  ) {
    self.init(
      measure, criterion: threshold.words(unit), by: condition, headline: headline, absence: absence, points: points)
  }

  /// A rule whose places differ in their thresholds, told in words.
  public init(
    _ measure: String, criterion: String, by condition: ClaimCondition = .names, headline: Headline = .last,
    absence: String? = nil, points: @escaping @Sendable (Results) -> [ClaimPoint?]
  ) {
    self.measure = measure
    self.criterion = criterion
    self.condition = condition
    self.headline = headline
    self.absence = absence
    self.points = { results in points(results).compactMap { $0 } }
  }
}

extension ClaimRule {
  /// The speed of one case against another at every level of the memory.
  public static func speed(
    _ measure: String, _ threshold: Threshold, headline: Headline = .last, per basis: Results.Basis = .iteration,
    of question: String, _ pair: @escaping @Sendable (_ results: Results, _ level: String) -> (CaseID?, CaseID?)
  ) -> ClaimRule {
    ClaimRule(measure, threshold, by: .levels, headline: headline) { results in
      results.levels(of: question).map { level in
        let (mine, baseline) = pair(results, level)
        return ClaimPoint(level, results.speedEffect(mine, against: baseline, per: basis), threshold)
      }
    }
  }
}
