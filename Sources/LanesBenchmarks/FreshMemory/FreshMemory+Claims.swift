import LanesReport

extension Claim {
  /// What fresh memory costs.
  static let freshMemory: [Claim] = [firstTouch, zeros, hugePages]

  private static let question = "fresh-memory"

  private static func size(_ id: CaseID) -> String { Format.bytes(id.operandBytes ?? 0) }

  private static func other(_ id: CaseID, _ operation: String) -> CaseID {
    var id = id
    id.operation = operation
    return id
  }

  private static func other(_ id: CaseID, _ axis: String, _ place: String) -> CaseID {
    var id = id
    id.extras[axis] = place
    return id
  }

  private static let firstTouch = Claim(
    "first-touch", "Memory costs when it is first touched, not when it is allocated",
    said: "explanations of lazy allocation, and of benchmarks whose first pass is slow",
    takeaway: """
      Allocating reserves addresses; the first write to each page makes the system find and clear it. Touch once before you \
      time, or time the first pass on purpose.
      """,
    evidence: ["allocate", "first-pass", "second-pass"].map { "\(question)/\($0)" }
  ) { side in
    ClaimRule(
      "the time of allocating over that of allocating and writing once, and of this over that of writing again",
      criterion: "at most 0.1× for allocating, and at least 1.5× for the first pass", headline: .strongest
    ) { results in
      let firsts = results.cases(of: question, "first-pass", by: side.implementation)
      return firsts.map {
        ClaimPoint(
          ["allocating", size($0)], results.speedEffect($0, against: other($0, "allocate")), .atMost(0.1))
      }
        + firsts.map {
          ClaimPoint(
            ["the first pass", size($0)], results.speedEffect(other($0, "second-pass"), against: $0), .atLeast(1.5))
        }
    }
  }

  private static let zeros = Claim(
    "zeros-lazy", "Asking for zeros costs no more than asking for anything",
    said: "explanations of why `np.zeros` is as fast as `np.empty`",
    takeaway: """
      Fresh pages come as zeros: of large arrays, `zeros` clears nothing itself. `empty` wins where it can be given memory \
      that has been used before.
      """,
    evidence: ["allocate", "allocate-zeros", "first-pass", "first-pass-zeros"].map { "\(question)/\($0)" }
  ) { side in
    let noMore = Threshold.atMost(1.25)
    return ClaimRule("the time of `zeros` over that of `empty`, both of fresh pages", noMore) { results in
      [("allocate", "allocated"), ("first-pass", "and written once")].flatMap { operation, name in
        results.cases(of: question, operation, by: side.implementation).map {
          ClaimPoint([name, size($0)], results.speedEffect($0, against: other($0, "\(operation)-zeros")), noMore)
        }
      }
    }
  }

  /// Whether the advice was followed: a first pass took fewer faults by far.
  private static func isFollowed(by side: ClaimSide, in results: Results) -> Bool {
    let faults = ["huge", "small"].compactMap { pages in
      results.cases(of: question, "huge-faults", by: side.implementation).first { $0.extras["pages"] == pages }.flatMap
      {
        results[$0]?.counter("first_pass_faults")
      }
    }
    return faults.count == 2 && faults[0] * 4 < faults[1]
  }

  private static let hugePages = Claim(
    "huge-pages", "Huge pages make large arrays faster",
    said: "NumPy's reference (“Global state”, `NUMPY_MADVISE_HUGEPAGE`) and guides to tuning Linux",
    takeaway: """
      Huge pages save faults in the first pass, and misses of the table of addresses when elements are visited without order. \
      NumPy and Lanes ask for them from 4 MiB on; where the system answers “never”, nobody gets them.
      """,
    evidence: ["\(question)/huge-*"]
  ) { side in
    let enough = Threshold.atLeast(1.1)
    return ClaimRule(
      "the speed on huge pages over that on small ones", enough,
      absence: "this run or this system has no huge pages to compare"
    ) { results in
      guard isFollowed(by: side, in: results) else { return [] }
      return [
        ("huge-first-pass", "the first pass"), ("huge-sum", "a sum in order"), ("huge-take", "reads without order"),
      ].map { operation, name in
        let cases = results.cases(of: question, operation, by: side.implementation)
        guard let huge = cases.first(where: { $0.extras["pages"] == "huge" }) else { return nil }
        return ClaimPoint(name, results.speedEffect(huge, against: other(huge, "pages", "small")), enough)
      }
    }
  }
}
