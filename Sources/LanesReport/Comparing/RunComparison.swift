import Foundation

/// Two sets of repetitions of the same benchmarks, compared one by one: a baseline and what is judged against it.
public struct RunComparison: Sendable {
  /// One benchmark in both.
  public struct Row: Sendable {
    public let name: String
    /// Nanoseconds an iteration.
    public let baselineMedian: Double
    public let median: Double
    /// The baseline's median over the other: 2 means that the time has halved.
    public let ratio: Double
    /// The 95 % bootstrap interval of the ratio; nil with a single repetition on a side.
    public let interval: Interval?
    public let test: MannWhitney
    /// The test's probability, raised for the number of tests.
    public internal(set) var adjustedProbability: Double
    public internal(set) var change: Change
    /// What a reader must know of this row.
    public let remarks: [String]
  }

  /// What the two sides are called.
  public let baselineName: String
  public let name: String
  public let rules: ChangeRules
  /// By name.
  public let rows: [Row]
  /// The names that only one side has.
  public let onlyInBaseline: [String]
  public let onlyInOther: [String]
  /// The geometric mean of the ratios with its bootstrap interval; nil without rows.
  public let geometricMean: (ratio: Double, interval: Interval?)?
  public let differences: [MachineDifference]
  /// What a reader must know of all rows.
  public let remarks: [String]

  /// Compares two files.
  ///
  /// - Parameters:
  ///   - gauge: the case that takes equally long whenever the machine is in the same state.
  ///   - isIncluded: which names take part.
  public init(
    _ baseline: TimedFile, _ other: TimedFile, rules: ChangeRules = ChangeRules(), gauge: NoiseCheck? = nil,
    where isIncluded: (String) -> Bool = { _ in true }
  ) {
    let pairs = Pairing(baseline.samples, other.samples, where: isIncluded)
    var remarks = baseline.remarks + other.remarks
    if let gauge, let remark = Self.remark(of: gauge, baseline, other) { remarks.append(remark) }
    for fact in baseline.facts.toldOnce(with: other.facts) {
      remarks.append("only one of the files tells the \(fact): whether it is the same cannot be seen")
    }
    for file in [baseline, other] where file.launches.count < 2 {
      remarks.append(
        "\(file.source) is from one launch of its program: what varies from launch to launch is in no interval here")
    }
    self.init(
      pairs, baselineName: baseline.source, name: other.source,
      runs: (Run("launches", baseline.launches), Run("launches of the other run", other.launches)), rules: rules,
      differences: baseline.facts.differences(from: other.facts), remarks: remarks)
  }

  /// Compares one implementation with another inside one file, launch by launch.
  public init(
    in file: TimedFile, implementation: String, against baseline: String, rules: ChangeRules = ChangeRules(),
    where isIncluded: (String) -> Bool = { _ in true }
  ) {
    func samples(_ implementation: String) -> [String: TimedFile.Sample] {
      var samples: [String: TimedFile.Sample] = [:]
      for (name, sample) in file.samples where isIncluded(name) {
        guard var id = CaseID(parsing: name), id.implementation == implementation else { continue }
        id.implementation = "*"
        samples[id.name] = sample
      }
      return samples
    }
    let run = Run("launches", file.launches)
    self.init(
      Pairing(samples(baseline), samples(implementation), where: { _ in true }), baselineName: baseline,
      name: implementation, runs: (run, run), rules: rules, differences: [], remarks: file.remarks)
  }

  /// Said when code that never changes did not take the same time in both runs.
  private static func remark(of gauge: NoiseCheck, _ baseline: TimedFile, _ other: TimedFile) -> String? {
    let found = baseline.samples.keys.sorted().first { name in
      guard let id = CaseID(parsing: name) else { return false }
      return (id.question, id.operation) == (gauge.question, gauge.operation) && other.samples[name] != nil
    }
    guard let found, let before = baseline.samples[found]?.median, let after = other.samples[found]?.median,
      max(before, after) > min(before, after) * (1 + Comparison.smallestEffect)
    else { return nil }
    return "the machine was not in the same state: its gauge, code that never changes, took \(Format.time(before)) in "
      + "the baseline and \(Format.time(after)) in the other. Differences of that size say nothing"
  }

  /// Launches that are drawn together.
  struct Run {
    let name: String
    let launches: [Int]

    init(_ name: String, _ launches: [Int]) {
      self.name = name
      self.launches = launches
    }
  }

  /// Samples by name, of both sides.
  struct Pairing {
    var both: [(name: String, baseline: TimedFile.Sample, other: TimedFile.Sample)] = []
    var onlyInBaseline: [String] = []
    var onlyInOther: [String] = []

