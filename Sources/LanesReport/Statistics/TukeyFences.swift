/// The fences outside which a value is flagged as an outlier: 1.5 interquartile ranges below the first and above the
/// third quartile (Tukey, "Exploratory Data Analysis", 1977).
///
/// Flagged, never dropped: in timings an outlier is a thing that happened.
struct TukeyFences: Equatable {
  let low: Double
  let high: Double

  init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard let first = quantile(sorted: sorted, 0.25), let third = quantile(sorted: sorted, 0.75) else { return nil }
    low = first - 1.5 * (third - first)
    high = third + 1.5 * (third - first)
  }

  func flags(_ value: Double) -> Bool { value < low || value > high }
}
