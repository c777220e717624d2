/// One question's part of the report, as plain values and closures over the results.
///
/// The report knows no question by itself: whoever asks one hands over its section.
public struct Section: Sendable {
  /// The first segment of the names of its cases.
  public var id: String
  public var title: String
  /// What is asked, and how it was measured, in a few sentences of Markdown.
  public var introduction: String
  /// What the numbers say; nil when they do not suffice.
  public var finding: @Sendable (Results) -> Finding?
  public var tables: @Sendable (Results) -> [Table]
  public var charts: @Sendable (Results) -> [Chart]
  /// Whether a folded table of every case ends the section: not where its own tables show them all.
  public var listsEveryCase: Bool
  /// What people say about it, to be judged by its cases.
  public var claims: [Claim]

  public init(
    id: String, title: String, introduction: String, claims: [Claim] = [],
    finding: @escaping @Sendable (Results) -> Finding?,
    tables: @escaping @Sendable (Results) -> [Table], charts: @escaping @Sendable (Results) -> [Chart] = { _ in [] },
    listsEveryCase: Bool = true
  ) {
    self.id = id
    self.title = title
    self.introduction = introduction
    self.finding = finding
    self.tables = tables
    self.charts = charts
    self.listsEveryCase = listsEveryCase
    self.claims = claims
  }
}

/// A sentence written from the numbers.
public struct Finding: Sendable, Equatable {
  public var sentence: String
  /// How large the effect is that it tells of, as ``Comparison/strength``: what is strongest heads the report.
  /// Below zero: never a headline.
  public var strength: Double

  public init(_ sentence: String, strength: Double) {
    self.sentence = sentence
    self.strength = strength.isFinite ? strength : 0
  }
}
