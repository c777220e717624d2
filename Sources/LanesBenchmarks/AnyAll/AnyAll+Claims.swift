import LanesReport

extension Claim {
  /// What is said of stopping early. All are judged where arrays are largest, so that calling costs nothing beside
  /// reading.
  static let anyAll: [Claim] = [boolStops, compareStops, overSum, numbersStop]

  private static let question = "any-all"

  /// Where the first element that decides stands, as a share of the array; 1 for nowhere.
  private static let hits: [(label: String, share: Double)] = [
    ("0%", 0), ("0.1%", 0.001), ("1%", 0.01), ("10%", 0.1), ("50%", 0.5), ("none", 1),
  ]

  private static func scan(
    _ operation: String, hit: String, dtype: String, by side: ClaimSide, in results: Results
  ) -> CaseID? {
    results.levels(of: question).last.flatMap {
      results.find(
        question, operation, implementation: side.implementation, dtype: dtype, level: $0, extras: ["hit": hit])
    }
  }

  /// The time with a hit as a share of the time with none.
  private static func share(
    _ operation: String, hit: String, dtype: String, by side: ClaimSide, in results: Results
  ) -> Effect? {
    // What is slower than its baseline has the smaller speed: the speed of none over a hit is the share of its time.
    results.speedEffect(
      scan(operation, hit: "none", dtype: dtype, by: side, in: results),
      against: scan(operation, hit: hit, dtype: dtype, by: side, in: results)
    )?.asShare(of: 1)
  }

  /// A scan that stops takes its share of the array, and a twentieth of the whole is allowed for the call.
  private static let allowance = 0.05

  private static func stops(
    _ ways: [(name: String, operation: String)], dtype: String, by side: ClaimSide
  ) -> ClaimRule {
    ClaimRule(
      "the time with the first hit at some place, as a share of the time with none",
      criterion: "at most the share of the array before that place, and 5 points", headline: .first
    ) { results in
      ways.flatMap { name, operation in
        hits.filter { $0.share < 1 }.map { hit in
          ClaimPoint(
            [name, "hit at \(hit.label)"], share(operation, hit: hit.label, dtype: dtype, by: side, in: results),
            .atMost(hit.share + allowance))
        }
      }
    }
  }

  private static let boolStops = Claim(
    "any-bool-stops", "`any()` over Booleans stops at the first True",
    said: "explanations of short-circuit evaluation; NumPy's source has a loop of its own for it",
    takeaway:
      "What lies behind the first True need not be read: where hits come early, ask `any` rather than counting.",
    evidence: ["\(question)/any-bool"]
  ) { side in
    stops([("Booleans", "any-bool")], dtype: "bool", by: side)
  }

  private static let compareStops = Claim(
    "any-compare-stops", "`any(a > 100)` stops at the first match",
    said: "the same explanations, carried over to comparisons",
    takeaway: """
      The comparison comes first and runs over the whole array. Only an expression that is judged as it is read \
      stops: a lazy one, a loop, or chunks.
      """,
    evidence: ["\(question)/any-compare-*"]
  ) { side in
    let written = ("as written", "any-compare-materialised")
    let lazy = ("lazy", "any-compare-fused")
    return stops(side == .lanes ? [lazy, written] : [written], dtype: "float32", by: side)
  }

  private static let overSum = Claim(
    "any-over-sum", "`any` and `all` are faster than a full pass such as `sum`",
    said: "advice to test with `any` rather than by counting",
    takeaway: "They gain by what they need not read. Where nothing is hit, every element is read by all of them.",
    evidence: ["any-bool", "all-bool", "sum-bool", "count-bool"].map { "\(question)/\($0)" }
  ) { side in
    let threshold = Threshold.atLeast(1.1)
    return ClaimRule(
      "the speed of the slower of `any` and `all` over the faster of `sum` and `countNonZero`", threshold,
      by: .quantity("of the array before the hit", .fraction), headline: .first
    ) { results in
      let passes = ["sum-bool", "count-bool"].compactMap { operation in
        results.levels(of: question).last.flatMap {
          results.find(question, operation, implementation: side.implementation, dtype: "bool", level: $0)
        }
      }
      return hits.map { hit in
        let effects = ["any-bool", "all-bool"].flatMap { operation in
          passes.compactMap {
            results.speedEffect(
              scan(operation, hit: hit.label, dtype: "bool", by: side, in: results), against: $0)
          }
        }
        return ClaimPoint(
          hit.share < 1 ? "hit at \(hit.label)" : "no hit", at: hit.share, effects.min { $0.value < $1.value },
          threshold)
      }
    }
  }

  private static let numbersStop = Claim(
    "any-float-stops", "`any()` stops early for every type",
    said: "comparisons with Python's own `any`, which stops at the first true element of whatever type",
    takeaway: """
      Know for which types a library stops before relying on it. Where it does not, comparing with zero first does \
      not help: that runs to the end too, unless it is lazy.
      """,
    evidence: ["\(question)/any-bool", "\(question)/any-numbers"]
  ) { side in
    ClaimRule(
      "the time with the first element true, as a share of the time with none", .atMost(allowance), .fraction,
      headline: .first
    ) { results in
      [("any-bool", "bool"), ("any-numbers", "float32"), ("any-numbers", "int64")].map { operation, dtype in
        ClaimPoint(
          dtype, share(operation, hit: "0%", dtype: dtype, by: side, in: results), .atMost(allowance))
      }
    }
  }
}
