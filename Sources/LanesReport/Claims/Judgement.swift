/// What the numbers say of a claim.
public struct Judgement: Sendable, Equatable {
  public enum Verdict: Sendable, Equatable {
    case holds
    /// With the condition that the data show, such as "in RAM" or "below 8–11 % density".
    case holdsOnly(when: String)
    case refuted
    /// At least one interval straddles the threshold, and the other places do not settle it.
    case undecided
    /// With the reason.
    case notMeasured(String)
  }

  public let verdict: Verdict
  /// Every place that was looked at.
  public let points: [ClaimPoint]
  /// The place that stands for all of them.
  public let headline: ClaimPoint?

  /// - A place where the claim holds and another where it fails make a condition, whatever others leave open.
  /// - Places that agree settle it only when none is left open.
  public init(_ points: [ClaimPoint], by rule: ClaimRule, absence: String) {
    self.points = points
    let outcomes = Set(points.map(\.outcome))
    let decided: Verdict
    if points.isEmpty {
      decided = .notMeasured(absence)
    } else if let condition = rule.condition.words(points) {
      decided = .holdsOnly(when: condition)
    } else if outcomes.contains(.undecided) {
      decided = .undecided
    } else {
      decided = outcomes.contains(.holds) ? .holds : .refuted
    }
    verdict = decided
    let carrying = points.filter { $0.outcome == Self.carrier(of: decided) }
    let candidates = carrying.isEmpty ? points : carrying
    headline =
      switch rule.headline {
      case .first: candidates.first
      case .last: candidates.last
      case .strongest: candidates.max { Self.strength($0.effect) < Self.strength($1.effect) }
      }
  }

  private static func carrier(of verdict: Verdict) -> ClaimPoint.Outcome {
    switch verdict {
    case .holds, .holdsOnly: .holds
    case .refuted: .fails
    case .undecided, .notMeasured: .undecided
    }
  }

  /// Ratios are as strong either way.
  private static func strength(_ effect: Effect) -> Double {
    effect.unit == .ratio && effect.value > 0 ? max(effect.value, 1 / effect.value) : effect.value
  }
}

extension Judgement.Verdict {
  /// The word alone, without condition or reason: what two runs are compared by.
  public var kind: String {
    switch self {
    case .holds: "holds"
    case .holdsOnly: "holds only when"
    case .refuted: "refuted"
    case .undecided: "undecided"
    case .notMeasured: "not measured here"
    }
  }

  /// With the condition or the reason.
  public var text: String {
    switch self {
    case .holdsOnly(let condition): "holds only \(condition)"
    case .notMeasured(let reason): "not measured here: \(reason)"
    default: kind
    }
  }

  public var isMeasured: Bool {
    if case .notMeasured = self { false } else { true }
  }
}

extension ClaimRule {
  /// Judges what a run measured.
  public func judgement(of results: Results, for side: ClaimSide) -> Judgement {
    Judgement(points(results), by: self, absence: absence ?? Self.absence(of: side, from: results))
  }

  private static func absence(of side: ClaimSide, from results: Results) -> String {
    side == .numpy && results.facts["numpy_version"] == nil ? "no NumPy" : "not in this run"
  }
}
