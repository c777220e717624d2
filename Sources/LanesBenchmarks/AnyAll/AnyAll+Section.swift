import LanesReport

extension Section {
  public static let anyAll = Section(
    id: question,
    title: "Do any() and all() stop at the first hit?",
    introduction: """
      The element that decides, the first True for `any` and the first False for `all`, stands at a given share of the \
      array, or nowhere. Three ways: a Boolean array; a comparison that is first written to a Boolean array \
      (*materialised*); and a lazy comparison that is judged as it is read (*fused*). *Speed* compares the time \
      **an element** with `sum` over a Boolean array, a full pass that nothing can stop. GB/s stand only where the \
      whole array must be read. Where arrays are largest, NumPy is asked too, and numbers are judged as Booleans are.
      """,
    claims: Claim.anyAll,
    finding: { AnyAll(results: $0).finding },
    tables: { AnyAll(results: $0).tables },
    charts: { AnyAll(results: $0).charts })

  private static let question = "any-all"

  private struct AnyAll {
    let results: Results
    private let hits = ["0%", "0.1%", "1%", "10%", "50%", "none"]
    let ways = [
      ("bool", "Boolean array"), ("compare-fused", "comparison, fused"),
      ("compare-materialised", "comparison, materialised"),
    ]

    private var levels: [String] { results.levels(of: question) }

    private func find(_ operation: String, _ level: String, hit: String) -> CaseID? {
      let type = operation.hasSuffix("-bool") ? "bool" : "float32"
      return results.find(question, operation, dtype: type, level: level, extras: ["hit": hit])
    }

    private func fullPass(_ level: String) -> CaseID? {
      results.find(question, "sum-bool", dtype: "bool", level: level)
    }

    /// An early hit against no hit, in each of the three ways.
    var finding: Finding? {
      guard let level = levels.last else { return nil }
      func gain(_ way: String) -> Comparison? {
        guard let early = find("any-\(way)", level, hit: "0%"), let never = find("any-\(way)", level, hit: "none")
        else { return nil }
        return results.compare(early, to: never)
      }
      guard let bool = gain("bool"), let fused = gain("compare-fused"), let full = gain("compare-materialised")
      else { return nil }
      let sentence =
        "A hit at the very start, instead of none, makes `any` \(words(bool)) over a Boolean array, "
        + "\(words(fused)) over a fused comparison, and \(words(full)) over a materialised one"
      return Finding("\(sentence)\(moral(bool, fused, full)).", strength: max(bool.strength, fused.strength))
    }

    private func words(_ gain: Comparison) -> String {
      switch gain.verdict {
      case .faster: "\(Format.ratio(gain.ratio)) as fast"
      case .slower: "slower (\(Format.ratio(1 / gain.ratio)) the time)"
      case .noDifference: "no faster"
      case .undecided: "no faster that this run could see"
      }
    }

    /// A scan that stops gains by orders of magnitude; a materialised comparison may still gain its second half.
    private func moral(_ bool: Comparison, _ fused: Comparison, _ full: Comparison) -> String {
      let stops = { (gain: Comparison) in gain.verdict == .faster && gain.ratio > 10 }
      return switch (stops(bool), stops(fused), stops(full)) {
      case (true, true, false): ": it stops, unless the comparison is written out first"
      case (true, true, true): ": it stops in all three"
      case (true, false, false): ": it stops only over a Boolean array"
      case (false, false, false): ": it does not stop early"
      default: ""
      }
    }

    var tables: [Table] {
      let shown = levels.last.flatMap { level in
        Table.evidence(
          caption: "`any` in \(level), against a full pass", label: "Over, and first hit at",
          rows: rows("any", [level]), per: .element, in: results)
      }
      // `all` was asked only where the arrays are largest.
      let folded = [("any", levels), ("all", Array(levels.suffix(1)))].map { operation, levels in
        let place = levels.count == 1 ? "in \(levels[0])" : "at every level"
        return Table.evidence(
          caption: "`\(operation)` \(place), against a full pass of that level", label: "Over, and first hit at",
          rows: rows(operation, levels), per: .element, in: results, isFolded: true)
      }
      return ([shown] + folded).compactMap { $0 }
    }

    private func rows(_ operation: String, _ levels: [String]) -> [Table.Evidence] {
      levels.flatMap { level in
        let prefix = levels.count > 1 ? "\(level) " : ""
        let base = fullPass(level)
        let scans = ways.flatMap { way, name in
          hits.map { hit in
            Table.Evidence(
              "\(prefix)\(name), \(hit)", find("\(operation)-\(way)", level, hit: hit), against: base,
              readsAll: hit == "none")
          }
        }
        return [.init("\(prefix)full pass: `sum`", base, against: base)] + scans
      }
    }

    var charts: [Chart] {
      guard let level = levels.last else { return [] }
      var series = ways.map { way, name in
        Chart.Series.byPlace(name, hits.map { find("any-\(way)", level, hit: $0) }, .time, in: results)
      }
      let theirs = [("bool", "NumPy, Booleans"), ("compare-materialised", "NumPy, comparison")]
      series += theirs.map { way, name in
        let scans = hits.map { find("any-\(way)", level, hit: $0)?.by("numpy") }
        return .byPlace(name, scans, .time, in: results, isDashed: true)
      }
      series.append(
        .byPlace(
          "sum of the Booleans", hits.map { _ in fullPass(level) }, .time, in: results, isDashed: true))
      return [
        Chart(
          id: "\(question)-hit", title: "any: time by the place of the first hit",
          description: "Time of one any() by the place of the first hit, for arrays in \(level).",
          x: .places(title: "Place of the first hit, as a share of the array", names: hits),
          y: .init(title: "Time of one any() over an array in \(level) (lower is faster)", unit: .nanoseconds),
          series: series)
      ]
    }
  }
}
