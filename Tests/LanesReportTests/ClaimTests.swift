import Testing

@testable import LanesReport

/// Verdicts are computed from results alone: here made-up ones, one for each way a claim can come out.
@Suite struct ClaimTests {
  /// `a` against `b` at each level, `a` being so many times as fast.
  private func results(_ ratios: [(level: String, ratio: Double, noise: Double)], numpy: Bool = false) throws -> Results
  {
    var made = Synthetic()
    if numpy { made.context["numpy_version"] = "2" }
    for (level, ratio, noise) in ratios {
      made.add("q/a/lanes/float32/\(level)/64", time: 100, noise: noise)
      made.add("q/b/lanes/float32/\(level)/64", time: 100 * ratio, noise: noise)
    }
    if ratios.isEmpty { made.add("other/a/lanes/float32/L1/64", time: 1) }
    return try made.results()
  }

  private let rule = ClaimRule.speed("speed of a over b", .atLeast(1.5), of: "q") { results, level in
    (results.find("q", "a", level: level), results.find("q", "b", level: level))
  }

  private func verdict(_ ratios: [(level: String, ratio: Double, noise: Double)]) throws -> Judgement.Verdict {
    try rule.judgement(of: results(ratios), for: .lanes).verdict
  }

  @Test func aClaimHoldsWhereEveryPlaceDecidesForIt() throws {
    #expect(try verdict([("L1", 2, 0.01), ("RAM", 1.6, 0.01)]) == .holds)
  }

  @Test func itIsRefutedWhereEveryPlaceDecidesAgainstIt() throws {
    #expect(try verdict([("L1", 1, 0.01), ("RAM", 1.4, 0.01)]) == .refuted)
  }

