import Foundation

/// A logarithmic axis: its range, and where its ticks stand.
struct ChartScale {
  let low: Double
  let high: Double

  /// - Parameter values: positive and finite, at least one.
  init(values: [Double], margin: Double) {
    let least = log(values.min() ?? 1)
    let most = log(values.max() ?? 1)
    // A flat line gets room above and below it.
    let room = max((most - least) * margin, least == most ? 1 : 0.05)
    low = max(exp(least - room), .leastNormalMagnitude)
    high = min(exp(most + room), .greatestFiniteMagnitude)
  }

  /// Where a value stands between the bottom, 0, and the top, 1.
  func position(_ value: Double) -> Double { (log(value) - log(low)) / (log(high) - log(low)) }

  /// Powers of ten, thinned to at most eight; with 2 and 5 between them where the range is short.
  var decimalTicks: [Double] {
    let decades = log10(high) - log10(low)
    let mantissas: [Double] = decades < 1.2 ? [1, 1.5, 2, 3, 5, 7] : decades < 2.6 ? [1, 2, 5] : [1]
    let step = max(1, Int((decades / 8).rounded(.up)))
    let exponents = Int(log10(low).rounded(.down))...Int(log10(high).rounded(.up))
    return exponents.filter { $0 % step == 0 }.flatMap { exponent in
      mantissas.map { $0 * pow(10, Double(exponent)) }
    }.filter { $0 >= low && $0 <= high }
  }

  /// Powers of two at equal steps, at most seven.
  var binaryTicks: [Double] {
    let step = max(1, Int(((log2(high) - log2(low)) / 7).rounded(.up)))
    let exponents = Int(log2(low).rounded(.down))...Int(log2(high).rounded(.up))
    return exponents.filter { $0 % step == 0 }.map { exp2(Double($0)) }.filter { $0 >= low && $0 <= high }
  }
}
