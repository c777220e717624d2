import LanesReport

extension Claim {
  /// What a fragmented heap costs.
  static let fragmentation: [Claim] = [speed, copying, holding]

  private static let question = "fragmentation"
  private static let kinds = [("pass-one", "one array"), ("pass-many", "512 small arrays")]

  /// The cases of an operation by the share of the heap that is alive, a fresh heap first.
  private static func cases(_ operation: String, by side: ClaimSide, in results: Results) -> [CaseID] {
    results.cases(of: question, operation, by: side.implementation).sorted { alive($0) < alive($1) }
  }

  private static func alive(_ id: CaseID) -> Double {
    (id.extras["alive"]?.dropLast()).flatMap { Double($0) }.map { $0 / 100 } ?? 0
  }

  private static func place(_ id: CaseID) -> String { "\(Effect.text(alive(id), .fraction)) alive" }

  private static let speed = Claim(
    "fragment-speed", "A fragmented heap slows operations on arrays",
    said: "warnings that many allocations of different sizes scatter arrays over memory",
    takeaway: """
      An array is one piece wherever it lies, so a fragmented heap cannot slow its loops. What may suffer is a walk over \
      many small arrays, as neighbours in time are no longer neighbours in memory: put them into one array.
      """,
    evidence: kinds.map { "\(question)/\($0.0)" }
  ) { side in
    let enough = Threshold.atLeast(1.1)
    return ClaimRule("the time in a fragmented heap over that in a fresh one", enough) { results in
      kinds.flatMap { operation, name in
        let cases = cases(operation, by: side, in: results)
        let fresh = cases.first { alive($0) == 0 }
        return cases.filter { alive($0) > 0 }.map {
          ClaimPoint([name, place($0)], results.speedEffect(fresh, against: $0), enough)
        }
      }
    }
  }

  private static let copying = Claim(
    "fragment-copy", "Copying an array defragments it",
    said: "recipes that call `a.copy()` to make an array contiguous in memory again",
    takeaway: """
      An array that owns its memory is contiguous already. A copy puts a strided view's elements in order; where in the \
      heap it lands is up to the allocator.
      """,
    evidence: kinds.flatMap { ["\(question)/\($0.0)", "\(question)/\($0.0)-copied"] }
  ) { side in
    let enough = Threshold.atLeast(1.1)
    return ClaimRule("the time before copying over that after", enough) { results in
      kinds.flatMap { operation, name in
        cases("\(operation)-copied", by: side, in: results).map { copied in
          var before = copied
          before.operation = operation
          return ClaimPoint([name, place(copied)], results.speedEffect(copied, against: before), enough)
        }
      }
    }
  }

  private static let holding = Claim(
    "fragment-holds", "A fragmented heap keeps far more memory than its arrays need",
    said: "post-mortems of servers whose memory never shrinks",
    takeaway: """
      A page goes back to the system only when nothing on it is alive. Few long-lived small arrays among many short-lived \
      ones hold whole pages: make the long-lived ones first, or copy what stays into one array.
      """,
    evidence: ["\(question)/held"]
  ) { side in
    let far = Threshold.atLeast(1.5)
    return ClaimRule(
      "resident bytes after freeing and trimming, over those that the living arrays filled", far,
      by: .quantity("alive", .fraction), headline: .first,
      absence: "not in this run, or resident memory or the heap's trimming is not to be had"
    ) { results in
      cases("held", by: side, in: results).map { id in
        let held = results.effect(id, of: ["resident_full", "resident_kept", "alive_share"], .ratio) {
          $0[1] / ($0[0] * $0[2])
        }
        return ClaimPoint(place(id), at: alive(id), held, far)
      }
    }
  }
}
