extension Table {
  /// A row of evidence: what it is called, the case, and the case whose speed is 1.00×.
  public struct Evidence: Sendable {
    public var label: String
    public var id: CaseID?
    public var baseline: CaseID?
    /// False for a case that may stop before it has read the bytes it declares.
    public var readsAll: Bool

    public init(_ label: String, _ id: CaseID?, against baseline: CaseID?, readsAll: Bool = true) {
      self.label = label
      self.id = id
      self.baseline = baseline
      self.readsAll = readsAll
    }
  }

  /// Median, interval, ratio, bandwidth and verdict of each case that was measured; nil when none was.
  public static func evidence(
    caption: String, label: String, rows: [Evidence], per basis: Results.Basis = .iteration, in results: Results,
    isFolded: Bool = false
  ) -> Table? {
    let cells = rows.compactMap { row in row.id.flatMap { Self.cells(row, id: $0, per: basis, in: results) } }
    guard !cells.isEmpty else { return nil }
    let shares = rows.compactMap { row in row.id.flatMap { share(row, id: $0, in: results) } }
    return Table(
      caption: caption,
      columns: [
        Column(label, .leading), Column("Median"), Column("95 % interval"), Column("Speed (95 % interval)"),
        Column(shares.isEmpty ? "GB/s" : "GB/s (of the ceiling)"), Column("Verdict", .leading),
      ],
      rows: cells, note: implausible(shares), isFolded: isFolded)
  }

  private static func share(_ row: Evidence, id: CaseID, in results: Results) -> CeilingShare? {
    row.readsAll ? results.ceilingShare(id) : nil
  }

  /// What must be said below a table in which a row is faster than the machine.
  private static func implausible(_ shares: [CeilingShare]) -> String {
    guard shares.contains(where: \.isImplausible) else { return "" }
    return "*Implausible*: above \(Format.share(CeilingShare.mostPlausible)) of the ceiling that this run measured for "
      + "that level, and their intervals do not touch. One of the two measurements is wrong, or the case does less than it says."
  }

  private static func cells(_ row: Evidence, id: CaseID, per basis: Results.Basis, in results: Results) -> [String]? {
    guard let summary = results.summary(id) else { return nil }
    var speed = "–"
    var verdict = "–"
    if id == row.baseline {
      speed = "1.00×"
      verdict = "baseline"
    } else if let comparison = row.baseline.flatMap({ results.compare(id, to: $0, per: basis) }) {
      speed = "\(Format.ratio(comparison.ratio)) (\(Format.ratios(comparison.interval)))"
      verdict = comparison.verdict.rawValue
    }
    let bandwidth = row.readsAll ? summary.bytesPerSecond.map { Format.significant($0 / 1e9) } : nil
    let share = share(row, id: id, in: results).map { " (\($0.text))" }
    return [
      row.label, Format.time(summary.median), Format.times(summary.interval), speed,
      (bandwidth ?? "–") + (share ?? ""), verdict,
    ]
  }

  /// Every case of a question with its spread, its outliers and its share of the ceiling, folded: the ground that all
  /// other tables stand on.
  static func everyCase(of question: String, in results: Results) -> Table? {
    let shares = results.cases(of: question).compactMap(results.ceilingShare)
    let rows = results.cases(of: question).compactMap { results.summary($0) }.map { summary in
      [
        "`\(summary.id.name.dropFirst(question.count + 1).map(codeSafe).joined())`", Format.time(summary.median),
        Format.times(summary.interval), Format.time(summary.medianAbsoluteDeviation),
        "\(summary.rows) (\(summary.outliers))",
        results.ceilingShare(summary.id).map { "\($0.text) of \($0.ceiling)" } ?? "–",
      ]
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "All \(rows.count) cases of this question: spread, outliers and ceiling",
      columns: [
        Column("Case", .leading), Column("Median"), Column("95 % interval"), Column("Median absolute deviation"),
        Column("Rows (outliers)"), Column("Share of the ceiling"),
      ],
      rows: rows, note: implausible(shares), isFolded: true)
  }

  /// Inside a code span nothing can be escaped, so what would end the span or the cell is replaced.
  private static func codeSafe(_ character: Character) -> String {
    character == "`" || character == "|" || character.isNewline ? "?" : String(character)
  }
}
