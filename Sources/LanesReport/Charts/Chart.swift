/// Lines over a logarithmic quantity, or bars: what a chart shows, as plain values.
public struct Chart: Sendable {
  /// The file's name without its extension: lower-case letters, digits and hyphens.
  public var id: String
  public var title: String
  /// What the chart shows, for those who cannot see it.
  public var description: String
  public var x: XAxis
  public var y: YAxis
  public var series: [Series]
  /// What is drawn in the place of lines.
  public internal(set) var heatMap: HeatMap?
  public var style: Style

  public init(
    id: String, title: String, description: String, x: XAxis, y: YAxis, series: [Series], style: Style = .lines
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.x = x
    self.y = y
    self.series = series
    self.style = style
  }

  public enum Style: Sendable {
    case lines
    /// A bar at each named place, its parts from the bottom up the series, on a linear axis from zero.
    case stackedBars
  }

  public enum XAxis: Sendable {
    /// Bytes on a logarithmic axis, with marks such as the sizes of caches.
    case bytes(title: String, marks: [Mark])
    /// Any positive quantity on a logarithmic axis.
    case quantity(title: String, unit: Effect.Unit = .count)
    /// Named places at equal distances; a point's x is the place's index.
    case places(title: String, names: [String])
  }

  public struct Mark: Sendable, Equatable {
    public var bytes: Double
    public var label: String

    public init(bytes: Double, label: String) {
      self.bytes = bytes
      self.label = label
    }
  }

  /// Logarithmic for lines: times and rates span decades.
  public struct YAxis: Sendable {
    public enum Unit: Sendable {
      case nanoseconds
      case plain
    }

    public var title: String
    public var unit: Unit

    public init(title: String, unit: Unit) {
      self.title = title
      self.unit = unit
    }
  }

  public struct Series: Sendable {
    public var label: String
    public var points: [Point]
    /// Dashed lines are yardsticks rather than what the chart is about.
    public var isDashed: Bool
    /// Points of their own, not joined by a line and without a label: they take the colour of the series before them.
    public var isScattered: Bool

    public init(_ label: String, points: [Point], isDashed: Bool = false, isScattered: Bool = false) {
      self.label = label
      self.points = points
      self.isDashed = isDashed
      self.isScattered = isScattered
    }
  }

  public struct Point: Sendable {
    public var x: Double
    public var y: Double
    public var interval: Interval

    public init(x: Double, y: Double, interval: Interval) {
      self.x = x
      self.y = y
      self.interval = interval
    }
  }
}

extension Chart {
  /// The series without points that a logarithmic chart cannot show; nil when nothing remains to be seen.
  var drawable: Chart? {
    var chart = self
    chart.series = series.compactMap { series in
      var series = series
      series.points = series.points.filter(isDrawable).sorted { $0.x < $1.x }
      return series.points.isEmpty ? nil : series
    }
    return chart.series.contains { $0.points.count > 1 } ? chart : nil
  }

  private func isDrawable(_ point: Point) -> Bool {
    let values = [point.y, point.interval.low, point.interval.high]
    guard point.x.isFinite, values.allSatisfy({ $0.isFinite && $0 > 0 }) else { return false }
    return switch x {
    case .bytes, .quantity: point.x > 0
    case .places(_, let names): point.x >= 0 && point.x < Double(names.count)
    }
  }
}
