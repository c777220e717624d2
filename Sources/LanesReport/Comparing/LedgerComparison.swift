/// The verdicts of two runs side by side: where they agree, and what became of the others.
public struct LedgerComparison: Sendable {
  public struct Change: Sendable, Equatable {
    public let claim: String
    public let side: ClaimSide
    public let before: Judgement.Verdict
    public let after: Judgement.Verdict

    /// Whether one of the runs could not decide: then nothing changed that anybody knows.
    public var isOpen: Bool { before == .undecided || after == .undecided }
  }

  /// The claims that both runs judged and judged differently, in the ledger's order.
  public let changes: [Change]
  /// How many verdicts both runs have.
  public let count: Int

  public init(_ baseline: Ledger, _ other: Ledger) {
    var changes: [Change] = []
    var count = 0
    for entry in baseline.entries {
      for side in ClaimSide.allCases {
        guard let before = entry.judgements[side]?.verdict, before.isMeasured,
          let after = other[entry.claim.id]?.judgements[side]?.verdict, after.isMeasured
        else { continue }
        count += 1
        if before.kind != after.kind {
          changes.append(.init(claim: entry.claim.id, side: side, before: before, after: after))
        }
      }
    }
    self.changes = changes
    self.count = count
  }

  /// What came of it, a line each; none when no claim was judged by both.
  public var lines: [String] {
    guard count > 0 else { return [] }
    let open = changes.count(where: \.isOpen)
    let head =
      "Of \(count == 1 ? "1 verdict" : "\(count) verdicts") on claims \(count - changes.count) agree"
      + (open > 0 ? ", \(open) \(open == 1 ? "is" : "are") undecided in one run" : "")
      + (changes.count > open ? ", \(changes.count - open) changed" : "") + (changes.isEmpty ? "." : ":")
    return [head] + changes.map { "  \($0.claim) (\($0.side.name)): \($0.before.text) → \($0.after.text)" }
  }
}
