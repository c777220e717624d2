extension Judgement {
  /// Whether noise of a size could have made the verdict: some place would be undecided, were its interval wider by that
  /// share on both sides. Counts and bytes do not depend on the machine's quiet.
  ///
  /// - Parameter noise: a share, such as the spread of the calibration between launches.
  public func isWeakened(by noise: Double) -> Bool {
    guard noise > 0, verdict.isMeasured, verdict != .undecided else { return false }
    return points.contains { point in
      guard point.outcome != .undecided, let threshold = point.threshold, point.effect.isTimed else { return false }
      return threshold.outcome(of: point.effect.widened(by: noise)) == .undecided
    }
  }
}

extension Effect {
  /// Whether it comes from times.
  fileprivate var isTimed: Bool {
    switch unit {
    case .ratio, .nanoseconds, .fraction: interval != nil
    case .bytes, .count: false
    }
  }

  fileprivate func widened(by share: Double) -> Effect {
    let interval = interval ?? Interval(low: value, high: value)
    return Effect(value, Interval(low: interval.low / (1 + share), high: interval.high * (1 + share)), unit)
  }
}
