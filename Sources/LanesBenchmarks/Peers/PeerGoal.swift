import LanesReport

/// A goal of speed: some work, somebody to compare with, and how many times as fast Lanes is to be.
struct PeerGoal: Sendable {
  let work: String
  let peer: Peer
  /// What the geometric mean over the cases is to reach; nil: nothing.
  let mean: Double?
  /// What every single case is to reach; nil: nothing.
  let each: Double?
  /// Whether a case of ours is one of the goal's.
  let includes: @Sendable (CaseID) -> Bool

  init(
    _ work: String, against peer: Peer, mean: Double? = nil, each: Double? = nil,
    includes: @escaping @Sendable (CaseID) -> Bool
  ) {
    self.work = work
    self.peer = peer
    self.mean = mean
    self.each = each
    self.includes = includes
  }

  /// The goal in words.
  var text: String {
    if peer == .ourselves, let each {
      return "every size within \(Format.ratio(1 / each)) of the time of the smallest"
    }
    if let each, mean == nil, each < 1 { return "each at most \(Self.short(1 / each)) the time" }
    let parts = [
      mean.map { "≥ \(Self.short($0))" }, each.map { "\(mean == nil ? "each" : "none under") \(Self.short($0))" },
    ]
    let text = parts.compactMap { $0 }.joined(separator: ", ")
    return text.isEmpty ? "none" : text
  }

  private static func short(_ ratio: Double) -> String { Format.number(ratio) + "×" }

  /// What the numbers say of a goal.
  enum Outcome: String {
    case met, missed
    /// The interval holds the goal's threshold.
    case undecided
  }

  struct Judgement {
    let mean: Comparison
    let slowest: (pair: PeerPair, comparison: Comparison)
    let cases: Int
    /// nil for work without a goal.
    let outcome: Outcome?
  }

  /// nil when no case of the goal was measured by both.
  func judged(by results: Results) -> Judgement? {
    let pairs = pairs(in: results)
    let comparisons = pairs.compactMap { pair in results.compare(pair).map { (pair: pair, comparison: $0) } }
    guard let overall = results.geometricMean(of: pairs),
      let slowest = comparisons.min(by: { $0.comparison.ratio < $1.comparison.ratio })
    else { return nil }
    var outcomes = mean.map { [Self.outcome(of: overall, reaching: $0)] } ?? []
    if let each { outcomes += comparisons.map { Self.outcome(of: $0.comparison, reaching: each) } }
    let outcome: Outcome? =
      outcomes.isEmpty
      ? nil : outcomes.contains(.missed) ? .missed : outcomes.contains(.undecided) ? .undecided : .met
    return Judgement(mean: overall, slowest: slowest, cases: comparisons.count, outcome: outcome)
  }

  private func pairs(in results: Results) -> [PeerPair] {
    guard peer == .ourselves else { return results.pairs(with: peer).filter { includes($0.ours) } }
    let ours = results.cases(of: Question.peers.id).filter { $0.implementation == "lanes" && includes($0) }
    guard let smallest = ours.min(by: { $0.count < $1.count }) else { return [] }
    return ours.filter { $0 != smallest }.map { PeerPair(ours: $0, theirs: smallest) }
  }

  private static func outcome(of comparison: Comparison, reaching threshold: Double) -> Outcome {
    if comparison.interval.low >= threshold { return .met }
    return comparison.interval.high < threshold ? .missed : .undecided
  }
}
