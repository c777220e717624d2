import LanesReport

extension Claim {
  /// What is said of sums of floats.
  static let sums: [Claim] = [accurate, fastAxis]

  private static let question = "sums"

  private static let accurate = Claim(
    "sum-accurate", "Sums of floats are accurate because they are added pairwise",
    said: "NumPy's documentation of `numpy.sum`, which adds that it is so only along the fast axis in memory",
    takeaway: """
      A library that adds pairwise along every axis is right to the last digits. Where it does so along one axis only, \
      sum along that axis, or in float64 (`dtype=`).
      """,
    evidence: ["\(question)/error"]
  ) { side in
    // Five of the seven digits of a float.
    let threshold = Threshold.atMost(1e-5)
    return ClaimRule(
      "the largest relative error of sums of 4 million float32 (the worse of equal and of scattered values)",
      threshold, .fraction, headline: .strongest
    ) { results in
      [("first", "sums along the first axis"), ("last", "sums along the last axis"), ("whole", "sums of all elements")]
        .map {
          axis, name in
          let errors = ["tenths", "scrambled"].compactMap { values in
            results.effect(
              results.find(
                question, "error", implementation: side.implementation, level: "-",
                extras: ["along": axis, "values": values]), "relative_error", .fraction)
          }
          return ClaimPoint(name, errors.max { $0.value < $1.value }, threshold)
        }
    }
  }

  private static let fastAxis = Claim(
    "axis-fast", "Summing along the last axis is the fast direction",
    said: "introductions to row-major order: the last axis is contiguous, so reduce along it",
    takeaway: """
      A library can walk memory in order along the first axis too, by adding whole rows to a row of sums. Measure \
      before transposing anything.
      """,
    evidence: ["\(question)/sum-axis*"]
  ) { side in
    .speed(
      "the speed of `sum(axis: 1)` over `sum(axis: 0)` of a row-major matrix", .atLeast(1.1), headline: .strongest,
      of: question
    ) { results, level in
      func find(_ axis: Int) -> CaseID? {
        results.find(question, "sum-axis\(axis)", implementation: side.implementation, level: level)
      }
      return (find(1), find(0))
    }
  }
}
