/// What an effect must be for a claim to hold at one place.
public enum Threshold: Sendable, Equatable {
  case atLeast(Double)
  case atMost(Double)
  /// From one to the other, both included.
  case between(Double, Double)

  /// Equal up to what floating-point numbers in a file lose.
  public static func equal(_ value: Double) -> Threshold {
    let slack = max(abs(value), 1) * 1e-9
    return .between(value - slack, value + slack)
  }

  /// As much as the baseline, within a factor either way.
  public static func within(_ factor: Double) -> Threshold { .between(1 / factor, factor) }

  /// An effect decides when its whole interval lies on one side.
  public func outcome(of effect: Effect) -> ClaimPoint.Outcome {
    let interval = effect.interval ?? Interval(low: effect.value, high: effect.value)
    guard interval.low.isFinite, interval.high.isFinite else { return .undecided }
    switch self {
    case .atLeast(let least):
      return interval.low >= least ? .holds : interval.high < least ? .fails : .undecided
    case .atMost(let most):
      return interval.high <= most ? .holds : interval.low > most ? .fails : .undecided
    case .between(let least, let most):
      if interval.low >= least && interval.high <= most { return .holds }
      return interval.high < least || interval.low > most ? .fails : .undecided
    }
  }

  /// `at least 1.05×`.
  public func words(_ unit: Effect.Unit) -> String {
    switch self {
    case .atLeast(let least): return "at least \(Effect.text(least, unit))"
    case .atMost(let most): return "at most \(Effect.text(most, unit))"
    case .between(let least, let most):
      let middle = (least + most) / 2
      if most - least <= max(abs(middle), 1) * 3e-9 { return "exactly \(Effect.text(middle, unit))" }
      return "from \(Effect.text(least, unit)) to \(Effect.text(most, unit))"
    }
  }
}
