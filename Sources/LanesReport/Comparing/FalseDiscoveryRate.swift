/// Probabilities of many tests, each raised to what it is worth among the others: of the tests whose adjusted probability
/// is at most 5 %, about one in twenty is expected to be chance (Y. Benjamini and Y. Hochberg, "Controlling the false
/// discovery rate: a practical and powerful approach to multiple testing", Journal of the Royal Statistical Society B 57,
/// 1995). In the order of `probabilities`. O(n log n).
func adjustedForFalseDiscovery(_ probabilities: [Double]) -> [Double] {
  let count = Double(probabilities.count)
  var adjusted = probabilities
  var least = 1.0
  let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
  for (place, index) in order.enumerated() {
    least = min(least, probabilities[index] * count / (count - Double(place)))
    adjusted[index] = least
  }
  return adjusted
}
