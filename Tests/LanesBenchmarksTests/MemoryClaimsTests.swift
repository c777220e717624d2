import Foundation
import LanesReport
import Testing

@testable import LanesBenchmarks

/// The rules over the life of memory, on made-up results for the ways in which they can come out.
@Suite struct MemoryClaimsTests {
  private func verdict(_ id: String, of claims: [Claim], _ made: MadeResults) throws -> String {
    let rule = try #require(claims.first { $0.id == id }?.rules[.lanes])
    return rule.judgement(of: try made.results(), for: .lanes).verdict.text
  }

  /// Arrays of two sizes, of whose pages so much is gone after dropping them and after asking.
  private func lives(_ dropped: (small: Double, large: Double), asked: Double = 1) -> MadeResults {
    var made = MadeResults()
    for (count, share) in [(4096, dropped.small), (1 << 20, dropped.large)] {
      made.add(
        "release/life/lanes/float32/-/\(count)/pool:on", 1,
        [
          "in_use_full": 100, "in_use_dropped": 0, "resident_start": 20, "resident_full": 120,
          "resident_dropped": 120 - 100 * share, "resident_asked": 120 - 100 * asked,
        ])
    }
    made.add("release/life/lanes/float32/-/4096/pool:off", 1, ["in_use_full": 100, "in_use_dropped": 100])
    return made
  }

