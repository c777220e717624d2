import LanesReport

extension Section {
  public static let alignment = Section(
    id: question,
    title: "What does it cost to begin off a boundary?",
    introduction: """
      `a + b` into an existing array of float32, with all three arrays beginning so many bytes past a cache line, at \
      each cache level. At 1 byte past it no element lies at a multiple of its own size: NumPy then adds through a \
      buffer, and Lanes takes no such array, so that its elements are copied to one that it takes, and back. Last, a \
      chain of loads of 8 bytes, each of which tells where the next one is: inside a line, across two lines, and \
      across two pages.
      """,
    claims: Claim.alignment,
    finding: { Alignment(results: $0).finding },
    tables: { Alignment(results: $0).tables },
    charts: { Alignment(results: $0).charts })

  private static let question = "alignment"

  private struct Alignment {
    let results: Results

    private var levels: [String] { results.levels(of: question) }

    private func add(_ level: String, _ offset: Int, by implementation: String = "lanes") -> CaseID? {
      results.find(question, "add", implementation: implementation, level: level, extras: ["offset": "\(offset)"])
    }

    private func load(_ across: String) -> CaseID? {
      results.find(
        question, "load", implementation: "swift", dtype: "int64", level: "L1", extras: ["across": across])
    }

    /// How much the slowest whole-element offset loses, of all levels, and what a single load loses.
    var finding: Finding? {
      let losses = levels.flatMap { level in
        Question.offsets.filter { $0 > 0 && $0 % 4 == 0 }.compactMap { offset -> (String, Comparison)? in
          guard let shifted = add(level, offset), let base = add(level, 0) else { return nil }
          return results.compare(shifted, to: base).map { (level, $0) }
        }
      }
      guard let worst = losses.min(by: { $0.1.ratio < $1.1.ratio }) else { return nil }
      let place = worst.0 == "RAM" ? "in memory past the caches" : "inside \(worst.0)"
      let words = "Beginning off a cache line costs an addition most \(place), where it "
      let loss =
        switch worst.1.verdict {
        case .slower: "takes \(Format.ratio(1 / worst.1.ratio)) the time"
        case .faster, .noDifference: "takes no longer"
        case .undecided: "takes no longer that this run could see"
        }
      return Finding(
        words + loss + single("lines", "two lines") + single("pages", "two pages") + ".", strength: worst.1.strength)
    }

    private func single(_ across: String, _ name: String) -> String {
      guard let id = load(across), let base = load("nothing") else { return "" }
      return results.compare(id, to: base).map {
        "; " + $0.sentence("a load across \(name)", against: "one inside a line")
      } ?? ""
    }

    var tables: [Table] {
      let loads = Table.evidence(
        caption: "A load of 8 bytes from L1, 1024 in a chain", label: "The load lies",
        rows: [("inside a line", "nothing"), ("across two lines", "lines"), ("across two pages", "pages")].map {
          Table.Evidence($0.0, load($0.1), against: load("nothing"))
        }, in: results)
      return ([loads] + ["lanes", "numpy"].map(adds)).compactMap { $0 }
    }

    private func adds(by implementation: String) -> Table? {
      let rows = levels.flatMap { level in
        Question.offsets.map { offset in
          Table.Evidence(
            "\(level), \(Effect.text(Double(offset), .bytes))", add(level, offset, by: implementation),
            against: add(level, 0, by: implementation))
        }
      }
      return Table.evidence(
        caption: "`a + b` by \(implementation == "lanes" ? "Lanes" : "NumPy"), against arrays that begin on a line",
        label: "Past a line", rows: rows, in: results, isFolded: true)
    }

    var charts: [Chart] {
      let series = ["lanes", "numpy"].flatMap { implementation in
        levels.filter { ["L1", "L3"].contains($0) }.map { level in
          Chart.Series.byPlace(
            "\(implementation == "lanes" ? "Lanes" : "NumPy"), \(level)",
            Question.offsets.map { add(level, $0, by: implementation) }, .timePerElement, in: results,
            isDashed: implementation == "numpy")
        }
      }
      return [
        Chart(
          id: "\(question)-offset", title: "a + b by where its arrays begin",
          description: "Time an element of adding float32 arrays that begin some bytes past a cache line.",
          x: .places(
            title: "Bytes past the beginning of a cache line (1: off the elements' own alignment)",
            names: Question.offsets.map(String.init)),
          y: .init(title: "Time an element (lower is faster)", unit: .nanoseconds), series: series)
      ]
    }
  }
}
