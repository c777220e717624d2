import LanesReport

extension Claim {
  /// What Boolean masks cost.
  static let masks: [Claim] = [random, indices]

  private static let question = "masks"
  private static let operations = [("select", "`a[mask]`"), ("where", "`where`")]

  private static func find(
    _ operation: String, _ order: String, _ level: String, by side: ClaimSide, in results: Results
  ) -> CaseID? {
    results.find(
      question, operation, implementation: side.implementation, level: level, extras: ["order": order])
  }

  private static let random = Claim(
    "mask-random", "A Boolean mask costs the same whatever it holds",
    said: "tutorials that give one time for selecting by a mask",
    takeaway: """
      A loop with a branch for each element waits for every one that the processor guessed wrong, about half of them \
      in a random mask. Loops without branches take the same time for any mask: measure with the masks that you have.
      """,
    evidence: ["\(question)/select", "\(question)/where"]
  ) { side in
    let same = Threshold.atLeast(0.8)
    return ClaimRule(
      "the speed under a random mask over that under a sorted one with as many True", same, by: .names,
      headline: .strongest
    ) { results in
      operations.flatMap { operation, name in
        results.levels(of: question).map { level in
          let effect = results.speedEffect(
            find(operation, "random", level, by: side, in: results),
            against: find(operation, "sorted", level, by: side, in: results))
          return ClaimPoint([name, level], effect, same)
        }
      }
    }
  }

  private static let indices = Claim(
    "mask-indices", "Selecting by a mask beats selecting by indices",
    said: "style guides: write `a[mask]`, not `a[flatnonzero(mask)]`",
    takeaway: """
      Finding the indices is part of the price here. Where a mask is used more than once, finding them once is worth a \
      try, above all for random masks and in libraries that branch on each element.
      """,
    evidence: ["\(question)/select", "\(question)/select-indices"]
  ) { side in
    ClaimRule(
      "the speed of `a[mask]` over that of `a[flatNonZero(mask)]`", .atLeast(1.1), by: .names, headline: .strongest
    ) { results in
      [("sorted", "a sorted mask"), ("random", "a random mask")].flatMap { order, name in
        results.levels(of: question).map { level in
          let effect = results.speedEffect(
            find("select", order, level, by: side, in: results),
            against: find("select-indices", order, level, by: side, in: results))
          return ClaimPoint([name, level], effect, .atLeast(1.1))
        }
      }
    }
  }
}
