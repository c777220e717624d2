/// The size of what was seen at one place: a number with its interval and its unit.
public struct Effect: Sendable, Equatable {
  public enum Unit: String, Sendable { case ratio, nanoseconds, bytes, count, fraction }

  public var value: Double
  /// The 95 % bootstrap interval of a ratio, the smallest and the largest row of a count; nil for a number without one.
  public var interval: Interval?
  public var unit: Unit

  public init(_ value: Double, _ interval: Interval? = nil, _ unit: Unit) {
    self.value = value
    self.interval = interval
    self.unit = unit
  }

  public init(_ comparison: Comparison) { self.init(comparison.ratio, comparison.interval, .ratio) }

  /// A ratio as a share of the ratio that was promised.
  public func asShare(of promised: Double) -> Effect {
    Effect(
      value / promised, interval.map { Interval(low: $0.low / promised, high: $0.high / promised) }, .fraction)
  }

  /// `1.87× (1.84–1.90×)`, `24 bytes`.
  public var text: String {
    guard let interval, interval.low != interval.high else { return Self.text(value, unit) }
    let ends: String =
      switch unit {
      case .ratio: Format.ratios(interval)
      case .nanoseconds: Format.times(interval)
      default: "\(Self.text(interval.low, unit))–\(Self.text(interval.high, unit))"
      }
    // An interval that reads as the number itself says nothing.
    let middle = Self.text(value, unit)
    return [interval.low, interval.high].allSatisfy { Self.text($0, unit) == middle } ? middle : "\(middle) (\(ends))"
  }

  /// A number in a unit.
  public static func text(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .ratio: Format.ratio(value)
    case .nanoseconds: Format.time(value)
    case .bytes: Format.bytes(value)
    case .count: Format.number(value)
    case .fraction: "\(Format.significant(value * 100, digits: 2, exact: true)) %"
    }
  }
}

extension Results {
  /// A counter of a case as an effect: its median, and the smallest and largest of all rows. Nil when no row has it.
  public func effect(_ id: CaseID?, _ counter: String, _ unit: Effect.Unit) -> Effect? {
    guard let values = id.flatMap({ self[$0]?.counters[counter] }), let middle = median(values),
      let least = values.min(), let most = values.max()
    else { return nil }
    return Effect(middle, Interval(low: least, high: most), unit)
  }

  /// The median time of a case as an effect.
  public func timeEffect(_ id: CaseID?) -> Effect? {
    id.flatMap { summary($0) }.map { Effect($0.median, $0.interval, .nanoseconds) }
  }

  /// How many times as fast a case is as its baseline; nil when one of them is missing.
  public func speedEffect(_ id: CaseID?, against baseline: CaseID?, per basis: Basis = .iteration) -> Effect? {
    guard let id, let baseline else { return nil }
    return compare(id, to: baseline, per: basis).map { Effect($0) }
  }
}
