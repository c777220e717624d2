import LanesReport

extension Section {
  public static let threads = Section(
    id: "threads",
    title: "Do views let threads share an array?",
    introduction: """
      One float32 array, and threads that do `view += 1` many times, each on its own view: a part of the array (at each
      cache level), or every second element. With one thread the same work is done by it alone. *A cache line each* and
      *one cache line* are views of eight elements, far apart and next to each other: what two cores pay for a line that
      both write. In Python the threads are Python's, in a pool that is kept; NumPy lets go of the interpreter's lock while
      it adds.
      """,
    claims: Claim.threads,
    finding: { ThreadsReport(results: $0).finding },
    tables: { ThreadsReport(results: $0).tables },
    charts: { ThreadsReport(results: $0).charts })
}

private struct ThreadsReport {
  let results: Results
  private let sides = [("lanes", "Lanes"), ("numpy", "NumPy")]
  private let arrangements = [
    ("parts", "a part each"), ("interleaved", "every second element"), ("own-lines", "a cache line each"),
    ("one-line", "one cache line"),
  ]

  private func threads(_ id: CaseID) -> Int { id.extras["workers"].flatMap { Int($0) } ?? 0 }

  /// By the number of threads.
  private func cases(_ operation: String, _ level: String, by implementation: String = "lanes") -> [CaseID] {
    results.cases(of: "threads", operation, by: implementation).filter { $0.level == level }
      .sorted { threads($0) < threads($1) }
  }

  private func gain(_ operation: String, _ level: String) -> (threads: Int, it: Comparison)? {
    let cases = cases(operation, level)
    guard let one = cases.first, let most = cases.last, one != most else { return nil }
    return results.compare(most, to: one, per: .element).map { (threads(most), $0) }
  }

  var finding: Finding? {
    guard let parts = gain("parts", "L2") else { return nil }
    var text = parts.it.sentence("work by \(parts.threads) threads on parts of one array inside L2", against: "by one")
    if let line = gain("one-line", "L1") {
      text += "; " + line.it.sentence("work by \(line.threads) threads on one cache line", against: "by one")
    }
    return Finding(text.prefix(1).uppercased() + text.dropFirst() + ".", strength: parts.it.strength)
  }

  var tables: [Table] {
    sides.compactMap { implementation, side in
      let rows = arrangements.flatMap { operation, name in
        results.levels(of: "threads").flatMap { level -> [Table.Evidence] in
          let cases = cases(operation, level, by: implementation)
          return cases.map { id in
            let place = level == "L1" ? "" : " in \(level)"
            return Table.Evidence(
              "\(name)\(place), \(threads(id)) \(threads(id) == 1 ? "thread" : "threads")", id, against: cases.first,
              readsAll: false)
          }
        }
      }
      return Table.evidence(
        caption: "\(side): threads over views of one array, against one thread", label: "Views", rows: rows,
        per: .element,
        in: results, isFolded: implementation != "lanes")
    }
  }

  var charts: [Chart] {
    let counts = Set(results.cases(of: "threads").map(threads)).sorted()
    let lines = arrangements.flatMap { operation, name in
      results.levels(of: "threads").compactMap { level -> Chart.Series? in
        let cases = cases(operation, level)
        guard let one = cases.first, cases.count > 1 else { return nil }
        let effects = counts.map { count in
          cases.first { threads($0) == count }.flatMap { results.speedEffect($0, against: one, per: .element) }
        }
        return .byPlace(operation == "parts" ? "\(name), \(level)" : name, effects, isDashed: operation != "parts")
      }
    }
    return [
      Chart(
        id: "threads-speed", title: "Threads over views of one array",
        description: "Speed of several threads over views of one array, against one thread.",
        x: .places(title: "Threads", names: counts.map(String.init)),
        y: .init(title: "Speed against one thread (higher is faster)", unit: .plain), series: lines)
    ]
  }
}