  @Test func itHoldsOnlyWhereTheDataShow() throws {
    #expect(
      try verdict([("L1", 1, 0.01), ("L2", 1.1, 0.01), ("L3", 2, 0.01), ("RAM", 3, 0.01)])
        == .holdsOnly(when: "in L3 and RAM"))
    #expect(try verdict([("L1", 2, 0.01), ("L2", 1.5, 0.4), ("RAM", 1, 0.01)]) == .holdsOnly(when: "in L1"))
  }

  @Test func anIntervalOverTheThresholdLeavesItUndecided() throws {
    #expect(try verdict([("L1", 1.5, 0.4)]) == .undecided)
    #expect(try verdict([("L1", 3, 0.01), ("RAM", 1.5, 0.4)]) == .undecided)
  }

  @Test func whatIsMissingIsNamed() throws {
    let none = try results([])
    #expect(rule.judgement(of: none, for: .lanes).verdict == .notMeasured("not in this run"))
    #expect(rule.judgement(of: none, for: .numpy).verdict == .notMeasured("no NumPy"))
    let withNumPy = try results([("L1", 1, 0.01)], numpy: true)
    let other = ClaimRule("speed", .atLeast(1)) { _ in [] }
    #expect(other.judgement(of: withNumPy, for: .numpy).verdict == .notMeasured("not in this run"))
    let hidden = ClaimRule("bytes", .atLeast(1), absence: "the system does not tell") { _ in [nil] }
    #expect(hidden.judgement(of: withNumPy, for: .lanes).verdict == .notMeasured("the system does not tell"))
  }

  @Test func aQuantityHasABreakEven() {
    func points(_ outcomes: [(Double, ClaimPoint.Outcome)]) -> [ClaimPoint] {
      outcomes.map { ClaimPoint(["\($0)"], at: $0, Effect($0, nil, .fraction), $1) }
    }
    let density = ClaimCondition.quantity("density", .fraction)
    #expect(
      density.words(points([(0.01, .holds), (0.08, .holds), (0.11, .fails), (0.5, .fails)])) == "below 8–11 % density")
    #expect(density.words(points([(0.5, .holds), (0.01, .fails), (0.1, .undecided)])) == "past 1–50 % density")
    #expect(density.words(points([(0.01, .holds), (0.1, .holds)])) == nil)
    #expect(density.words(points([(0.01, .holds), (0.1, .fails), (0.2, .holds)])) == "for 0.01 and 0.2")
    // Several break-evens lie between two numbers.
    #expect(
      density.words(points([(0.1, .holds), (0.2, .fails), (0.2, .holds), (0.5, .holds), (0.6, .fails)]))
        == "below 10–60 % density")
    #expect(density.words(points([(0.1, .holds), (0.1, .fails), (0.6, .fails)])) == "at 1 of 3 places")
  }

  @Test func eachNameHasAConditionOfItsOwn() {
    func points(_ name: String, _ outcomes: [ClaimPoint.Outcome]) -> [ClaimPoint] {
      outcomes.enumerated().map { index, outcome in
        ClaimPoint([name, "L\(index + 1)"], at: Double(1 << index), Effect(1, nil, .ratio), outcome)
      }
    }
    let passes = ClaimCondition.each(.quantity("passes", .count))
    let two = points("stride 2", [.holds, .fails, .fails])
    #expect(passes.words(two) == "below 1–2 passes")
    #expect(
      passes.words(two + points("stride 4", [.holds, .undecided, .fails]))
        == "below 1–2 passes for stride 2, below 1–4 passes for stride 4")
    #expect(
      passes.words(two + points("stride 4", [.holds, .fails, .fails]) + points("stride 8", [.fails, .fails]))
        == "below 1–2 passes for stride 2 and stride 4, never for stride 8")
    #expect(passes.words(points("stride 2", [.holds, .holds])) == nil)
    let levels = ClaimCondition.each(.levels)
    #expect(
      levels.words(points("a loop", [.fails, .undecided, .holds]) + points("a sum", [.fails, .undecided]))
        == "in L3 for a loop")
    #expect(
      levels.words(points("a loop", [.undecided, .holds]) + points("a sum", [.fails]))
        == "in L2 for a loop, never for a sum")
    #expect(
      passes.words(two + points("stride 4", [.holds, .holds, .undecided]))
        == "below 1–2 passes for stride 2, at 1–2 passes for stride 4")
    #expect(
      levels.words(points("a loop", [.holds, .holds]) + points("a sum", [.fails]))
        == "always for a loop, never for a sum")
  }

  @Test func namesOnOneAxisTellWhereTheyCan() {
    func point(_ place: [String], _ holds: Bool) -> ClaimPoint {
      ClaimPoint(place, Effect(1, nil, .ratio), holds ? .holds : .fails)
    }
    let byType = [
      point(["L1", "int8"], true), point(["L1", "int64"], false), point(["L2", "int8"], true),
      point(["L2", "int64"], false),
    ]
    #expect(ClaimCondition.names.words(byType) == "for int8")
    #expect(ClaimCondition.levels.words(byType) == "for int8")
    #expect(ClaimCondition.names.words(byType + [point(["RAM", "int8"], false)]) == "for int8 (L1 and L2)")
    let bothAxes = [point(["L1", "a"], true), point(["L1", "b"], true), point(["L2", "a"], true)]
    #expect(ClaimCondition.levels.words(bothAxes + [point(["L2", "b"], false)]) == "in L1 and L2 (a)")
    let long = String(repeating: "long ", count: 20)
    let tooLong = [point(["L1", long], true), point(["L1", "b"], false), point(["L2", "b"], true)]
    #expect(ClaimCondition.names.words(tooLong + [point(["L2", long], false)]) == "at 2 of 4 places")
  }

  @Test func thresholdsJudgeWholeIntervals() {
    func outcome(_ low: Double, _ high: Double, _ threshold: Threshold) -> ClaimPoint.Outcome {
      threshold.outcome(of: Effect((low + high) / 2, Interval(low: low, high: high), .ratio))
    }
    #expect(outcome(2, 3, .atLeast(2)) == .holds && outcome(1, 1.9, .atLeast(2)) == .fails)
    #expect(outcome(1.9, 2.1, .atLeast(2)) == .undecided)
    #expect(outcome(1, 2, .atMost(2)) == .holds && outcome(2.1, 3, .atMost(2)) == .fails)
    #expect(outcome(0.9, 1.1, .within(1.2)) == .holds && outcome(0.5, 1, .within(1.2)) == .undecided)
    #expect(outcome(24, 24, .equal(24)) == .holds && outcome(25, 25, .equal(24)) == .fails)
    #expect(
      Threshold.equal(24).words(.bytes) == "exactly 24 bytes"
        && Threshold.atLeast(1.5).words(.ratio) == "at least 1.50×")
  }

  @Test func codeKeepsItsAsterisks() {
    #expect(Ledger.Entry.plain("*No*, `a ** 3` is **not** `a * b`") == "No, a ** 3 is not a * b")
  }

  /// The place in the ledger is one that carries the verdict.
  @Test func theHeadlineCarriesTheVerdict() throws {
    let judgement = try rule.judgement(
      of: results([("L1", 4, 0.01), ("L2", 2, 0.01), ("RAM", 1, 0.01)]), for: .lanes)
    #expect(judgement.headline?.label == "L2")
    #expect(judgement.points.count == 3)
  }

  @Test func theLedgerLinksEachClaimToItsEvidence() throws {
    let claim = Claim(
      "a-beats-b", "a beats b", said: "everywhere", takeaway: "Measure.", evidence: ["q/a", "q/b"],
      rules: [.lanes: rule])
    var section = Synthetic.section
    section.claims = [claim]
    let report = try Report(
      results: results([("L1", 2, 0.01), ("RAM", 1, 0.01)]), sections: [section], noiseCheck: Synthetic.noiseCheck)
    let page = try report.rendered(with: nil).readme
    #expect(
      page.contains("| [a beats b](#claim-a-beats-b) | **holds only** in L1 | 2.0")
        && page.contains("<a id=\"claim-a-beats-b\"></a>"))
    #expect(report.ledger["a-beats-b"]?.line == "a-beats-b: a beats b. Lanes: holds only in L1")
    #expect(report.ledger["a-beats-b"]?.explanation.contains("holds where speed of a over b is at least 1.50×") == true)
    #expect(report.ledger.counts(of: .lanes) == "1 hold only under a condition")
    let id = try #require(CaseID(parsing: "q/a/lanes/float32/L1/64"))
    #expect(claim.isDecided(by: id) && !claim.isDecided(by: CaseID("q", "ab", level: "L1", count: 64)))
  }
}
