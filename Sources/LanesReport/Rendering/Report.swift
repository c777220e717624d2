/// A report: results, the sections that read them, and the check of how far they can be trusted.
public struct Report: Sendable {
  public let results: Results
  public let sections: [Section]
  public let noise: Noise
  public let ledger: Ledger

  public init(results: Results, sections: [Section], noiseCheck: NoiseCheck) {
    self.results = results
    self.sections = sections
    self.noise = Noise(results, check: noiseCheck)
    ledger = Ledger(sections, results: results)
  }

  /// The findings of the sections with the largest effects, strongest first.
  public func headlines(count: Int) -> [String] {
    let findings = sections.compactMap { $0.finding(results) }.filter { $0.strength >= 0 }.enumerated()
    // A sort that keeps the sections' order where effects are equal.
    let ordered = findings.sorted { ($0.element.strength, -$0.offset) > ($1.element.strength, -$1.offset) }
    return ordered.prefix(max(count, 0)).map(\.element.sentence)
  }

  /// What a reader must know before believing anything below; empty for a sound run.
  public var warnings: [String] {
    var warnings: [String] = []
    if results.facts.isDebugBuild {
      warnings.append(
        "**Debug build.** Lanes was compiled without optimisation: these times say nothing about its speed.")
    }
    if results.facts.isQuick {
      warnings.append(
        "**Coarse run.** Made with `QUICK=1`: fewer launches and repetitions, wider intervals. "
          + "`make report` makes the full one.")
    }
    if !noise.isSpreadTolerable, let spread = noise.spread ?? noise.rowSpread {
      warnings.append(
        "**Noisy machine.** The same fixed work varied by \(Format.percent(spread)) "
          + (noise.spread == nil ? "inside the only launch" : "between launches")
          + ": effects smaller than that may be chance.\(weakened(by: spread))")
    }
    if noise.twinsDiffer, let twins = noise.twins {
      warnings.append(
        "**Identical code measured as different.** The A/A comparison came out \(twins.verdict.rawValue) "
          + "(\(Format.ratio(twins.ratio)), interval \(Format.ratios(twins.interval))): "
          + "distrust all differences of that size.\(weakened(by: abs(twins.ratio - 1)))")
    }
    let implausible = results.implausibleCases
    if let first = implausible.first {
      let names = implausible.count == 1 ? "" : " and \(implausible.count - 1) more"
      warnings.append(
        "**Faster than the machine.** The case \(Markdown.escaped(first.name))\(names) came out above "
          + "\(Format.share(CeilingShare.mostPlausible)) of the ceiling measured for its level, which cannot be: "
          + "the rows are marked.")
    }
    return warnings + results.remarks.prefix(10).map { "**Incomplete.** \(Markdown.escaped($0))." }
  }

  /// Which verdicts a noisy run leaves in doubt.
  private func weakened(by noise: Double) -> String {
    let claims = ledger.weakened(by: noise).map { "[\($0.id)](#\($0.anchor))" }
    return claims.isEmpty ? "" : " It weakens the verdict on \(claims.joined(separator: ", "))."
  }
}
