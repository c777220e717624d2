/// A sentence that people repeat about array memory and speed, with the measurements that decide it.
///
/// The verdict is computed from results by the rules: nobody writes it. Rules may differ in thresholds between Lanes and
/// NumPy only where the sentence itself does.
public struct Claim: Sendable {
  /// Lower-case words joined by hyphens, for example `dtype-size`.
  public let id: String
  /// What is claimed, in one sentence without its full stop.
  public let sentence: String
  /// Where it is commonly said.
  public let said: String
  /// What the reader should take home, whatever the verdict.
  public let takeaway: String
  /// Beginnings of the names of the cases that decide it, `question/operation`: what `lanes bench --claim` measures.
  public let evidence: [String]
  /// How each side is judged. A side that is missing has nothing to say about the claim.
  public let rules: [ClaimSide: ClaimRule]

  public init(
    _ id: String, _ sentence: String, said: String, takeaway: String, evidence: [String],
    rules: [ClaimSide: ClaimRule]
  ) {
    self.id = id
    self.sentence = sentence
    self.said = said
    self.takeaway = takeaway
    self.evidence = evidence
    self.rules = rules
  }

  /// A claim that asks the same of all sides.
  public init(
    _ id: String, _ sentence: String, said: String, takeaway: String, evidence: [String],
    sides: [ClaimSide] = ClaimSide.allCases, rule: (ClaimSide) -> ClaimRule
  ) {
    self.init(
      id, sentence, said: said, takeaway: takeaway, evidence: evidence,
      rules: Dictionary(uniqueKeysWithValues: sides.map { ($0, rule($0)) }))
  }

  /// What links to it on the report's page, where sections have names of their own.
  var anchor: String { "claim-\(id)" }

  /// Whether a case is part of its evidence.
  public func isDecided(by id: CaseID) -> Bool {
    let name = "\(id.question)/\(id.operation)"
    return evidence.contains { name == $0 || $0.hasSuffix("*") && name.hasPrefix($0.dropLast()) }
  }
}

/// Whose numbers judge a claim.
public enum ClaimSide: String, CaseIterable, Sendable {
  /// Lanes, and where the claim is about the language Swift and C.
  case lanes
  /// NumPy, and where the claim is about the language Python and its packages.
  case numpy

  public var name: String { self == .lanes ? "Lanes" : "NumPy" }

  /// The implementation in the names of the side's own cases.
  public var implementation: String { rawValue }
}
