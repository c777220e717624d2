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
    return Table(
      caption: caption,
      columns: [
        Column(label, .leading), Column("Median"), Column("95 % interval"), Column("Speed (95 % interval)"),
        Column("GB/s"), Column("Verdict", .leading),
      ],
      rows: cells, isFolded: isFolded)
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
    return [
      row.label, Format.time(summary.median), Format.times(summary.interval), speed, bandwidth ?? "–", verdict,
    ]
  }

  /// Every case of a question with its spread and outliers, folded: the ground that all other tables stand on.
  static func everyCase(of question: String, in results: Results) -> Table? {
    let rows = results.cases(of: question).compactMap { results.summary($0) }.map { summary in
      [
        "`\(summary.id.name.dropFirst(question.count + 1).map(codeSafe).joined())`", Format.time(summary.median),
        Format.times(summary.interval), Format.time(summary.medianAbsoluteDeviation), "\(summary.rows)",
        "\(summary.outliers)",
      ]
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "All \(rows.count) cases of this question: spread and outliers",
      columns: [
        Column("Case", .leading), Column("Median"), Column("95 % interval"), Column("Median absolute deviation"),
        Column("Rows"), Column("Outliers"),
      ],
      rows: rows, isFolded: true)
  }

  /// Inside a code span nothing can be escaped, so what would end the span or the cell is replaced.
  private static func codeSafe(_ character: Character) -> String {
    character == "`" || character == "|" || character.isNewline ? "?" : String(character)
  }
}
