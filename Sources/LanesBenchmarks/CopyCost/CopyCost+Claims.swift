import LanesReport

extension Claim {
  /// What a view costs, and what a copy.
  static let copyCost: [Claim] =
    [viewConstant] + sharing + [viewFaster, viewKeepsAlive, stridedFree, shallowDeep]

  private static let question = "copy-cost"

  private static let viewConstant = Claim(
    "view-constant", "A view costs the same whatever the size of the array; a copy grows with it",
    said: "NumPy's guide “Copies and views”, and every course on it",
    takeaway: """
      Slice, reshape and transpose as often as you like: each costs tens of nanoseconds, however large the array. \
      Count the copies instead.
      """,
    evidence: ["view", "reshape", "transpose", "slice", "copy-allocate"].map { "\(question)/\($0)" }
  ) { side in
    let (view, copy) = (Threshold.atMost(1.5), Threshold.atLeast(10))
    return ClaimRule(
      "the time for the largest array over that for 16 elements",
      criterion: "\(view.words(.ratio)) for a view and \(copy.words(.ratio)) for a copy", headline: .first
    ) { results in
      guard let far = results.levels(of: question).last else { return [] }
      func growth(_ operation: String) -> Effect? {
        func find(_ level: String) -> CaseID? {
          results.find(question, operation, implementation: side.implementation, level: level)
        }
        return results.speedEffect(find("-"), against: find(far))
      }
      return ["view", "reshape", "transpose", "slice"].map { ClaimPoint($0, growth($0), view) }
        + [ClaimPoint("copy", growth("copy-allocate"), copy)]
    }
  }

  private static let viewFaster = Claim(
    "view-faster", "Working on a view is faster than on a copy",
    said: "tutorials that recommend views “for speed”",
    takeaway: """
      A view saves the copying once; a copy saves the gaps between the elements in every pass. For a pass or two take \
      the view, for many passes over a strided view copy it first.
      """,
    evidence: ["\(question)/view-stride-*", "\(question)/copy-stride-*"]
  ) { side in
    ClaimRule(
      "the speed of passes over a strided view against copying it and as many passes over the copy", .atLeast(1),
      by: .each(.quantity("passes", .count)), headline: .first
    ) { results in
      zip(Question.passes, Question.copyCost.searches).flatMap { passes, search in
        search.points(of: passes.race(by: side.implementation), in: results).map { place, comparison in
          ClaimPoint(
            ["stride \(passes.stride)", passed(place)], at: place, Effect(comparison), .atLeast(1))
        }
      }
    }
  }

  private static func passed(_ count: Double) -> String { count == 1 ? "1 pass" : "\(Format.number(count)) passes" }

  private static let viewKeepsAlive = Claim(
    "view-keeps-alive", "Deleting the large array frees its memory",
    said: "answers on `del` that forget the views",
    takeaway: """
      A view of one row holds the whole array. Copy what you keep when it is a small part of something large, and drop \
      the views before you count on the memory.
      """,
    evidence: ["\(question)/held-bytes"]
  ) { side in
    let threshold = Threshold.atMost(0.05)
    return ClaimRule(
      "what is still held of 1 MiB", threshold, .fraction, by: .names, headline: .last
    ) { results in
      let places = [
        ("nothing kept", "held_nothing"), ("a row kept as a view", "held_row"),
        ("a row kept as a copy", "held_copied_row"),
      ]
      let id = fact("held-bytes", by: side, in: results)
      guard let whole = id.flatMap({ results[$0]?.counter("bytes_whole") }), whole > 0 else { return [] }
      return places.map { name, counter in
        ClaimPoint(name, results.effect(id, counter, .bytes).map { $0.asShare(of: whole) }, threshold)
      }
    }
  }

  private static let stridedFree = Claim(
    "asstrided-free", "Sliding windows need no extra memory",
    said: "NumPy's `sliding_window_view` and `as_strided`, and the recipes for moving averages",
    takeaway: """
      The view of all windows costs nothing, and reductions over it work in place. What makes an array of the view's \
      shape, such as `windows * 2` or a reshape, takes all the memory that the view saved.
      """,
    evidence: ["windows-view", "windows-copy", "windows-bytes"].map { "\(question)/\($0)" }
  ) { side in
    let threshold = Threshold.atMost(0.05)
    return ClaimRule(
      "the memory taken beside the result, as a share of windows that are copied out", threshold, .fraction,
      by: .names, headline: .last
    ) { results in
      let id = fact("windows-bytes", by: side, in: results)
      guard let copied = id.flatMap({ results[$0]?.counter("bytes_copied") }), copied > 0 else { return [] }
      return [("making the windows", "bytes_making"), ("summing each", "bytes_summing")].map { name, counter in
        ClaimPoint(name, results.effect(id, counter, .bytes).map { $0.asShare(of: copied) }, threshold)
      }
    }
  }

  private static let shallowDeep = Claim(
    "shallow-deep", "A shallow copy duplicates the array's header, not its data",
    said: "NumPy's quickstart, “View or shallow copy”, read together with Python's `copy` module",
    takeaway: """
      A view is what NumPy's documents call a shallow copy. Python's `copy.copy` of an array copies all of its data, \
      as `a.copy()` does.
      """,
    evidence: ["\(question)/shallow"]
  ) { side in
    var places = [
      ("assigning", "bytes_assigned"), ("a view", "bytes_view"), ("a copy where needed", "bytes_copy_if_needed"),
    ]
    // Python's alone.
    if side == .numpy { places.append(("copy.copy", "bytes_copy_module")) }
    let (asked, threshold) = (places, Threshold.atMost(1024))
    return ClaimRule("the memory that another array over 1 MiB takes", threshold, .bytes, headline: .last) { results in
      let id = fact("shallow", by: side, in: results)
      return asked.map { name, counter in ClaimPoint(name, results.effect(id, counter, .bytes), threshold) }
    }
  }
}

extension Claim {
  /// A case of this question that tells by its counters.
  static func fact(_ operation: String, by side: ClaimSide, in results: Results) -> CaseID? {
    results.find("copy-cost", operation, implementation: side.implementation, level: "-")
  }
}
