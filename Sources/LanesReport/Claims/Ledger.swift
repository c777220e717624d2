/// All claims with what a run says of them.
public struct Ledger: Sendable {
  public struct Entry: Sendable {
    public let claim: Claim
    /// The section of the report that holds its evidence.
    public let section: String
    public let judgements: [ClaimSide: Judgement]
  }

  /// In the order of the sections.
  public let entries: [Entry]

  /// - Parameter isIncluded: which claims to judge: each takes resampling.
  public init(_ sections: [Section], results: Results, where isIncluded: (Claim) -> Bool = { _ in true }) {
    entries = sections.flatMap { section in
      section.claims.filter(isIncluded).map { claim in
        Entry(
          claim: claim, section: section.id,
          judgements: Dictionary(
            uniqueKeysWithValues: claim.rules.map { side, rule in (side, rule.judgement(of: results, for: side)) }))
      }
    }
  }

  /// The claims of which a verdict is weaker than it looks when the machine was so noisy.
  public func weakened(by noise: Double) -> [Claim] {
    entries.filter { $0.judgements.values.contains { $0.isWeakened(by: noise) } }.map(\.claim)
  }

  public subscript(id: String) -> Entry? { entries.first { $0.claim.id == id } }

  /// How many judgements of a side came out in each way, in words.
  public func counts(of side: ClaimSide) -> String {
    let kinds = ["holds", "holds only when", "refuted", "undecided", "not measured here"]
    let found = entries.compactMap { $0.judgements[side]?.verdict.kind }
    return kinds.compactMap { kind in
      let count = found.count { $0 == kind }
      return count > 0
        ? "\(count) \(kind == "holds only when" ? "hold only under a condition" : Self.plural(kind, count))" : nil
    }.joined(separator: ", ")
  }

  private static func plural(_ kind: String, _ count: Int) -> String { kind == "holds" && count != 1 ? "hold" : kind }
}
