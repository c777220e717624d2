import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// The rules on copies, views and strides that are more than a comparison of two times, on made-up results.
@Suite struct MovingClaimsTests {
  private func judgement(_ id: String, _ side: ClaimSide = .lanes, of made: MadeResults) throws -> Judgement {
    let claim = try #require((Claim.copyCost + Claim.strides).first { $0.id == id })
    return try #require(claim.rules[side]).judgement(of: made.results(), for: side)
  }

  /// Passes over every 16th element pay off sooner than over every other one.
  private func passes() -> MadeResults {
    var made = MadeResults(facts: ["numpy_version": "2"])
    for (stride, breakEven) in [(2, 5.0), (16, 2)] {
      for passes in [1, 4, 6, 8, 64] {
        let tail = "lanes/float32/L3/4096/passes:\(passes)"
        made.add("copy-cost/view-stride-\(stride)/\(tail)", 100 * Double(passes) / breakEven)
        made.add("copy-cost/copy-stride-\(stride)/\(tail)", 100)
      }
    }
    return made
  }

  @Test func theBreakEvenOfPassesIsToldForEachStride() throws {
    let found = try judgement("view-faster", of: passes())
    #expect(found.verdict == .holdsOnly(when: "below 4–6 passes for stride 2, below 1–4 passes for stride 16"))
    #expect(found.headline?.label == "stride 2, 1 pass")
    #expect(Question.copyCost.searches.map { $0.races.count } == [2, 2, 2])
    #expect(Question.passes[1].search.next(in: try passes().results()) == [2])
  }

  /// Places of passes are whole numbers, and names must say what is run.
  @Test func placesBetweenWholeNumbersAreWhole() {
    let levels = CacheLevels(l1: 32 << 10, l2: 1 << 20, l3: nil, memory: 1 << 30)
    let names = Question.passes[0].search.cases(levels, 22.6).map(\.id.name)
    #expect(names.allSatisfy { $0.hasSuffix("/passes:23") } && names.count == 2)
    #expect(Question.copyCost.cases(at: levels, found: Set(names)).count { names.contains($0.id.name) } == 2)
  }

  @Test func viewsMustStayAndCopiesMustGrow() throws {
    func made(slice: Double, copy: Double) -> MadeResults {
      var made = MadeResults(facts: ["numpy_version": "2"])
      for (level, count, growth) in [("-", 16, 0.0), ("RAM", 1_000_000, 1)] {
        made.add("copy-cost/slice/lanes/float32/\(level)/\(count)", 20 * (1 + growth * (slice - 1)))
        made.add("copy-cost/copy-allocate/lanes/float32/\(level)/\(count)", 20 * (1 + growth * (copy - 1)))
      }
      return made
    }
    #expect(try judgement("view-constant", of: made(slice: 1, copy: 1000)).verdict == .holds)
    #expect(try judgement("view-constant", of: made(slice: 100, copy: 1000)).verdict == .holdsOnly(when: "for copy"))
    #expect(try judgement("view-constant", of: made(slice: 100, copy: 1)).verdict == .refuted)
  }

  /// What is refused is no view, and the place says so.
  @Test func anErrorIsNoArray() throws {
    var made = MadeResults(facts: ["numpy_version": "2"])
    made.add(
      "copy-cost/without-copy/numpy/float32/-/4096", 1,
      ["shared_array": 1, "refused_array": 0, "shared_other_type": 0, "refused_other_type": 1])
    let found = try judgement("copy-false", .numpy, of: made)
    #expect(found.verdict == .holdsOnly(when: "for an array"))
    #expect(found.points.map(\.label) == ["an array", "an array of another type (an error)"])
    #expect(try judgement("copy-false", of: made).verdict == .notMeasured("not in this run"))
  }

  @Test func whatAViewHoldsIsAShareOfTheWhole() throws {
    var made = MadeResults(facts: ["numpy_version": "2"])
    made.add(
      "copy-cost/held-bytes/lanes/float32/-/4096", 1,
      ["bytes_whole": 1000, "held_nothing": 0, "held_row": 1000, "held_copied_row": 2])
    let found = try judgement("view-keeps-alive", of: made)
    #expect(found.verdict == .holdsOnly(when: "for nothing kept and a row kept as a copy"))
    #expect(found.points.map(\.effect.value) == [0, 1, 0.002])
  }

  /// A pass at stride 16 reads a sixteenth of the elements: as long a pass is 16 times the time an element.
  @Test func stridedTimesCountByTheElement() throws {
    func made(_ time: Double) -> MadeResults {
      var made = MadeResults(facts: ["numpy_version": "2"])
      made.add("strides/sum/lanes/float32/L1/4096/stride:1", 100)
      made.add("strides/sum/lanes/float32/L1/4096/stride:16", time)
      return made
    }
    let slow = try judgement("stride-cost", of: made(100))
    #expect(slow.verdict == .holds && abs((slow.headline?.effect.value ?? 0) - 16) < 0.01)
    #expect(try judgement("stride-cost", of: made(100 / 16)).verdict == .refuted)
  }

  @Test func aTransposeIsFreeUntilItIsRead() throws {
    var made = MadeResults(facts: ["numpy_version": "2"])
    made.add("copy-cost/transpose/lanes/float32/RAM/4096", 1)
    made.add("copy-cost/contiguous-copy/lanes/float32/RAM/4096", 1000)
    made.add("copy-cost/transposed-copy/lanes/float32/RAM/4096", 3000)
    made.add("strides/sum-rows/lanes/float32/RAM/4096", 500)
    made.add("strides/sum-columns/lanes/float32/RAM/4096", 500)
    #expect(
      try judgement("transpose-free", of: made).verdict
        == .holdsOnly(when: "always for transposing before a copy and summing it, never for copying it in order"))
  }

  /// The matrix that is a line wider has more elements: as long a time is more speed.
  @Test func powersOfTwoCountByTheElement() throws {
    func made(_ time: Double) -> MadeResults {
      var made = MadeResults(facts: ["numpy_version": "2"])
      made.add("strides/power-loop/pointer/float32/-/262144/power:512/side:power", time)
      made.add("strides/power-loop/pointer/float32/-/278784/power:512/side:line-more", 278784)
      return made
    }
    #expect(try judgement("power-of-two", of: made(262144)).verdict == .holds)
    #expect(try judgement("power-of-two", of: made(2 * 262144)).verdict == .refuted)
  }

  @Test func theMountainHasACellForEachSizeAndStride() throws {
    var made = MadeResults(facts: ["numpy_version": "2"])
    for (count, strides) in [(4096, [1, 2]), (8192, [1, 2, 4096])] {
      for stride in strides {
        made.add("strides/sum/lanes/float32/-/\(count)/stride:\(stride)", Double(count / stride))
      }
    }
    let chart = try #require(StrideMountain(StrideWalks(made.results())).chart)
    let cells = try #require(chart.heatMap?.cells)
    #expect(cells.map { $0.compactMap { $0 }.count } == [2, 3])
    #expect(cells.allSatisfy { $0.allSatisfy { $0.map { abs($0 - 4) < 0.01 } ?? true } })
    #expect(Section.strides.finding(try made.results()) == nil)
  }
}