    init(
      _ baseline: [String: TimedFile.Sample], _ other: [String: TimedFile.Sample], where isIncluded: (String) -> Bool
    ) {
      for name in Set(baseline.keys).union(other.keys).sorted() where isIncluded(name) {
        switch (baseline[name], other[name]) {
        case (let baseline?, let other?): both.append((name, baseline, other))
        case (_?, nil): onlyInBaseline.append(name)
        default: onlyInOther.append(name)
        }
      }
    }
  }

  private init(
    _ pairs: Pairing, baselineName: String, name: String, runs: (baseline: Run, other: Run), rules: ChangeRules,
    differences: [MachineDifference], remarks: [String]
  ) {
    var logarithms = [Double](repeating: 0, count: Bootstrap.resamples)
    var hasAllResamples = true
    let fullCounts = (pairs.both.map(\.baseline.times.count).max() ?? 0, pairs.both.map(\.other.times.count).max() ?? 0)
    var rows = pairs.both.map { name, baseline, other in
      let ratios = Self.resampledRatios(name, baseline, other, runs)
      if ratios.count == logarithms.count {
        for index in ratios.indices { logarithms[index] += log(ratios[index]) }
      } else {
        hasAllResamples = false
      }
      let isAlone = min(baseline.times.count, other.times.count) < 2
      return Row(
        name: name, baseline, other, interval: isAlone ? nil : Interval(of: ratios), fullCounts: fullCounts)
    }
    // A test of single repetitions tests nothing, and would only make the others look worse.
    let tested = rows.indices.filter { rows[$0].interval != nil }
    let adjusted = adjustedForFalseDiscovery(tested.map { rows[$0].test.probability })
    for (index, probability) in zip(tested, adjusted) {
      rows[index].adjustedProbability = probability
      rows[index].change = rules.change(
        ratio: rows[index].ratio, interval: rows[index].interval, probability: probability)
    }
    let count = Double(rows.count)
    geometricMean =
      rows.isEmpty
      ? nil
      : (
        exp(rows.reduce(0) { $0 + log($1.ratio) } / count),
        hasAllResamples && tested.count == rows.count ? Interval(of: logarithms.map { exp($0 / count) }) : nil
      )
    self.rows = rows
    self.baselineName = baselineName
    self.name = name
    self.rules = rules
    self.differences = differences
    self.remarks = remarks
    onlyInBaseline = pairs.onlyInBaseline
    onlyInOther = pairs.onlyInOther
  }

  private static func resampledRatios(
    _ name: String, _ baseline: TimedFile.Sample, _ other: TimedFile.Sample, _ runs: (baseline: Run, other: Run)
  ) -> [Double] {
    let before = Bootstrap(
      values: baseline.times, launches: baseline.launches, run: runs.baseline.launches, name: name,
      runName: runs.baseline.name)
    let after = Bootstrap(
      values: other.times, launches: other.launches, run: runs.other.launches, name: "the other \(name)",
      runName: runs.other.name)
    return zip(before.medians, after.medians).map { $0 / $1 }.filter { $0.isFinite && $0 > 0 }
  }

  /// Whether anything came out slower.
  public var hasRegression: Bool { rows.contains { $0.change == .slower } }

  /// The rows with a change, the largest effects first.
  public func rows(_ change: Change) -> [Row] {
    rows.filter { $0.change == change }.sorted { (abs(log($1.ratio)), $0.name) < (abs(log($0.ratio)), $1.name) }
  }
}

extension RunComparison.Row {
  init(
    name: String, _ baseline: TimedFile.Sample, _ other: TimedFile.Sample, interval: Interval?,
    fullCounts: (baseline: Int, other: Int)
  ) {
    self.name = name
    baselineMedian = baseline.median
    median = other.median
    ratio = baselineMedian / median
    self.interval = interval
    test = MannWhitney(baseline.times, other.times)!
    adjustedProbability = 1
    change = .undecided
    remarks = Self.remarks(baseline.times, other.times, fullCounts)
  }

  private static func remarks(_ baseline: [Double], _ other: [Double], _ full: (baseline: Int, other: Int)) -> [String]
  {
    var remarks: [String] = []
    let least = MannWhitney.smallestProbability(baseline.count, other.count)
    if min(baseline.count, other.count) < 2 {
      remarks.append("a single repetition allows neither an interval nor a test")
    } else if least > ChangeRules.falseDiscoveries {
      remarks.append(
        "\(baseline.count) and \(other.count) repetitions are too few for the test, which cannot come below "
          + Format.percent(least))
    }
    if baseline.count < full.baseline || other.count < full.other {
      remarks.append("repetitions are missing: \(baseline.count) of \(full.baseline), \(other.count) of \(full.other)")
    }
    for (side, times) in [("baseline", baseline), ("other", other)] {
      guard times.count > 1, medianAbsoluteDeviation(times) == 0 else { continue }
      remarks.append(
        "the \(side)'s median absolute deviation is 0: most repetitions are equal, so the interval is too narrow")
    }
    return remarks
  }
}
