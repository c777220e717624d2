extension Chart.Series {
  /// A line through effects, placed by their position in the list; `scale` is what one unit of the axis is worth.
  public static func byPlace(
    _ label: String, _ effects: [Effect?], per scale: Double = 1, isDashed: Bool = false
  ) -> Self {
    let points = effects.enumerated().compactMap { place, effect in
      effect.map { effect in
        let ends = effect.interval ?? Interval(low: effect.value, high: effect.value)
        return Chart.Point(
          x: Double(place), y: effect.value / scale,
          interval: Interval(low: ends.low / scale, high: ends.high / scale))
      }
    }
    return Self(label, points: points, isDashed: isDashed)
  }
}
