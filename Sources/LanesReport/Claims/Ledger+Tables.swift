extension Ledger {
  /// All claims on one page: what is said, each side's verdict, and the effect with its interval.
  var table: Table {
    Table(
      caption: "",
      columns: [
        .init("Claim", .leading), .init("Lanes", .leading), .init("Effect (95 % interval)", .leading),
        .init("NumPy", .leading), .init("Effect (95 % interval)", .leading),
      ],
      rows: entries.map { entry in
        ["[\(entry.claim.sentence)](#\(entry.claim.anchor))"] + ClaimSide.allCases.flatMap { entry.cells(of: $0) }
      })
  }
}

extension Ledger.Entry {
  fileprivate func cells(of side: ClaimSide) -> [String] {
    guard let judgement = judgements[side] else { return ["–", "–"] }
    let effect = judgement.headline.map { "\($0.effect.text) \($0.label.isEmpty ? "" : "· \($0.label)")" } ?? "–"
    return [judgement.verdict.marked, effect]
  }

  /// The claim in its section: the sentence, the verdicts, and the places that decided.
  var markdown: String {
    var parts = ["<a id=\"\(claim.anchor)\"></a>\n\n### \(claim.sentence)?"]
    let verdicts = ClaimSide.allCases.compactMap { side -> String? in
      guard let rule = claim.rules[side], let judgement = judgements[side] else { return nil }
      let seen = judgement.headline.map { " Seen: \($0.effect.text)\($0.label.isEmpty ? "" : " (\($0.label))")." } ?? ""
      return
        "- **\(side.name): \(judgement.verdict.text).** It holds where \(rule.measure) is \(rule.criterion).\(seen)"
    }
    parts.append(verdicts.joined(separator: "\n"))
    parts.append("*Said:* \(claim.said). *Take home:* \(claim.takeaway)")
    if let table = places { parts.append(table.markdown) }
    return parts.joined(separator: "\n\n")
  }

  /// Every place of every side, folded.
  private var places: Table? {
    let rows = ClaimSide.allCases.flatMap { side in
      (judgements[side]?.points ?? []).map { [side.name, $0.label, $0.effect.text, $0.outcome.rawValue] }
    }
    guard rows.count > 1 else { return nil }
    return Table(
      caption: "\(claim.id): all \(rows.count) places",
      columns: [
        .init("Side", .leading), .init("Where", .leading), .init("Effect (95 % interval)"), .init("There", .leading),
      ], rows: rows, isFolded: true)
  }
}

extension Judgement.Verdict {
  /// For a table cell: the word in bold, the condition beside it.
  fileprivate var marked: String {
    switch self {
    case .holdsOnly(let condition): "**holds only** \(condition)"
    case .notMeasured(let reason): "not measured here: \(reason)"
    default: "**\(kind)**"
    }
  }
}
