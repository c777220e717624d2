import LanesReport

extension Section {
  public static let inPlace = Section(
    id: question,
    title: "Is working in place faster than allocating?",
    introduction: """
      The same float32 addition in several forms: `a += b` overwrites `a`; `a + b` makes a new array each time, in
      memory that the pool kept from an array that is gone; the same with the pool switched off takes memory from the C
      library, which keeps some too; *fresh pages* come from the system for each array and go back to it; `out:` writes
      to a third array that exists already. Arrays, bytes and page faults are those of one operation, counted in passes
      of their own. NumPy runs the same forms in the memory that its C library hands out.
      """,
    claims: Claim.inPlace,
    finding: { InPlace(results: $0).finding },
    tables: { InPlace(results: $0).tables },
    charts: { InPlace(results: $0).charts })

  private static let question = "in-place"

  private struct InPlace {
    let results: Results
    let forms = [
      ("add-assign", "`a += b`"), ("add-allocate", "`a + b`"), ("add-fresh", "`a + b`, no pool"),
      ("add-mapped", "`a + b`, fresh pages"), ("add-out", "`out:`"),
    ]
    let numpyForms = [
      ("add-assign", "NumPy `a += b`"), ("add-allocate", "NumPy `a + b`"), ("add-out", "NumPy `out=`"),
    ]

    private var levels: [String] { results.levels(of: question) }

    private func find(_ operation: String, _ level: String, by implementation: String = "lanes") -> CaseID? {
      results.find(question, operation, implementation: implementation, level: level)
    }

    private func compare(_ level: String) -> Comparison? {
      guard let id = find("add-assign", level), let base = find("add-allocate", level) else { return nil }
      return results.compare(id, to: base)
    }

    /// The level where the two forms lie furthest apart speaks; where none decides, the last one.
    var finding: Finding? {
      let comparisons = levels.compactMap { level in compare(level).map { (level: level, it: $0) } }
      guard let last = comparisons.last,
        let most = comparisons.max(by: { $0.it.strength < $1.it.strength })
      else { return nil }
      let chosen = most.it.strength > 0 ? most : last
      let elsewhere = comparisons.filter { $0.level != chosen.level }.map { "\($0.level) \(brief($0.it))" }
      let rest = elsewhere.isEmpty ? "" : " (\(elsewhere.joined(separator: ", ")))"
      let place = chosen.level == "RAM" ? "In memory past the caches" : "Inside \(chosen.level)"
      let sentence = chosen.it.sentence("`a += b`", against: "`a + b`")
      return Finding("\(place), \(sentence)\(rest)\(faults).", strength: chosen.it.strength)
    }

    private func brief(_ comparison: Comparison) -> String {
      switch comparison.verdict {
      case .faster, .slower: Format.ratio(comparison.ratio)
      case .noDifference, .undecided: comparison.verdict.rawValue
      }
    }

    private var faults: String {
      guard let id = levels.last.flatMap({ find("add-fresh", $0) }), let faults = results[id]?.counter("page_faults")
      else { return "" }
      let size = id.operandBytes.map(Format.bytes) ?? "the largest size"
      let count = faults < 0.5 ? "no page fault" : "\(Format.number(faults)) page faults"
      return "; without the pool a new array of \(size) costs \(count)"
    }

    var tables: [Table] {
      let shown = levels.last.flatMap { level in
        Table.evidence(
          caption: "In \(level), against the allocating form of the same library", label: "Form", rows: rows([level]),
          in: results)
      }
      let all = Table.evidence(
        caption: "At every level, against the allocating form of that level", label: "Form", rows: rows(levels),
        in: results, isFolded: true)
      return [shown, memory, all].compactMap { $0 }
    }

    private func rows(_ levels: [String]) -> [Table.Evidence] {
      levels.flatMap { level in
        [("lanes", forms), ("numpy", numpyForms)].flatMap { library, forms in
          forms.map { operation, name in
            Table.Evidence(
              levels.count > 1 ? "\(level) \(name)" : name, find(operation, level, by: library),
              against: find("add-allocate", level, by: library))
          }
        }
      }
    }

    private var memory: Table? {
      let rows = levels.flatMap { level in
        forms.compactMap { operation, name -> [String]? in
          guard let id = find(operation, level), let measurement = results[id] else { return nil }
          let bytes = measurement.counter("array_peak_bytes").map(Format.bytes)
          let cells = [
            measurement.counter("array_allocations").map(Format.number), bytes,
            measurement.counter("page_faults").map(Format.number),
          ]
          guard cells.contains(where: { $0 != nil }) else { return nil }
          return [level, name, id.operandBytes.map(Format.bytes) ?? "–"] + cells.map { $0 ?? "–" }
        }
      }
      guard !rows.isEmpty else { return nil }
      return Table(
        caption: "What one operation takes",
        columns: [
          .init("Level", .leading), .init("Form", .leading), .init("One array"), .init("Arrays made"),
          .init("Most bytes at once"), .init("Page faults"),
        ],
        rows: rows)
    }

    var charts: [Chart] {
      [
        Chart(
          id: "\(question)-time", title: "Adding in place, to a new array, and to one that exists",
          description: "Time an element of several forms of addition by the size of one array.",
          x: .arrayBytes(results), y: .init(title: "Time an element (lower is faster)", unit: .nanoseconds),
          series: forms.map { operation, name in
            .byBytes(
              name.replacing("`", with: ""), levels.map { find(operation, $0) }, .timePerElement, in: results)
          }),
        allocation,
      ]
    }

    /// What a new array costs beside the work: writing the same sum into an array that exists is the work.
    private var allocation: Chart {
      let bars = levels.flatMap { level in
        [
          ("pool", "lanes", "add-allocate"), ("malloc", "lanes", "add-fresh"), ("pages", "lanes", "add-mapped"),
          ("NumPy", "numpy", "add-allocate"),
        ]
        .compactMap { name, library, operation -> (name: String, computing: Double)? in
          guard let whole = find(operation, level, by: library).flatMap({ results.summary($0)?.median }),
            let work = find("add-out", level, by: library).flatMap({ results.summary($0)?.median }), whole > 0
          else { return nil }
          return ("\(level)\n\(name)", min(100, work / whole * 100))
        }
      }
      func part(_ label: String, _ height: (Int) -> Double) -> Chart.Series {
        Chart.Series(label, points: bars.indices.map { Chart.Point(bar: $0, height: height($0)) })
      }
      return Chart(
        id: "\(question)-allocation", title: "A new array: what is computing, and what is getting the memory",
        description: "Shares of the time of a + b into a new array: writing the sum, and what the memory costs.",
        x: .places(
          title: "Where the arrays fit, and where the memory of the new one comes from", names: bars.map(\.name)),
        y: .init(
          title: "Share of the time in %, computing being what it takes into an array that exists", unit: .plain),
        series: [part("computing", { bars[$0].computing }), part("the new memory", { 100 - bars[$0].computing })],
        style: .stackedBars)
    }
  }
}
