extension RunComparison {
  /// `3 slower, 12 faster, 20 undecided, 305 no change`
  var counts: String {
    Change.allCases.map { change in "\(rows.count { $0.change == change }) \(change.rawValue)" }.joined(separator: ", ")
  }

  /// What came of it all, a sentence a line.
  var summary: [String] {
    var lines = [
      "\(rows.count == 1 ? "1 benchmark" : "\(rows.count) benchmarks") in both: \(counts)."
    ]
    if let mean = geometricMean {
      let interval = mean.interval.map { " (95 % interval \(Format.ratios($0)))" } ?? ""
      lines.append("Geometric mean of the speeds: \(Format.ratio(mean.ratio))\(interval).")
    }
    return lines
  }

  /// How the numbers came about, for readers who must decide by them.
  var method: [String] {
    let exact = rows.count { $0.test.isExact }
    let effect = "\(Format.number(rules.smallestEffect * 100)) %"
    let chance = "\(Format.number(ChangeRules.falseDiscoveries * 100)) %"
    return [
      "Speed is the baseline's median time over the other's: 2.00× means half the time. Its 95 % interval comes from "
        + "\(Format.number(Double(Bootstrap.resamples))) bootstrap resamples, of launches first and of repetitions in "
        + "them second.",
      "p is that of the two-sided Mann-Whitney test (exact in \(exact) of \(rows.count), elsewhere the normal "
        + "approximation with ties corrected), adjusted for the number of tests after Benjamini and Hochberg, 1995.",
      "Slower and faster need an effect of \(effect) or more, an interval without 1, and p of at most "
        + "\(chance). No change needs the whole interval within \(effect). "
        + "Everything else is undecided: measure longer, or on a quieter machine.",
    ]
  }

  /// In what the machines or the builds differ, a line a fact.
  public var differenceLines: [String] {
    differences.map { "\($0.fact): \($0.first) in \(baselineName), \($0.second) in \(name)" }
  }

  /// Remarks on single rows, gathered so that each stands once.
  var rowRemarks: [(remark: String, names: [String])] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for row in rows {
      for remark in row.remarks {
        if names[remark] == nil { order.append(remark) }
        names[remark, default: []].append(row.name)
      }
    }
    return order.map { ($0, names[$0] ?? []) }
  }

  /// The names that only one side has, with a title; long lists are cut, since the JSON form has all.
  var unmatched: [(title: String, names: [String])] {
    [("only in the baseline", onlyInBaseline), ("only in the other", onlyInOther)].compactMap { title, names in
      guard !names.isEmpty else { return nil }
      let shown = names.count > 20 ? names.prefix(20) + ["and \(names.count - 20) more"] : names
      return ("\(title) (\(names.count))", shown)
    }
  }

  /// Rows in the order in which they are read: what needs an eye first.
  var orderedRows: [Row] { Change.allCases.flatMap { rows($0) } }

  static func probability(_ value: Double) -> String {
    value < 0.0001 ? "< 0.0001" : Format.significant(value, digits: 2)
  }

  static func cells(_ row: Row) -> [String] {
    [
      Format.time(row.baselineMedian), Format.time(row.median),
      Format.ratio(row.ratio) + (row.interval.map { " (\(Format.ratios($0)))" } ?? ""),
      row.interval == nil ? "–" : probability(row.adjustedProbability), row.change.rawValue,
    ]
  }
}
