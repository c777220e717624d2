import LanesReport

extension Claim {
  /// What broadcasting spares.
  static let broadcasting: [Claim] = [copies, faster]

  private static let question = "broadcasting"
  static let broadcastVectors = [("row", "a row to every row"), ("column", "a column to every column")]

  private static let copies = Claim(
    "broadcast-copies", "Broadcasting spares the explicit copy",
    said: "NumPy's guide to broadcasting: “without making needless copies of data”",
    takeaway: """
      A broadcast operand is its few elements and a stride of zero: `matrix + row` needs memory for the result and \
      nothing else. `tile` and `repeat` build what only the eye needs.
      """,
    evidence: ["\(question)/new-memory"]
  ) { side in
    ClaimRule(
      "the new memory of a sum whose result has its place, as a multiple of the matrix,",
      criterion: "at most 0.01× by broadcasting where tiling first takes at least 0.5×", headline: .last
    ) { results in
      broadcastVectors.map { vector, name in
        func taken(_ form: String) -> Effect? {
          let id = CaseID(
            question, "new-memory", implementation: side.implementation, level: "-", count: 1_000_000,
            extras: ["form": form, "vector": vector])
          return results.effect(id, "arrays_at_once", .ratio)
        }
        // What tiling takes must be seen too: otherwise nothing was spared.
        guard let broadcast = taken("broadcast"), let tiled = taken("tiled") else { return nil }
        let outcomes = [Threshold.atMost(0.01).outcome(of: broadcast), Threshold.atLeast(0.5).outcome(of: tiled)]
        let outcome: ClaimPoint.Outcome =
          outcomes.contains(.fails) ? .fails : outcomes.contains(.undecided) ? .undecided : .holds
        return ClaimPoint([name], broadcast, outcome)
      }
    }
  }

  private static let faster = Claim(
    "broadcast-faster", "Broadcasting is faster than tiling the operand first",
    said: "the same guides: the loop runs in C, over memory that is not there",
    takeaway: """
      What broadcasting spares is writing the whole operand and reading it again; what it costs is a loop for each \
      row. It pays most where rows are long and the memory is the limit.
      """,
    evidence: ["\(question)/add"]
  ) { side in
    ClaimRule(
      "the speed of adding a broadcast operand over that of tiling it first", .atLeast(1.1), by: .levels,
      headline: .last
    ) { results in
      results.levels(of: question).flatMap { level in
        broadcastVectors.map { vector, name in
          func find(_ form: String) -> CaseID? {
            results.find(
              question, "add", implementation: side.implementation, level: level,
              extras: ["form": form, "vector": vector])
          }
          let effect = results.speedEffect(find("broadcast"), against: find("tiled"))
          return ClaimPoint([level, name], effect, .atLeast(1.1))
        }
      }
    }
  }
}
