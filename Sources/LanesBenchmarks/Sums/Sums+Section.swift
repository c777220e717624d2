import LanesReport

extension Section {
  public static let sums = Section(
    id: question,
    title: "Are sums of floats accurate, and which axis is fast?",
    introduction: """
      4,194,304 float32 in 8 columns (summed along the first axis), in 8 rows (along the last) and in one row, all \
      0.1 or scattered between 0 and 1: the largest error of the sums, relative to their exact values. *Loop* adds \
      one element after the other. Then the time of summing a square matrix along either axis, at each cache level.
      """,
    claims: Claim.sums,
    finding: { Sums(results: $0).finding },
    tables: { Sums(results: $0).tables })

  private static let question = "sums"

  private struct Sums {
    let results: Results
    let ways = [("lanes", "Lanes"), ("numpy", "NumPy"), ("loop", "Loop")]
    let axes = [("first", "along the first axis"), ("last", "along the last axis"), ("whole", "of everything")]

    private func error(_ implementation: String, _ axis: String, _ values: String) -> Double? {
      results.find(
        question, "error", implementation: implementation, level: "-", extras: ["along": axis, "values": values]
      ).flatMap { results[$0]?.counter("relative_error") }
    }

    private func worst(_ implementation: String) -> Double? {
      axes.flatMap { axis in ["tenths", "scrambled"].compactMap { error(implementation, axis.0, $0) } }.max()
    }

    private func axis(_ axis: Int, _ level: String, by implementation: String = "lanes") -> CaseID? {
      results.find(question, "sum-axis\(axis)", implementation: implementation, level: level)
    }

    var finding: Finding? {
      guard let ours = worst("lanes"), let loop = worst("loop") else { return nil }
      let theirs = worst("numpy").map { ", NumPy's \(percent($0))" } ?? ""
      let words =
        "At worst Lanes' sums of four million float32 are \(percent(ours)) off\(theirs), and those of a loop "
        + percent(loop)
      guard let level = results.levels(of: question).last, let last = axis(1, level), let first = axis(0, level),
        let comparison = results.compare(last, to: first)
      else { return Finding("\(words).", strength: 0) }
      let place = level == "RAM" ? "in memory past the caches" : "inside \(level)"
      let speed = comparison.sentence("summing along the last axis \(place)", against: "along the first")
      return Finding("\(words); \(speed).", strength: comparison.strength)
    }

    private func percent(_ share: Double) -> String { Effect.text(share, .fraction) }

    var tables: [Table] {
      let errors = axes.flatMap { axis, name in
        [("tenths", "all 0.1"), ("scrambled", "scattered")].compactMap { values, title -> [String]? in
          let cells = ways.map { error($0.0, axis, values).map(percent) ?? "–" }
          return cells.allSatisfy { $0 == "–" } ? nil : ["\(name), \(title)"] + cells
        }
      }
      let exact = Table(
        caption: "Largest relative error of the sums",
        columns: [.init("Summed", .leading)] + ways.map { .init($0.1) }, rows: errors)
      let speeds = ways.prefix(2).map { implementation, name in
        Table.evidence(
          caption: "Sums of a square matrix by \(name), against those along the first axis", label: "Level and axis",
          rows: results.levels(of: question).flatMap { level in
            (0...1).map { number in
              Table.Evidence(
                "\(level), \(number == 0 ? "first" : "last")", axis(number, level, by: implementation),
                against: axis(0, level, by: implementation))
            }
          }, in: results, isFolded: implementation != "lanes")
      }
      return ([errors.isEmpty ? nil : exact] + speeds).compactMap { $0 }
    }
  }
}
