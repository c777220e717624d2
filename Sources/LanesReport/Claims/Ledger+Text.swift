extension Ledger.Entry {
  /// The claim and its verdicts in one line, for a terminal.
  public var line: String {
    let verdicts = ClaimSide.allCases.compactMap { side in
      judgements[side].map { "\(side.name): \($0.verdict.text)" }
    }
    return "\(claim.id): \(Self.plain(claim.sentence)). \(verdicts.joined(separator: "; "))"
  }

  /// The claim with all that decides it, for a terminal.
  public var explanation: String {
    var lines = [claim.id, "  “\(Self.plain(claim.sentence)).”", "  Said: \(Self.plain(claim.said))"]
    for side in ClaimSide.allCases {
      guard let rule = claim.rules[side], let judgement = judgements[side] else { continue }
      lines.append("  \(side.name): \(judgement.verdict.text)")
      lines.append("    holds where \(Self.plain(rule.measure)) is \(rule.criterion)")
      lines += judgement.points.map { "    \($0.label): \($0.effect.text), \($0.outcome.rawValue)" }
    }
    lines.append("  Take home: \(Self.plain(claim.takeaway))")
    lines.append("  Measure it again: lanes bench --claim \(claim.id)")
    return lines.joined(separator: "\n")
  }

  /// Without the marks of Markdown; asterisks inside code are no marks.
  static func plain(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { place, part in
      place.isMultiple(of: 2) ? String(part).replacing("*", with: "") : String(part)
    }.joined()
  }
}
