import LanesReport

extension Section {
  public static let reuse = Section(
    id: "reuse",
    title: "Does reusing memory beat allocating?",
    introduction: """
      `a + 1` in float32, whose result is dropped at once: into memory that is used again (Lanes' pool; NumPy's `out=`),
      into what the C library hands out (Lanes without its pool; plain NumPy), and into fresh pages each time. The C
      library's heap is in the state that it has once a large array has come and gone: it keeps blocks of less than 32 MiB.
      From 4 MiB on, Lanes and NumPy ask for huge pages, of which fewer are touched for the first time.
      """,
    claims: Claim.reuse,
    finding: { ReuseReport(results: $0).finding },
    tables: { ReuseReport(results: $0).tables },
    charts: { ReuseReport(results: $0).charts })
}

private struct ReuseReport {
  let results: Results
  private let sources = [
    ("reused", "used again"), ("heap", "C library"), ("system", "fresh pages"),
  ]

  private func made(from source: String, by implementation: String = "lanes") -> [CaseID] {
    results.cases(of: "reuse", "result", by: implementation).filter { $0.extras["memory"] == source }
  }

  /// The largest size, where pages are dearest.
  var finding: Finding? {
    guard let largest = made(from: "reused").last, let fresh = made(from: "system").last,
      let heap = made(from: "heap").last, let againstFresh = results.compare(largest, to: fresh),
      let againstHeap = results.compare(largest, to: heap)
    else { return nil }
    let size = largest.operandBytes.map(Format.bytes) ?? "the largest size"
    let first = againstFresh.sentence("a result of \(size) in memory used again", against: "one in fresh pages")
    let second = againstHeap.sentence("it", against: "one in the C library's memory")
    let faults = results[fresh]?.counter("page_faults").map { " (\(Format.number($0)) page faults each)" } ?? ""
    return Finding(
      first.prefix(1).uppercased() + first.dropFirst() + faults + "; " + second + ".", strength: againstFresh.strength)
  }

  var tables: [Table] {
    [reusing("lanes", "Lanes", isFolded: false), reusing("numpy", "NumPy", isFolded: true)].compactMap { $0 }
  }

  private func reusing(_ implementation: String, _ side: String, isFolded: Bool) -> Table? {
    let rows = made(from: "reused", by: implementation).compactMap { id -> [String]? in
      let cells = sources.map { source, _ -> String in
        var id = id
        id.extras["memory"] = source
        guard let summary = results.summary(id) else { return "–" }
        let faults = results[id]?.counter("page_faults").map { ", \($0 < 0.5 ? "0" : Format.number($0)) faults" } ?? ""
        return Format.time(summary.median) + faults
      }
      return [id.operandBytes.map(Format.bytes) ?? "–"] + cells
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "\(side): `a + 1` by where the result's memory comes from",
      columns: [.init("Size")] + sources.map { .init($0.1) }, rows: rows, isFolded: isFolded)
  }

  var charts: [Chart] {
    let reuse = sources.map { source, name in
      Chart.Series.byBytes("Lanes, \(name)", made(from: source), .timePerElement, in: results)
    }
    let outside = sources.prefix(2).map { source, name in
      Chart.Series.byBytes(
        source == "reused" ? "NumPy, out=" : "NumPy, \(name)", made(from: source, by: "numpy"), .timePerElement,
        in: results, isDashed: true)
    }
    return [
      Chart(
        id: "reuse-result", title: "a + 1 by where its memory comes from",
        description: "Time an element of an addition into used memory, into the C library's and into fresh pages.",
        x: .arrayBytes(results), y: .init(title: "Time an element (lower is faster)", unit: .nanoseconds),
        series: reuse + outside)
    ]
  }
}
