import Foundation
import LanesReport

/// A goal of speed that is held against the machine: what share of its ceiling some work is to reach, case by case.
struct ShareGoal: Sendable {
  let work: String
  /// The share that every case is to reach.
  let least: Double
  /// Whether a case of ours is one of the goal's.
  let includes: @Sendable (CaseID) -> Bool

  init(_ work: String, atLeast least: Double, includes: @escaping @Sendable (CaseID) -> Bool) {
    self.work = work
    self.least = least
    self.includes = includes
  }

  static let all: [ShareGoal] = [
    ShareGoal("contiguous element-wise work and sums, past the caches", atLeast: 0.9) { id in
      id.level == "RAM" && isContiguous(id)
    },
    ShareGoal("contiguous element-wise work and sums, half of L1 filled", atLeast: 0.75) { id in
      id.level == "L1" && id.question == Question.elementSize.id && isContiguous(id)
    },
    ShareGoal("transposed copy of 4-byte elements, past the caches", atLeast: 0.5) { id in
      id.operation == "transposed-copy" && id.level == "RAM" && id.itemSize == 4
    },
    ShareGoal("matrix product, float32, 64 to 1024", atLeast: 0.6) { id in
      id.operation == "matrix-product" && id.dtype == "float32"
    },
  ]

  /// The loops that are bound by memory in every type.
  private static func isContiguous(_ id: CaseID) -> Bool {
    switch id.question {
    case Question.elementSize.id: ["add", "sum", "compare"].contains(id.operation)
    case Question.peers.id:
      id.extras["layout"] == OperandLayout.contiguous.rawValue
        && ["add", "multiply", "absolute", "negative", "greater", "sum", "copy"].contains(id.operation)
    default: false
    }
  }

  struct Judgement {
    /// The geometric mean of the shares.
    let mean: Double
    let lowest: (id: CaseID, share: Double)
    let cases: Int
    let outcome: PeerGoal.Outcome
  }

  /// nil when no case of the goal was measured beside its ceiling.
  func judged(by results: Results) -> Judgement? {
    let shares = results.cases.filter { $0.implementation == "lanes" && includes($0) }.compactMap { id in
      results.ceilingShare(id).map { (id: id, share: $0.fraction) }
    }
    guard let lowest = shares.min(by: { $0.share < $1.share }) else { return nil }
    let outcomes = shares.map { id, share -> PeerGoal.Outcome in
      let summary = results.summary(id)
      // A share falls as the time rises.
      let best = summary.map { share * $0.median / $0.interval.low } ?? share
      let worst = summary.map { share * $0.median / $0.interval.high } ?? share
      return worst >= least ? .met : best < least ? .missed : .undecided
    }
    let outcome: PeerGoal.Outcome =
      outcomes.contains(.missed) ? .missed : outcomes.contains(.undecided) ? .undecided : .met
    let mean = exp(shares.reduce(0) { $0 + log($1.share) } / Double(shares.count))
    return Judgement(mean: mean, lowest: lowest, cases: shares.count, outcome: outcome)
  }

  /// The goal's row of the table of goals.
  func row(_ results: Results) -> [String] {
    let goal = "each ≥ \(Format.share(least)) of its ceiling"
    guard let judgement = judged(by: results) else {
      return [work, "the machine", goal, "–", "–", "not measured in this run"]
    }
    let name = PeerPair(ours: judgement.lowest.id, theirs: judgement.lowest.id).name
    return [
      work, "the machine", goal, "\(Format.share(judgement.mean)) of the ceiling",
      judgement.cases == 1 ? "the only one" : "\(Format.share(judgement.lowest.share)) \(name)",
      judgement.outcome == .undecided ? "undecided" : "**\(judgement.outcome.rawValue)**",
    ]
  }
}
