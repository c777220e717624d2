import Foundation

extension Results {
  /// The geometric mean of the speeds of several cases, each against a baseline of its own: how many times as fast on
  /// the whole. Pairs of which one was not measured are left out; nil when none is left.
  ///
  /// Ratios average geometrically: then it makes no difference which of the two is the baseline (Fleming and Wallace,
  /// "How not to lie with statistics: the correct way to summarize benchmark results", CACM 29, 1986). The interval
  /// resamples all pairs in the same launches.
  public func geometricMean(of pairs: [(id: CaseID, baseline: CaseID)]) -> Comparison? {
    var logarithms: [Double] = []
    var drawn: [[Double]] = []
    for pair in pairs {
      guard let mine = self[pair.id], let other = self[pair.baseline], let myMedian = median(mine.times),
        let otherMedian = median(other.times)
      else { continue }
      let ratio = log(otherMedian / myMedian)
      guard ratio.isFinite else { continue }
      logarithms.append(ratio)
      let medians = zip(
        replicates.bootstrap(of: other, run: launches).medians, replicates.bootstrap(of: mine, run: launches).medians)
      drawn.append(medians.map { log($0 / $1) })
    }
    guard !logarithms.isEmpty else { return nil }
    let count = Double(logarithms.count)
    let mean = exp(logarithms.reduce(0, +) / count)
    let resamples = drawn.map(\.count).min() ?? 0
    let means = (0..<resamples).map { index in exp(drawn.reduce(0) { $0 + $1[index] } / count) }
    return Comparison(ratio: mean, interval: Interval(of: means.filter(\.isFinite)) ?? Interval(low: mean, high: mean))
  }
}