  @Test func droppingIsToldFromGivingBack() throws {
    #expect(try verdict("release-del", of: Claim.release, lives((0, 0))) == "holds only for the program")
    #expect(try verdict("release-del", of: Claim.release, lives((1, 0.95))) == "holds")
    #expect(
      try verdict("release-del", of: Claim.release, lives((0, 1)))
        == "holds only for the program and the system's arrays of 4 MiB")
    #expect(try verdict("trim-returns", of: Claim.release, lives((0, 0.1))) == "holds")
    #expect(try verdict("trim-returns", of: Claim.release, lives((0, 1))) == "holds only for arrays of 16 KiB")
    #expect(try verdict("trim-returns", of: Claim.release, lives((1, 1))) == "refuted")
  }

  @Test func zeroingAndDeleting() throws {
    var made = MadeResults()
    made.add(
      "release/zero/lanes/float32/-/1024", 1,
      ["in_use_full": 4096, "in_use_zeroed": 4096, "resident_full": 9000, "resident_zeroed": 9000])
    made.add(
      "release/delete/lanes/float32/-/1024", 1,
      ["in_use_full": 4096, "deleted_bytes": 2048, "in_use_beside": 6144, "in_use_in_its_place": 2048])
    #expect(try verdict("release-itemset", of: Claim.release, made) == "refuted")
    #expect(try verdict("release-delete", of: Claim.release, made) == "holds only for `a = delete(a)`")
  }

  @Test func aLeakIsGrowthOfWhatIsKept() throws {
    func loops(copies: Double) -> MadeResults {
      var made = MadeResults()
      for (operation, growth) in [("keep-views", 1.0), ("keep-copies", copies)] {
        made.add(
          "release/\(operation)/lanes/float32/-/1024", 1,
          [
            "in_use_after_8": 4096 * 8 * growth, "in_use_after_64": 4096 * 64 * growth, "resident_after_8": 0,
            "resident_after_64": 4096 * 56 * growth,
          ])
      }
      return made
    }
    #expect(try verdict("leak-grows", of: Claim.release, loops(copies: 0)) == "holds")
    #expect(try verdict("leak-grows", of: Claim.release, loops(copies: 1)) == "holds only for views kept")
  }

  @Test func fragmentationIsComparedWithAFreshHeap() throws {
    func heap(one: Double, many: Double, copied: Double = 1) -> MadeResults {
      var made = MadeResults()
      for (operation, count, slower) in [("pass-one", 3840, one), ("pass-many", 256, many)] {
        made.add("fragmentation/\(operation)/lanes/float32/-/\(count)/alive:0%")
        made.add("fragmentation/\(operation)/lanes/float32/-/\(count)/alive:90%", 100 * slower)
        made.add("fragmentation/\(operation)-copied/lanes/float32/-/\(count)/alive:90%", 100 * slower / copied)
      }
      return made
    }
    #expect(try verdict("fragment-speed", of: Claim.fragmentation, heap(one: 1, many: 1.05)) == "refuted")
    #expect(
      try verdict("fragment-speed", of: Claim.fragmentation, heap(one: 1, many: 1.5))
        == "holds only for 512 small arrays")
    #expect(try verdict("fragment-copy", of: Claim.fragmentation, heap(one: 1.5, many: 1.5)) == "refuted")
    #expect(try verdict("fragment-copy", of: Claim.fragmentation, heap(one: 2, many: 2, copied: 2)) == "holds")
  }

  @Test func aHeapOfHolesHasABreakEven() throws {
    var made = MadeResults()
    for (alive, kept) in [(10, 50.0), (50, 90), (90, 95)] {
      made.add(
        "fragmentation/held/lanes/float32/-/256/alive:\(alive)%", 1,
        ["resident_full": 100, "resident_kept": kept, "alive_share": Double(alive) / 100])
    }
    #expect(try verdict("fragment-holds", of: Claim.fragmentation, made) == "holds only below 50–90 % alive")
  }

  @Test func reuseGainsFromASizeOn() throws {
    var made = MadeResults()
    for (count, gain) in [(1 << 14, 1.0), (1 << 20, 1.05), (1 << 24, 3)] {
      made.add("reuse/result/lanes/float32/-/\(count)/memory:reused")
      made.add("reuse/result/lanes/float32/-/\(count)/memory:heap", 100 * gain)
    }
    #expect(try verdict("reuse-pool", of: Claim.reuse, made) == "holds only past 4–64 MiB")
  }

  @Test func theFirstTouchIsNeitherAllocationNorASecondPass() throws {
    func touches(allocate: Double, first: Double) -> MadeResults {
      var made = MadeResults()
      for (operation, time) in [
        ("allocate", allocate), ("allocate-zeros", allocate), ("first-pass", first), ("first-pass-zeros", first),
        ("second-pass", 100),
      ] {
        made.add("fresh-memory/\(operation)/lanes/float32/-/1024", time)
      }
      return made
    }
    #expect(try verdict("first-touch", of: Claim.freshMemory, touches(allocate: 1, first: 300)) == "holds")
    #expect(
      try verdict("first-touch", of: Claim.freshMemory, touches(allocate: 1, first: 110)) == "holds only for allocating"
    )
    #expect(try verdict("first-touch", of: Claim.freshMemory, touches(allocate: 90, first: 100)) == "refuted")
    #expect(try verdict("zeros-lazy", of: Claim.freshMemory, touches(allocate: 1, first: 300)) == "holds")
  }

  @Test func hugePagesCountOnlyWhereTheSystemGivesThem() throws {
    func paged(faults: Double) -> MadeResults {
      var made = MadeResults()
      for (pages, count, time) in [("small", 16384.0, 300.0), ("huge", faults, 100)] {
        made.add(
          "fresh-memory/huge-faults/lanes/float32/-/1024/pages:\(pages)", 1, ["first_pass_faults": count])
        made.add("fresh-memory/huge-first-pass/lanes/float32/-/1024/pages:\(pages)", time)
        made.add("fresh-memory/huge-sum/lanes/float32/-/1024/pages:\(pages)", 100)
      }
      return made
    }
    #expect(
      try verdict("huge-pages", of: Claim.freshMemory, paged(faults: 32)) == "holds only for the first pass")
    #expect(try verdict("huge-pages", of: Claim.freshMemory, paged(faults: 16000)).hasPrefix("not measured here"))
  }

  @Test func threadsAreComparedWithOne() throws {
    var made = MadeResults()
    for (threads, time) in [(1, 100.0), (2, 52), (4, 27)] {
      made.add("threads/parts/lanes/float32/L2/1024/workers:\(threads)", time)
    }
    for (threads, time) in [(1, 100.0), (2, 400)] {
      made.add("threads/one-line/lanes/float32/L1/16/workers:\(threads)", time)
    }
    #expect(try verdict("parallel-views", of: Claim.threads, made) == "holds only for parts in L2")
    var single = MadeResults()
    single.add("threads/parts/lanes/float32/L2/1024/workers:1")
    #expect(
      try verdict("parallel-views", of: Claim.threads, single) == "not measured here: not in this run, or only one core"
    )
  }

  /// Every section says what it can of next to nothing, in tables that fit a page.
  @Test func sectionsDoWithLittle() throws {
    var made = lives((0, 1))
    made.add("fragmentation/pass-one/lanes/float32/-/3840/alive:50%")
    made.add("reuse/result/lanes/float32/-/1024/memory:reused")
    made.add("fresh-memory/allocate/lanes/float32/-/1024")
    made.add("threads/parts/lanes/float32/L2/1024/workers:1")
    let results = try made.results()
    for section in [Section.release, .fragmentation, .reuse, .freshMemory, .threads] {
      #expect(section.tables(results).allSatisfy { $0.columns.count <= Table.mostColumns })
      _ = section.charts(results)
    }
    #expect(Section.fragmentation.finding(results) == nil)
    #expect(
      Section.release.finding(results)?.sentence
        == "Of dropped arrays of 16 KiB the system gets back nothing with Lanes, and 100 % when pool and heap are trimmed."
    )
  }
}
