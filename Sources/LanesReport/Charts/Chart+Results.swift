extension Chart.XAxis {
  /// The size of one array, or of something else, with the caches of the machine marked.
  public static func arrayBytes(_ results: Results, title: String = "Size of one array") -> Self {
    let marks = ["L1", "L2", "L3"].compactMap { level in
      results.facts.cache(level).map { Chart.Mark(bytes: $0, label: level) }
    }
    return .bytes(title: "\(title) (dashed lines: the machine's caches)", marks: marks)
  }
}

extension Chart.Series {
  /// What a time is turned into.
  public enum Quantity: Sendable {
    /// Nanoseconds an iteration.
    case time
    /// Nanoseconds an element.
    case timePerElement
    /// Elements a nanosecond, which is thousands of millions a second.
    case elementsPerNanosecond
    /// Thousands of millions of bytes a second, as the case declares its bytes.
    case gigabytesPerSecond
  }

  /// A line through the cases, placed by the bytes of one operand.
  public static func byBytes(
    _ label: String, _ cases: [CaseID?], _ quantity: Quantity, in results: Results, isDashed: Bool = false
  ) -> Self {
    let points = cases.compactMap { $0 }.compactMap { id in
      id.operandBytes.flatMap { point(id, x: $0, quantity, in: results) }
    }
    return Self(label, points: points, isDashed: isDashed)
  }

  /// A line through the cases, placed by their position in the list.
  public static func byPlace(
    _ label: String, _ cases: [CaseID?], _ quantity: Quantity, in results: Results, isDashed: Bool = false
  ) -> Self {
    let points = cases.enumerated().compactMap { place, id in
      id.flatMap { point($0, x: Double(place), quantity, in: results) }
    }
    return Self(label, points: points, isDashed: isDashed)
  }

  /// A line through the cases of a quantity that their names carry, in rising order.
  public static func by(
    _ axis: String, _ label: String, _ cases: [CaseID], _ quantity: Quantity, in results: Results,
    isDashed: Bool = false
  ) -> Self {
    let points = cases.compactMap { id in
      id.extras[axis].flatMap(Double.init).flatMap { point(id, x: $0, quantity, in: results) }
    }
    return Self(label, points: points, isDashed: isDashed)
  }

  private static func point(_ id: CaseID, x: Double, _ quantity: Quantity, in results: Results) -> Chart.Point? {
    guard let summary = results.summary(id) else { return nil }
    // Bytes a nanosecond are GB/s; the rate at the median time says how many they are.
    let bytes = (summary.bytesPerSecond ?? 0) / 1e9 * summary.median
    func value(_ time: Double) -> Double {
      switch quantity {
      case .time: time
      case .timePerElement: time / Double(id.count)
      case .elementsPerNanosecond: Double(id.count) / time
      case .gigabytesPerSecond: bytes / time
      }
    }
    let ends = Interval(low: value(summary.interval.low), high: value(summary.interval.high))
    return Chart.Point(x: x, y: value(summary.median), interval: ends)
  }
}
