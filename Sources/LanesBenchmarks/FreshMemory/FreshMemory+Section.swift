import LanesReport

extension Section {
  public static let freshMemory = Section(
    id: "fresh-memory",
    title: "What does fresh memory cost?",
    introduction: """
      An array of pages that nobody has touched: allocating it, as `empty` or as `zeros`; allocating it and writing it once;
      writing an array again that has been written before. The pages come from the system and go back to it each time: Lanes'
      pool keeps nothing here, and NumPy's C library is told to map every block. Then 64 MiB on huge pages against small
      ones: writing once, a sum, and 262,144 reads spread over all of it.
      """,
    claims: Claim.freshMemory,
    finding: { FreshMemoryReport(results: $0).finding },
    tables: { FreshMemoryReport(results: $0).tables },
    charts: { FreshMemoryReport(results: $0).charts })
}

private struct FreshMemoryReport {
  let results: Results
  private let question = "fresh-memory"
  private let touches = [
    ("allocate", "`empty` alone"), ("allocate-zeros", "`zeros` alone"), ("first-pass", "`empty`, written once"),
    ("first-pass-zeros", "`zeros`, written once"), ("second-pass", "written again"),
  ]

  private func touched(_ operation: String, by implementation: String = "lanes") -> [CaseID] {
    results.cases(of: question, operation, by: implementation)
  }

  var finding: Finding? {
    guard let first = touched("first-pass").last, let second = touched("second-pass").last,
      let comparison = results.compare(first, to: second)
    else { return nil }
    let size = first.operandBytes.map(Format.bytes) ?? "the largest size"
    var text = "At \(size), \(comparison.sentence("writing fresh memory", against: "writing it again"))"
    if let allocation = touched("allocate").last.flatMap({ results.summary($0) }), let pass = results.summary(first) {
      text += "; allocating it is \(Format.percent(allocation.median / pass.median)) of that first pass"
    }
    return Finding(text + ".", strength: comparison.strength)
  }

  var tables: [Table] {
    [
      touching("lanes", "Lanes", isFolded: false), touching("numpy", "NumPy", isFolded: true), paging,
    ].compactMap { $0 }
  }

  private func touching(_ implementation: String, _ side: String, isFolded: Bool) -> Table? {
    let rows = touches.flatMap { operation, name in
      touched(operation, by: implementation).map { id in
        var baseline = id
        baseline.operation = "second-pass"
        return Table.Evidence(
          "\(id.operandBytes.map(Format.bytes) ?? "–") \(name)", id, against: baseline,
          readsAll: operation.contains("pass"))
      }
    }
    return Table.evidence(
      caption: "\(side): from allocating to writing again", label: "Step", rows: rows, in: results, isFolded: isFolded)
  }

  private var paging: Table? {
    let rows = [("lanes", "Lanes"), ("numpy", "NumPy")].flatMap { implementation, side in
      [("huge-first-pass", "writing once"), ("huge-sum", "sum"), ("huge-take", "reads without order")].flatMap {
        operation, name in
        ["small", "huge"].map { pages -> Table.Evidence in
          let cases = touched(operation, by: implementation)
          return Table.Evidence(
            "\(side), \(name), \(pages) pages", cases.first { $0.extras["pages"] == pages },
            against: cases.first { $0.extras["pages"] == "small" })
        }
      }
    }
    return Table.evidence(
      caption: "64 MiB on huge pages against small ones", label: "Work", rows: rows, in: results, isFolded: true)
  }

  var charts: [Chart] {
    return [
      Chart(
        id: "fresh-memory-touch", title: "Allocating, writing once, writing again",
        description: "Time an element of five steps in the life of an array of fresh pages, by its size.",
        x: .arrayBytes(results), y: .init(title: "Time an element (lower is faster)", unit: .nanoseconds),
        series: touches.map { operation, name in
          .byBytes(name.replacing("`", with: ""), touched(operation), .timePerElement, in: results)
        })
    ]
  }
}
