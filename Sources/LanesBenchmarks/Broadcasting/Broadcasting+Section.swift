import LanesReport

extension Section {
  public static let broadcasting = Section(
    id: question,
    title: "Does broadcasting spare the copy?",
    introduction: """
      A row added to every row of a float32 matrix, and a column to every column, written to an array that exists. Once
      broadcast, and once built in full first, as large as the matrix (`tiled`, NumPy's `tile`), which is part of what
      is timed. The matrix is about square; bytes are those of the matrix and the result.
      """,
    claims: Claim.broadcasting,
    finding: { Broadcasting(results: $0).finding },
    tables: { Broadcasting(results: $0).tables },
    charts: { Broadcasting(results: $0).charts })

  private static let question = "broadcasting"

  private struct Broadcasting {
    let results: Results
    let vectors = [("row", "row"), ("column", "column")]
    let forms = [("broadcast", "broadcast"), ("tiled", "tiled first")]
    let libraries = [("lanes", "Lanes"), ("numpy", "NumPy")]

    private var levels: [String] { results.levels(of: question) }

    private func find(_ library: String, _ vector: String, _ form: String, _ level: String) -> CaseID? {
      results.find(
        question, "add", implementation: library, level: level, extras: ["form": form, "vector": vector])
    }

    var finding: Finding? {
      guard let level = levels.last, let row = find("lanes", "row", "broadcast", level),
        let tiled = find("lanes", "row", "tiled", level), let comparison = results.compare(row, to: tiled)
      else { return nil }
      let place = level == "RAM" ? "In memory past the caches" : "Inside \(level)"
      let sentence = comparison.sentence("adding a broadcast row", against: "tiling it first")
      return Finding("\(place), \(sentence)\(column(level)).", strength: comparison.strength)
    }

    private func column(_ level: String) -> String {
      guard let column = find("lanes", "column", "broadcast", level),
        let tiled = find("lanes", "column", "tiled", level), let comparison = results.compare(column, to: tiled)
      else { return "" }
      return "; " + comparison.sentence("a broadcast column", against: "a tiled one")
    }

    var tables: [Table] {
      let shown = levels.last.flatMap { table("In \($0)", [$0], isFolded: false) }
      let all = table("At every level", levels, isFolded: true)
      return [shown, all].compactMap { $0 }
    }

    private func table(_ place: String, _ levels: [String], isFolded: Bool) -> Table? {
      let rows = levels.flatMap { level in
        libraries.flatMap { library, name in
          vectors.flatMap { vector, vectorName in
            forms.map { form, formName in
              let label = "\(name), \(vectorName) \(formName)"
              return Table.Evidence(
                levels.count > 1 ? "\(level) \(label)" : label, find(library, vector, form, level),
                against: find(library, vector, "tiled", level))
            }
          }
        }
      }
      return Table.evidence(
        caption: "\(place), against tiling the same operand first", label: "Operand", rows: rows, in: results,
        isFolded: isFolded)
    }

    var charts: [Chart] {
      [
        Chart(
          id: "\(question)-time", title: "A broadcast operand against a tiled one",
          description: "Time an element of adding a row or a column, broadcast and tiled first, by the matrix's size.",
          x: .arrayBytes(results), y: .init(title: "Time an element (lower is faster)", unit: .nanoseconds),
          series: libraries.flatMap { library, name in
            vectors.filter { $0.0 == "row" || library == "lanes" }.flatMap { vector, vectorName in
              forms.map { form, formName in
                .byBytes(
                  "\(name), \(vectorName) \(formName)", levels.map { find(library, vector, form, $0) },
                  .timePerElement, in: results, isDashed: library == "numpy")
              }
            }
          })
      ]
    }
  }
}
