import LanesReport

extension Section {
  public static let elementSize = Section(
    id: question,
    title: "What does a smaller element type save?",
    introduction: """
      The memory that arrays of 3, 1000 and 1,000,000 elements ask for, and the bytes that are really set aside for \
      them; then `a + b` into an existing array, `sum` and `a .> 1`, for each type at each cache level. *Speed* \
      compares the time **an element** with float64's, since more elements of a narrow type fit a cache. A sum adds \
      integers in a wider type. `sqrt`, `exp` and `sin` set half against single precision, and small arrays whose \
      elements fit int8 and float16 tell which results fit as well.
      """,
    claims: Claim.elementSize,
    finding: { ElementSize(results: $0).finding },
    tables: { ElementSize(results: $0).tables },
    charts: { ElementSize(results: $0).charts })

  private static let question = "element-size"

  private struct ElementSize {
    let results: Results
    let types = ["int8", "int16", "int32", "int64", "float16", "float32", "float64"]
    let operations = [("add", "`a + b`"), ("sum", "`sum`"), ("compare", "`a .> 1`")]

    private var levels: [String] { results.levels(of: question) }

    private func find(_ operation: String, _ type: String, _ level: String) -> CaseID? {
      results.find(question, operation, dtype: type, level: level)
    }

    private func compare(_ operation: String, _ type: String, _ level: String) -> Comparison? {
      guard let id = find(operation, type, level), let base = find(operation, "float64", level) else { return nil }
      return results.compare(id, to: base, per: .element)
    }

    /// The narrowest and the halved types against float64, where the bytes have furthest to go.
    var finding: Finding? {
      guard let level = levels.last, let half = compare("add", "float32", level),
        let eighth = compare("add", "int8", level)
      else { return nil }
      let place = level == "RAM" ? "in memory past the caches" : "inside \(level)"
      let first = eighth.sentence("adding int8 \(place)", against: "adding float64")
      // Half the width is half the traffic: by bandwidth alone int8 would be eight times as fast.
      let ideal = 8.0
      let judgement =
        switch eighth.verdict {
        case .faster where eighth.interval.high < 0.8 * ideal: ", less than the eighth of the bytes promises"
        case .faster where eighth.interval.low > 1.2 * ideal: ", more than the eighth of the bytes promises"
        case .faster: ", as the eighth of the bytes promises"
        case .slower: ": fewer bytes, and yet more time"
        case .noDifference, .undecided: ""
        }
      let words = "An element at a time, \(first)\(judgement); \(half.sentence("float32", against: "float64"))"
      return Finding(words + halfPrecision(level) + ".", strength: max(half.strength, eighth.strength))
    }

    private func halfPrecision(_ level: String) -> String {
      guard let id = find("add", "float16", level), let base = find("add", "float32", level),
        let comparison = results.compare(id, to: base, per: .element)
      else { return "" }
      return "; " + comparison.sentence("float16", against: "float32")
    }

    var tables: [Table] {
      let shown = levels.last.flatMap { evidence("add", "`a + b`", [$0], isFolded: false) }
      let folded = operations.map { evidence($0.0, $0.1, levels, isFolded: true) }
      return ([allocations, shown] + folded).compactMap { $0 }
    }

    private func evidence(_ operation: String, _ name: String, _ levels: [String], isFolded: Bool) -> Table? {
      let rows = levels.flatMap { level in
        types.map { type in
          Table.Evidence(
            levels.count > 1 ? "\(level) \(type)" : type, find(operation, type, level),
            against: find(operation, "float64", level))
        }
      }
      let place = levels.count == 1 ? "in \(levels[0])" : "at every level"
      return Table.evidence(
        caption: "\(name) \(place), speed an element against float64", label: "Type", rows: rows, per: .element,
        in: results, isFolded: isFolded)
    }

    private var allocations: Table? {
      let counts = [3, 1000, 1_000_000]
      let rows = types.compactMap { type -> [String]? in
        let cells = counts.map { count -> String in
          let id = CaseID(question, "allocate", dtype: type, level: "-", count: count)
          guard let asked = results[id]?.counter("bytes_asked"), let taken = results[id]?.counter("bytes_allocated")
          else { return "–" }
          return "\(Format.count(asked)) → \(Format.count(taken))"
        }
        return cells.allSatisfy { $0 == "–" } ? nil : [type] + cells
      }
      guard !rows.isEmpty else { return nil }
      return Table(
        caption: "Bytes that the elements need → bytes really set aside",
        columns: [.init("Type", .leading)] + counts.map { .init("\(Format.count(Double($0))) elements") }, rows: rows)
    }

    var charts: [Chart] {
      [("add", "a + b"), ("sum", "sum")].map { operation, name in
        Chart(
          id: "\(question)-\(operation)", title: "\(name): speed by element type, cache by cache",
          description: "Elements a nanosecond of \(name) for each element type, by the size of one array.",
          x: .arrayBytes(results), y: .init(title: "Elements a nanosecond (higher is faster)", unit: .plain),
          series: types.map { type in
            .byBytes(type, levels.map { find(operation, type, $0) }, .elementsPerNanosecond, in: results)
          })
      }
    }
  }
}
