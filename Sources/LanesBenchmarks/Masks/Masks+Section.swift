import LanesReport

extension Section {
  public static let masks = Section(
    id: question,
    title: "What does a Boolean mask cost?",
    introduction: """
      Half of a float32 array's elements chosen by a Boolean mask, whose True elements either come first (*sorted*) or
      lie like thrown coins (*random*); there are as many of them either way. `a[mask]` and `a[flatNonZero(mask)]`,
      which finds the indices first, make an array of the chosen ones; `where` takes each element from one of two
      arrays.
      """,
    claims: Claim.masks,
    finding: { Masks(results: $0).finding },
    tables: { Masks(results: $0).tables })

  private static let question = "masks"

  private struct Masks {
    let results: Results
    let operations = [
      ("select", "`a[mask]`"), ("select-indices", "`a[flatNonZero(mask)]`"), ("where", "`where(mask, a, b)`"),
    ]
    let libraries = [("lanes", "Lanes"), ("numpy", "NumPy")]

    private var levels: [String] { results.levels(of: question) }

    private func find(_ library: String, _ operation: String, _ order: String, _ level: String) -> CaseID? {
      results.find(question, operation, implementation: library, level: level, extras: ["order": order])
    }

    /// The first level speaks, where no memory hides the branches.
    var finding: Finding? {
      guard let level = levels.first, let mine = comparison("lanes", level) else { return nil }
      let sentence = mine.sentence("selecting by a random mask", against: "selecting by a sorted one")
      let other = comparison("numpy", level).map {
        "; in NumPy " + $0.sentence("a random mask", against: "a sorted one")
      }
      return Finding("Inside \(level), \(sentence)\(other ?? "").", strength: mine.strength)
    }

    private func comparison(_ library: String, _ level: String) -> Comparison? {
      guard let random = find(library, "select", "random", level),
        let sorted = find(library, "select", "sorted", level)
      else { return nil }
      return results.compare(random, to: sorted)
    }

    var tables: [Table] {
      levels.compactMap { level in
        let rows = libraries.flatMap { library, libraryName in
          operations.flatMap { operation, name in
            ["sorted", "random"].map { order in
              Table.Evidence(
                "\(libraryName), \(name), \(order)", find(library, operation, order, level),
                against: find(library, operation, "sorted", level))
            }
          }
        }
        return Table.evidence(
          caption: "In \(level), against the sorted mask", label: "Selection", rows: rows, in: results)
      }
    }
  }
}
