import LanesReport
import Testing

@testable import LanesBenchmarks

/// What every claim must keep to.
@Suite struct ClaimLawTests {
  private static let claims = Question.sections.flatMap(\.claims)
  private static let levels = CacheLevels(l1: 32 << 10, l2: 1 << 20, l3: 16 << 20, memory: 4 << 30)

  @Test func identifiersAreUnique() {
    #expect(Set(Self.claims.map(\.id)).count == Self.claims.count)
    let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    #expect(Self.claims.allSatisfy { $0.id.allSatisfy(letters.contains) })
  }

  @Test(arguments: claims.map(\.id)) func sentencesReadAsOne(_ id: String) throws {
    let claim = try #require(Self.claims.first { $0.id == id })
    #expect(claim.sentence.count <= 90 && claim.sentence.last?.isPunctuation == false || claim.sentence.last == "`")
    #expect(!claim.said.isEmpty && claim.said.last != ".")
    #expect(claim.takeaway.last == ".")
    #expect(!claim.rules.isEmpty)
    #expect(claim.rules[.lanes] != nil || claim.rules[.numpy] != nil)
  }

  /// Every beginning that a claim names is that of a case, so that `lanes bench --claim` measures something.
  @Test func evidenceExists() {
    let cases = Question.all.flatMap { $0.cases(Self.levels) }.map(\.id)
    for claim in Self.claims {
      for evidence in claim.evidence {
        let one = Claim(claim.id, "", said: "", takeaway: "", evidence: [evidence], rules: [:])
        #expect(cases.contains(where: one.isDecided), "\(claim.id) names \(evidence), which no case is called")
      }
    }
  }

  /// Without measurements a rule says so, and does not trap.
  @Test func nothingMeasuredIsNoVerdict() {
    let ledger = Ledger(Question.sections, results: .empty)
    for entry in ledger.entries {
      for judgement in entry.judgements.values {
        #expect(!judgement.verdict.isMeasured && judgement.points.isEmpty, "\(entry.claim.id)")
      }
    }
  }

  /// Every question has a section, and every section with claims a question.
  @Test func questionsAndSectionsGoTogether() {
    #expect(Question.all.map(\.id) == Question.sections.map(\.id))
  }
}
