/// Medians of resampled rows: what the median might have been, had the run been made again.
///
/// Two stages, as rows of one launch resemble each other more than rows of two launches do (memory lands elsewhere,
/// the clock settles elsewhere): first whole launches are drawn with replacement, then rows inside each drawn launch
/// (Davison and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8). The interval is Efron's
/// percentile interval (Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7, 1979).
///
/// Replicate number *k* draws the same launches for every case, so that ratios of two cases compare them launch by
/// launch, and what a whole launch was slower or faster cancels out.
struct Bootstrap: Sendable {
  static let resamples = 2_000
  /// 95 %.
  static let confidence = 0.95

  /// One median a resample.
  let medians: [Double]

  /// - Parameters:
  ///   - values: the rows' values.
  ///   - launches: the launch of each value.
  ///   - run: all launches of the run, the same list for every case.
  ///   - name: seeds the draws of rows; the draws of launches are the same for all names.
  ///   - runName: seeds the draws of launches, which must differ between two runs whose launches have nothing in common.
  init(values: [Double], launches: [Int], run: [Int], name: String, runName: String = "launches") {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    let sorted = order.map { values[$0] }
    let ranksByLaunch = run.map { launch in
      order.indices.filter { launches.indices.contains(order[$0]) && launches[order[$0]] == launch }
    }
    guard !sorted.isEmpty, ranksByLaunch.contains(where: { !$0.isEmpty }) else {
      medians = []
      return
    }
    var launchDraws = SeededGenerator(text: runName)
    var rowDraws = SeededGenerator(text: name)
    var hits = [Int](repeating: 0, count: sorted.count)
    var medians: [Double] = []
    medians.reserveCapacity(Self.resamples)
    for _ in 0..<Self.resamples {
      var drawn = 0
      for _ in run {
        let ranks = ranksByLaunch[launchDraws.index(below: run.count)]
        for _ in ranks { hits[ranks[rowDraws.index(below: ranks.count)]] += 1 }
        drawn += ranks.count
      }
      // A case that only some launches measured may draw none of them.
      if drawn > 0 { medians.append(Self.median(of: sorted, hits: hits, drawn: drawn)) }
      for rank in hits.indices { hits[rank] = 0 }
    }
    self.medians = medians
  }

  /// The median of a sample given as counts of sorted values: no sorting inside the loop.
  private static func median(of sorted: [Double], hits: [Int], drawn: Int) -> Double {
    let lower = (drawn - 1) / 2
    let upper = drawn / 2
    var passed = 0
    var low = sorted[0]
    var lowFound = false
    for rank in hits.indices where hits[rank] > 0 {
      passed += hits[rank]
      if !lowFound, passed > lower {
        low = sorted[rank]
        lowFound = true
      }
      if passed > upper { return (low + sorted[rank]) / 2 }
    }
    return low
  }

  /// The percentile interval of the medians.
  var interval: Interval? { Interval(of: medians) }
}

/// A closed interval of estimates, possibly a single point.
public struct Interval: Sendable, Equatable {
  public var low: Double
  public var high: Double

  public init(low: Double, high: Double) {
    self.low = min(low, high)
    self.high = max(low, high)
  }

  init?(of replicates: [Double]) {
    let sorted = replicates.sorted()
    let tail = (1 - Bootstrap.confidence) / 2
    guard let low = quantile(sorted: sorted, tail), let high = quantile(sorted: sorted, 1 - tail) else { return nil }
    self.init(low: low, high: high)
  }

  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
