/// The middle of a sample: with an even number of values the mean of the two in the middle. Nil for an empty one.
func median(_ values: [Double]) -> Double? {
  quantile(sorted: values.sorted(), 0.5)
}

/// A quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan, "Sample quantiles in
/// statistical packages", The American Statistician 50, 1996), the default of R and NumPy.
func quantile(sorted values: [Double], _ fraction: Double) -> Double? {
  guard let first = values.first, let last = values.last else { return nil }
  let position = fraction * Double(values.count - 1)
  guard position > 0 else { return first }
  guard position < Double(values.count - 1) else { return last }
  let below = Int(position)
  let weight = position - Double(below)
  // Weighted before adding, so that neither infinities nor huge values make a NaN where the weight is zero.
  return weight == 0 ? values[below] : values[below] * (1 - weight) + values[below + 1] * weight
}

/// The median of the distances from the median: a spread that outliers do not move.
///
/// Not scaled to a standard deviation, since times are not normally distributed
/// (Hampel, "The influence curve and its role in robust estimation", JASA 69, 1974).
func medianAbsoluteDeviation(_ values: [Double]) -> Double? {
  guard let middle = median(values) else { return nil }
  return median(values.map { abs($0 - middle) })
}
