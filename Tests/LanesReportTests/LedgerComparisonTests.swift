import Testing

@testable import LanesReport

@Suite struct LedgerComparisonTests {
  private let claim = Claim(
    "a-beats-b", "a beats b", said: "everywhere", takeaway: "Measure.", evidence: ["q/a", "q/b"],
    rules: [
      .lanes: .speed("speed of a over b", .atLeast(1.5), of: "q") { results, level in
        (results.find("q", "a", level: level), results.find("q", "b", level: level))
      }
    ])

  private func ledger(ratio: Double?, noise: Double = 0.01) throws -> Ledger {
    var made = Synthetic()
    made.add("q/a/lanes/float32/L1/64", time: 100, noise: noise)
    if let ratio { made.add("q/b/lanes/float32/L1/64", time: 100 * ratio, noise: noise) }
    var section = Synthetic.section
    section.claims = [claim]
    return try Ledger([section], results: made.results())
  }

  @Test func agreementIsCounted() throws {
    let comparison = try LedgerComparison(ledger(ratio: 2), ledger(ratio: 3))
    #expect(comparison.lines == ["Of 1 verdict on claims 1 agree."] && comparison.changes.isEmpty)
  }

  @Test func changesAreNamed() throws {
    let comparison = try LedgerComparison(ledger(ratio: 2), ledger(ratio: 1))
    #expect(
      comparison.lines == [
        "Of 1 verdict on claims 0 agree, 1 changed:", "  a-beats-b (Lanes): holds → refuted",
      ])
  }

  @Test func anUndecidedVerdictIsNoChange() throws {
    let comparison = try LedgerComparison(ledger(ratio: 2), ledger(ratio: 1.5, noise: 0.4))
    #expect(comparison.lines.first == "Of 1 verdict on claims 0 agree, 1 is undecided in one run:")
    #expect(comparison.changes.first?.isOpen == true)
  }

  @Test func whatOneRunDidNotMeasureIsLeftOut() throws {
    #expect(try LedgerComparison(ledger(ratio: 2), ledger(ratio: nil)).lines.isEmpty)
  }

  /// 1.6 against a threshold of 1.5 withstands 1 % of noise, and not 20 %.
  @Test func noiseWeakensWhatIsClose() throws {
    #expect(try ledger(ratio: 1.6).weakened(by: 0.2).map(\.id) == ["a-beats-b"])
    #expect(try ledger(ratio: 1.6).weakened(by: 0.01).isEmpty)
    #expect(try ledger(ratio: 9).weakened(by: 0.2).isEmpty)
    #expect(try ledger(ratio: 1.5, noise: 0.4).weakened(by: 0.2).isEmpty)
  }
}
