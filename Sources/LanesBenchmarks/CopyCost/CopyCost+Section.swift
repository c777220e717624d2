import LanesReport

extension Section {
  public static let copyCost = Section(
    id: question,
    title: "What does a view cost, and what a copy?",
    introduction: """
      Four views of a square float32 matrix (all of it, reshaped to one axis, transposed, every second column) and
      copies of it: into an existing array from a contiguous, an every-second-column and a transposed source, into
      a new array (whose memory comes from the pool), and C's `memcpy`. Sizes differ a little between the copies, so
      *Speed* compares the time **an element**. Views and copies of 16 elements stand at the small end. Then what tells a view from a copy: values
      written through it, its base, the bytes that it takes and holds. At last passes (sums) over a view of every 2nd,
      16th and 64th element, against copying it and passing over the copy; and sums of windows of 32 elements.
      """,
    claims: Claim.copyCost,
    finding: { CopyCost(results: $0).finding },
    tables: { CopyCost(results: $0).tables },
    charts: { CopyCost(results: $0).charts })

  private static let question = "copy-cost"

  private struct CopyCost {
    let results: Results
    let views = [("view", "view"), ("reshape", "reshape"), ("transpose", "transpose"), ("slice", "slice")]
    let copies = [
      ("contiguous-copy", "contiguous copy"), ("strided-copy", "strided copy"), ("transposed-copy", "transposed copy"),
      ("copy-allocate", "copy to a new array"), ("memcpy", "C memcpy"),
    ]

    private var levels: [String] { results.levels(of: question) }

    private func find(_ operation: String, _ level: String) -> CaseID? {
      results.find(question, operation, implementation: operation == "memcpy" ? "c" : "lanes", level: level)
    }

    var finding: Finding? {
      guard let near = levels.first, let far = levels.last, near != far, let smallView = find("view", near),
        let view = find("view", far), let smallTime = results.summary(smallView),
        let copy = find("contiguous-copy", far), let time = results.summary(view),
        let copyTime = results.summary(copy), let growth = results.compare(smallView, to: view),
        let gain = results.compare(view, to: copy)
      else { return nil }
      let size = copy.operandBytes.map(Format.bytes) ?? "the largest array"
      let views =
        switch growth.verdict {
        case .noDifference: "A view costs \(Format.time(time.median)) whatever the size of the array"
        case .faster: "A view costs more the larger the array, \(Format.time(time.median)) for the largest"
        case .slower: "A view costs \(Format.time(time.median)) for the largest array, and no less for a small one"
        case .undecided:
          "A view costs \(Format.time(smallTime.median)) for the smallest array and \(Format.time(time.median)) for the "
            + "largest, a difference that this run cannot tell from none"
        }
      let copies = "copying \(size) costs \(Format.time(copyTime.median))"
      let comparison =
        switch gain.verdict {
        case .faster: ", \(Format.ratio(gain.ratio)) as much"
        case .slower: ", less than the view"
        case .noDifference: ", the same"
        case .undecided: ""
        }
      return Finding("\(views); \(copies)\(comparison)\(transposed(far)).", strength: gain.strength)
    }

    private func transposed(_ level: String) -> String {
      guard let id = find("transposed-copy", level), let base = find("contiguous-copy", level),
        let comparison = results.compare(id, to: base, per: .element)
      else { return "" }
      return "; " + comparison.sentence("a transposed copy", against: "a contiguous one")
    }

    var tables: [Table] {
      let shown = levels.last.flatMap { level in
        Table.evidence(
          caption: "In \(level), against the contiguous copy", label: "Operation", rows: rows([level]),
          per: .element, in: results)
      }
      let all = Table.evidence(
        caption: "At every level, against the contiguous copy of that level", label: "Operation", rows: rows(levels),
        per: .element, in: results, isFolded: true)
      return [shown, all, windows, passes].compactMap { $0 }
    }

    private var windows: Table? {
      func find(_ operation: String) -> CaseID? {
        levels.lazy.compactMap { results.find(question, operation, level: $0) }.first
      }
      return Table.evidence(
        caption: "The sum of each window of 32 elements", label: "Windows",
        rows: [("windows-view", "a view"), ("windows-copy", "copied out first")].map { operation, name in
          .init(name, find(operation), against: find("windows-view"))
        }, in: results)
    }

    private var passes: Table? {
      let rows = zip(Question.passes, Question.copyCost.searches).flatMap { passes, search in
        search.cases(of: passes.race(by: "lanes"), in: results).map { view, copy in
          Table.Evidence("stride \(passes.stride), passes: \(view.extras["passes"] ?? "")", view, against: copy)
        }
      }
      return Table.evidence(
        caption: "Passes over a view, against a copy and as many passes over it", label: "View", rows: rows,
        in: results,
        isFolded: true)
    }

    private func rows(_ levels: [String]) -> [Table.Evidence] {
      levels.flatMap { level in
        (views + copies).map { operation, name in
          .init(
            levels.count > 1 ? "\(level) \(name)" : name, find(operation, level),
            against: find("contiguous-copy", level))
        }
      }
    }

    var charts: [Chart] {
      [
        Chart(
          id: "\(question)-time", title: "Views and copies as the array grows",
          description: "Time of one view or copy by the size of the array, on logarithmic axes.",
          x: .arrayBytes(results), y: .init(title: "Time of one operation (lower is faster)", unit: .nanoseconds),
          series: (views + copies).map { operation, name in
            .byBytes(
              name, (["-"] + levels).map { find(operation, $0) }, .time, in: results, isDashed: operation == "memcpy")
          })
      ]
    }
  }
}
