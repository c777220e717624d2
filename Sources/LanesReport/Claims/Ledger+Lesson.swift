extension Ledger.Entry {
  /// The claim as a lesson shows it: each side's verdict, and what was seen at each place. Nil when nothing was measured.
  public func lessonTable(on machine: String) -> String? {
    let rows = ClaimSide.allCases.flatMap { side -> [[String]] in
      guard let judgement = judgements[side], judgement.verdict.isMeasured else { return [] }
      let left = judgement.points.count - Self.mostPlaces
      return [["**\(side.name)**", "**\(judgement.verdict.text)**", ""]]
        + judgement.points.prefix(Self.mostPlaces).map { ["", $0.label, $0.effect.text] }
        + (left > 0 ? [["", "… and \(left) more", ""]] : [])
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "“\(claim.sentence)”",
      columns: [.init("", .leading), .init("Verdict, and where", .leading), .init("Effect (95 % interval)")],
      rows: rows,
      note: "Measured on \(Markdown.escaped(machine)); `lanes claims \(claim.id)` explains it."
    ).markdown
  }

  /// A lesson's table is to be read, not searched.
  private static let mostPlaces = 8
}
