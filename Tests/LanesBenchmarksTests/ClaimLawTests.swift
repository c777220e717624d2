import Foundation
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

  /// What tutorials keep saying: none of these is ever struck.
  @Test func noneIsMissing() {
    let said = [
      "any-bool-stops", "any-compare-stops", "any-float-stops", "any-over-sum", "asstrided-free", "axis-fast",
      "broadcast-copies", "chunking", "copy-false", "dtype-alignment", "dtype-bandwidth", "dtype-float16",
      "dtype-half", "dtype-size", "dtype-smallest-fits", "first-touch", "float16-always-slow", "fragment-copy",
      "fragment-speed", "fused", "huge-pages", "inplace-faster", "inplace-hazard", "inplace-memory", "int8-sum",
      "leak-grows", "list-overhead", "loop-vector", "mask-indices", "mask-random", "memmap-lazy",
      "memmap-speed", "numexpr-one-thread", "order-matters", "out-equals-inplace", "out-parameter",
      "parallel-views", "power-cube", "preallocate", "release-del", "release-delete", "release-itemset",
      "reshape-free", "reuse-pool", "shallow-deep", "sparse-memory", "sparse-speed", "stride-cost",
      "sum-accurate", "temporaries", "transpose-free", "transposed-add", "trim-returns", "vectorize-speed",
      "view-base", "view-constant", "view-faster", "view-keeps-alive", "view-propagates",
    ]
    #expect(Set(said).subtracting(Self.claims.map(\.id)).isEmpty)
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

  /// The course judges every claim: a lesson shows its table, or names it.
  @Test func everyClaimIsTaught() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("notebooks-md")
    let lessons = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.first?.isNumber == true && $0.hasSuffix(".md") }
    let words = try lessons.reduce(into: Set<Substring>()) { words, name in
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      words.formUnion(text.split { !$0.isLetter && !$0.isNumber && $0 != "-" })
    }
    for claim in Self.claims { #expect(words.contains(claim.id[...]), "no lesson mentions \(claim.id)") }
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
