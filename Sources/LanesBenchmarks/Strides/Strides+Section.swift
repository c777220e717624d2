import LanesReport

extension Section {
  public static let strides = Section(
    id: question,
    title: "What do strides cost?",
    introduction: """
      The sum of every n-th element of a float32 array, for strides of 4 bytes to 16 KiB and arrays from inside L1 to
      past the last cache: the *memory mountain*. Each pass begins at another cache line than the one before, so that
      no pass finds its lines in a nearer cache because the one before left them there. Strides that leave a pass
      fewer than 256 elements are left out; in L1 even the others are short enough for the call itself to show. Then a
      square matrix along its rows and down its columns: by a loop over a pointer (for NumPy, by a Python loop of one
      `sum` a row or column), by the library's own `sum`, and `m + m` against `m + transposed(m)`. A row is an odd
      number of cache lines (of half lines where it is short), so that columns do not crowd in a few places of the
      caches; what happens otherwise is shown by matrices of 512 and 2048 columns beside such of 528 and 2064, walked
      down their columns and copied out of their transposes.
      """,
    claims: Claim.strides,
    finding: { Strides(results: $0).finding },
    tables: { Strides(results: $0).tables },
    charts: { Strides(results: $0).charts })

  private static let question = "strides"

  private struct Strides {
    let results: Results

    private var walks: StrideWalks { StrideWalks(results) }

    /// What a line costs when one element of it is used, where it comes from furthest away.
    var finding: Finding? {
      guard let level = walks.levels.last, let line = walks.slowdown(level, stride: 16) else { return nil }
      let place = level == "RAM" ? "In memory past the caches" : "Inside \(level)"
      var sentence =
        "\(place), an element of each cache line costs \(Format.ratio(line.value)) as much as one of neighbours"
      if let page = walks.slowdown(level, stride: 1024) {
        sentence += ", and one of each page \(Format.ratio(page.value))"
      }
      let (rows, columns) = walks.pair("loop", at: level)
      guard let rows, let columns, let loop = results.compare(rows, to: columns) else {
        return Finding(sentence + ".", strength: 0)
      }
      sentence += "; \(loop.sentence("a loop along the rows", against: "one down the columns"))"
      let (sumRows, sumColumns) = walks.pair("sum", at: level)
      if let sumRows, let sumColumns, let library = results.compare(sumColumns, to: sumRows) {
        sentence += ", while \(library.sentence("`sum` of the transpose", against: "that of the matrix"))"
      }
      return Finding(sentence + ".", strength: loop.strength)
    }

    var tables: [Table] { [strides, powers, orders].compactMap { $0 } }

    private var powers: Table? {
      let rows = [("power-loop", "pointer", "loop down"), ("power-copy", "lanes", "transposed copy")].flatMap {
        operation, who, name in
        Question.powerSides.flatMap { power in
          func find(_ side: String) -> CaseID? {
            results.find(
              question, operation, implementation: who, level: "-", extras: ["side": side, "power": "\(power)"])
          }
          return [("line-more", power + 16), ("power", power)].map { side, columns in
            Table.Evidence("\(name) \(columns) columns", find(side), against: find("line-more"))
          }
        }
      }
      return Table.evidence(
        caption: "Powers of two, speed an element against a row one cache line longer", label: "Walk", rows: rows,
        per: .element, in: results)
    }

    private var orders: Table? {
      let levels = results.levels(of: question)
      let rows = levels.flatMap { level -> [Table.Evidence] in
        let (loopRows, loopColumns) = walks.pair("loop", at: level)
        let (sumRows, sumColumns) = walks.pair("sum", at: level)
        let same = results.find(question, "add-same", level: level)
        return [
          .init("\(level) loop along rows", loopRows, against: loopRows),
          .init("\(level) loop down columns", loopColumns, against: loopRows),
          .init("\(level) `sum`", sumRows, against: sumRows),
          .init("\(level) `sum` of the transpose", sumColumns, against: sumRows),
          .init("\(level) `m + m`", same, against: same),
          .init(
            "\(level) `m + m.transposed`", results.find(question, "add-transposed", level: level), against: same),
        ]
      }
      return Table.evidence(
        caption: "In memory's order and across it", label: "Walk", rows: rows, in: results, isFolded: true)
    }

    /// An element's time at each stride and level.
    private var strides: Table? {
      let rows = Question.strideSteps.compactMap { stride -> [String]? in
        let cells = walks.levels.map { level in
          StrideMountain.timePerElement(walks.sum(level, stride: stride), in: results).map(Format.time) ?? "–"
        }
        return cells.allSatisfy { $0 == "–" } ? nil : [Format.bytes(Double(4 * stride))] + cells
      }
      guard !rows.isEmpty, walks.levels.count < Table.mostColumns else { return nil }
      return Table(
        caption: "Time an element, by the distance from one to the next",
        columns: [.init("Stride")] + walks.levels.map { .init($0) }, rows: rows)
    }

    var charts: [Chart] { [StrideMountain(walks).chart, curve].compactMap { $0 } }

    private var curve: Chart? {
      let page = results.facts.number("page_size") ?? 4096
      return Chart(
        id: "\(question)-curve", title: "An element's cost by its distance from the one before",
        description: "Nanoseconds an element of sums at strides from 4 bytes to 16 KiB, one line for each cache level.",
        x: .bytes(
          title: "Stride (dashed lines: a cache line and a page)",
          marks: [Chart.Mark(bytes: 64, label: "line"), Chart.Mark(bytes: page, label: "page")]),
        y: .init(title: "Time of one element (lower is faster)", unit: .nanoseconds),
        series: walks.levels.map { level in
          Chart.Series(
            level,
            points: Question.strideSteps.compactMap { StrideMountain.point(walks.sum(level, stride: $0), in: results) })
        })
    }
  }
}
