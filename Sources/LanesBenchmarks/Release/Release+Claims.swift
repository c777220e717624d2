import LanesReport

extension Claim {
  /// What gives memory back.
  static let release: [Claim] = [drop, zeroing, deleting, trim, leak]

  private static let question = "release"

  /// The lives of arrays of each size, smallest first; Lanes as it comes, with its pool.
  private static func lives(by side: ClaimSide, in results: Results) -> [CaseID] {
    results.cases(of: question, "life", by: side.implementation).filter { $0.extras["pool"] == "on" }
  }

  private static func one(_ operation: String, by side: ClaimSide, in results: Results) -> CaseID? {
    results.cases(of: question, operation, by: side.implementation).first
  }

  private static func arrays(_ id: CaseID) -> String { "arrays of \(Format.bytes(id.operandBytes ?? 0))" }

  private static let drop = Claim(
    "release-del", "Dropping the last reference returns the memory",
    said: "tutorials on `del` and garbage collection: “`del a` frees the array”",
    takeaway: """
      Dropping an array makes its memory free for the next one, which is what a program needs. What the system counts as \
      the process's memory is another matter: an allocator or a pool keeps much of it, on purpose.
      """,
    evidence: ["\(question)/life"]
  ) { side in
    let most = Threshold.atLeast(0.9)
    return ClaimRule("the share of the arrays' bytes that came back", most, .fraction, headline: .first) { results in
      let lives = lives(by: side, in: results)
      let program = lives.compactMap {
        results.effect($0, of: ["in_use_full", "in_use_dropped"], .fraction) { 1 - $0[1] / $0[0] }
      }.min { $0.value < $1.value }
      return [ClaimPoint("the program", program, most)]
        + lives.map { id in
          let share = results.effect(
            id, of: ["resident_start", "resident_full", "resident_dropped"], .fraction
          ) { ($0[1] - $0[2]) / ($0[1] - $0[0]) }
          return ClaimPoint("the system's \(arrays(id))", share, most)
        }
    }
  }

  private static let zeroing = Claim(
    "release-itemset", "Setting elements to zero releases their memory",
    said: "recipes that free an array by `itemset(0, 0)` or `a[:] = 0`; NumPy 2 has no `itemset` any more",
    takeaway: "A zero takes as many bytes as any other number. Drop the array, or store what is mostly zero as sparse.",
    evidence: ["\(question)/zero"]
  ) { side in
    let half = Threshold.atLeast(0.5)
    return ClaimRule("the share of the array's bytes that came back", half, .fraction) { results in
      let id = one("zero", by: side, in: results)
      let bytes = id?.operandBytes ?? 1
      return [
        ClaimPoint(
          "the program",
          results.effect(id, of: ["in_use_full", "in_use_zeroed"], .fraction) { ($0[0] - $0[1]) / bytes }, half),
        ClaimPoint(
          "the system",
          results.effect(id, of: ["resident_full", "resident_zeroed"], .fraction) { ($0[0] - $0[1]) / bytes }, half),
      ]
    }
  }

  private static let deleting = Claim(
    "release-delete", "Deleting elements gives their memory back",
    said: "answers that shrink an array by `np.delete`",
    takeaway: """
      `delete` builds a second, smaller array: while it runs, both are there, and the first one goes only with its last \
      reference. Where memory is short, select in pieces, or keep a mask.
      """,
    evidence: ["\(question)/delete"]
  ) { side in
    let most = Threshold.atLeast(0.9)
    return ClaimRule("the change of the bytes in use, as a share of what was deleted", most, .fraction) { results in
      let id = one("delete", by: side, in: results)
      return [("`b = delete(a)`", "in_use_beside"), ("`a = delete(a)`", "in_use_in_its_place")].map { name, counter in
        let share = results.effect(id, of: ["in_use_full", counter, "deleted_bytes"], .fraction) {
          ($0[0] - $0[1]) / $0[2]
        }
        return ClaimPoint(name, share, most)
      }
    }
  }

  private static let trim = Claim(
    "trim-returns", "Freed memory goes back to the system only when asked for",
    said: "reports of “leaks” in which `del` leaves the process as large as it was, and `malloc_trim` shrinks it",
    takeaway: """
      A process that stays large after its arrays are gone need not leak. If others need the memory, ask: \
      `malloc_trim(0)` for the C library's heap, `BufferPool.shared.trim()` for Lanes' pool.
      """,
    evidence: ["\(question)/life"]
  ) { side in
    let most = Threshold.atLeast(0.8)
    return ClaimRule(
      "the share of the freed bytes that came back only when pool and heap were trimmed", most, .fraction,
      absence: "not in this run, or resident memory or the heap's trimming is not to be had"
    ) { results in
      lives(by: side, in: results).map { id in
        let share = results.effect(
          id, of: ["resident_start", "resident_full", "resident_dropped", "resident_asked"], .fraction
        ) { ($0[2] - $0[3]) / ($0[1] - $0[0]) }
        return ClaimPoint(arrays(id), share, most)
      }
    }
  }

  private static let leak = Claim(
    "leak-grows", "A leak shows as memory that grows with the work done",
    said: "guides to finding leaks: watch the memory while the program repeats its work",
    takeaway: """
      Measure after some rounds, and again after many: what grows by a constant amount a round is kept by somebody. A view of \
      four elements keeps the whole array; a copy of them keeps four elements.
      """,
    evidence: ["\(question)/keep-views", "\(question)/keep-copies"]
  ) { side in
    ClaimRule(
      "what a round adds to the memory, as a share of the round's array",
      criterion: "at least 90 % where each round's view is kept, and at most 10 % where a copy is"
    ) { results in
      [("by the count of arrays", "in_use"), ("by resident memory", "resident")].flatMap { instrument, counter in
        [("keep-views", "views kept", Threshold.atLeast(0.9)), ("keep-copies", "copies kept", .atMost(0.1))].map {
          operation, name, threshold in
          let id = one(operation, by: side, in: results)
          let growth = results.effect(id, of: ["\(counter)_after_8", "\(counter)_after_64"], .fraction) {
            ($0[1] - $0[0]) / (64 - 8) / (id?.operandBytes ?? 1)
          }
          return ClaimPoint([instrument, name], growth, threshold)
        }
      }
    }
  }
}
