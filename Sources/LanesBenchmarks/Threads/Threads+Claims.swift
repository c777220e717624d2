import LanesReport

extension Claim {
  /// What threads gain that share an array.
  static let threads: [Claim] = [parallelViews]

  private static let question = "threads"

  private static let parallelViews = Claim(
    "parallel-views", "Views let threads work on one array together, without copies",
    said: "guides to parallel NumPy: give each thread a slice",
    takeaway: """
      Give each thread a contiguous part of its own. Elements of two threads on one cache line make the cores pass the line \
      to and fro, which can be slower than one thread alone.
      """,
    evidence: ["parts", "interleaved", "own-lines", "one-line"].map { "\(question)/\($0)" }
  ) { side in
    let enough = Threshold.atLeast(1.2)
    return ClaimRule(
      "the speed of the most threads over that of one", enough,
      absence: "not in this run, or only one core"
    ) { results in
      func speed(_ operation: String, _ level: String) -> Effect? {
        let cases = results.cases(of: question, operation, by: side.implementation).filter { $0.level == level }
          .sorted { threads($0) < threads($1) }
        guard let one = cases.first, let most = cases.last, threads(one) == 1, threads(most) > 1 else { return nil }
        return results.speedEffect(most, against: one, per: .element)
      }
      let parts = results.levels(of: question).map { ClaimPoint("parts in \($0)", speed("parts", $0), enough) }
      return parts + [
        ClaimPoint("a cache line each", speed("own-lines", "L1"), enough),
        ClaimPoint("every second element", speed("interleaved", "L2"), enough),
        ClaimPoint("one cache line", speed("one-line", "L1"), enough),
      ]
    }
  }

  private static func threads(_ id: CaseID) -> Int { id.extras["workers"].flatMap { Int($0) } ?? 0 }
}
