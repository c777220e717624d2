import LanesReport

extension Claim {
  /// What reused memory gains.
  static let reuse: [Claim] = [pool]

  private static let question = "reuse"

  /// The same result in memory of the C library's.
  private static func fromHeap(_ id: CaseID) -> CaseID {
    var id = id
    id.extras["memory"] = "heap"
    return id
  }

  private static let pool = Claim(
    "reuse-pool", "Reusing buffers beats allocating new ones",
    said: "advice to keep buffers, pass `out=` or use a pool in hot loops",
    takeaway: """
      What costs is not the allocation but the page faults of memory that the system has just handed out. An allocator that \
      keeps what was freed is a pool itself, up to the size from which it maps blocks one by one.
      """,
    evidence: ["\(question)/result"]
  ) { side in
    let enough = Threshold.atLeast(1.1)
    return ClaimRule(
      "the speed of `a + 1` into memory that is used again, over that into what the C library hands out", enough,
      by: .quantity("", .bytes)
    ) { results in
      results.cases(of: question, "result", by: side.implementation).filter { $0.extras["memory"] == "reused" }.map {
        let speed = results.speedEffect($0, against: fromHeap($0))
        return ClaimPoint(Format.bytes($0.operandBytes ?? 0), at: $0.operandBytes, speed, enough)
      }
    }
  }
}
