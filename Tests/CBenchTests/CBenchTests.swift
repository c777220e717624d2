import CBench
import Foundation
import Testing

/// One after the other: Google Benchmark's registry and flags are global, and so is the count of allocations.
@Suite(.serialized)
struct CBenchTests {
  init() { Harness.reset() }

  /// A case that does a little, and counts what it was asked to do.
  func spinning() -> ClosureCase { ClosureCase { for _ in 0..<$0 { cbench_clobber() } } }

  @Test func handsBackEachRepetition() {
    let closures = spinning()
    var setups = 0
    var teardowns = 0
    closures.setup = {
      setups += 1; return nil
    }
    closures.teardown = { teardowns += 1 }
    #expect(Harness.register("run/rows", label: "a label", bytes: 8, closures).status == CBENCH_OK)
    var rows: [Row] = []
    let outcome = Harness.run("--benchmark_repetitions=3", each: { rows.append($0) })
    #expect(outcome.status == CBENCH_OK, "\(outcome.message)")
    #expect(rows.map(\.name) == ["run/rows", "run/rows", "run/rows"])
    #expect(rows.map(\.repetition) == [0, 1, 2])
    for row in rows {
      #expect(row.iterations > 0 && row.realTime > 0 && row.error == nil && row.label == "a label")
      #expect((row.counters["bytes_per_second"] ?? 0) > 0)
      #expect(row.allocationsPerIteration == nil)
    }
    #expect(setups == teardowns && setups >= 3)
  }

  @Test func tellsProgress() {
    for name in ["progress/a", "progress/b"] { _ = Harness.register(name, spinning()) }
    var begun: [Int64] = []
    var total: Int64 = 0
    let outcome = Harness.run(
      "--benchmark_repetitions=4", "--benchmark_enable_random_interleaving=true",
      began: { progress in
        begun.append(progress.repetitions_begun)
        total = progress.repetitions_total
      })
    #expect(outcome.status == CBENCH_OK)
    #expect(total == 8 && begun.first == 1 && begun.last == 8)
  }

  @Test func countersArrive() {
    let closures = spinning()
    closures.counters = ["bytes_asked": 12.5]
    _ = Harness.register("counters/given", pageFaults: true, closures)
    var rows: [Row] = []
    #expect(Harness.run(each: { rows.append($0) }).status == CBENCH_OK)
    #expect(rows.first?.counters["bytes_asked"] == 12.5)
    #expect((rows.first?.counters["page_faults"] ?? -1) >= 0)
  }

  @Test func pageFaultsAreSeen() {
    let pages = 64
    _ = Harness.register(
      "counters/faults", pageFaults: true,
      ClosureCase { iterations in
        for _ in 0..<iterations {
          let size = pages * 4096
          let fresh = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
          for page in 0..<pages { fresh.storeBytes(of: 1, toByteOffset: page * 4096, as: UInt8.self) }
          munmap(fresh, size)
        }
      })
    var faults = 0.0
    _ = Harness.run(each: { faults = $0.counters["page_faults"] ?? 0 })
    // One at the least, with large pages; one a page where pages have 4 KiB.
    #expect(faults >= 1)
  }

  @Test(arguments: ["name", "real_time", "", "page_faults"])
  func countersCannotTakeReservedNames(_ name: String) {
    let closures = spinning()
    closures.counters = [name: 1]
    _ = Harness.register("counters/reserved", closures)
    let outcome = Harness.run()
    #expect(outcome.status == CBENCH_CASE_FAILED)
    #expect(outcome.message.contains("counters/reserved"))
  }

  @Test func countersMustBeFinite() {
    let closures = spinning()
    closures.counters = ["ratio": .nan]
    _ = Harness.register("counters/nan", closures)
    #expect(Harness.run().message.contains("\"ratio\" is not a finite number"))
  }

  @Test func aFailedSetupIsReportedByName() {
    let failing = ClosureCase { _ in Issue.record("timed in spite of its failure") }
    failing.setup = { "sum is 3, not 4" }
    _ = Harness.register("setup/fine", spinning())
    _ = Harness.register("setup/wrong", allocations: true, failing)
    var errors: [String: String?] = [:]
    let outcome = Harness.run(each: { errors[$0.name] = $0.error })
    #expect(outcome.status == CBENCH_CASE_FAILED)
    #expect(outcome.message.contains("setup/wrong: sum is 3, not 4"))
    #expect(errors["setup/wrong"] == "sum is 3, not 4")
    #expect(errors["setup/fine"] == .some(nil))
  }

  @Test func listsWhatMatches() {
    for name in ["list/one", "list/two", "other"] { _ = Harness.register(name, spinning()) }
    #expect(Harness.list("^list/").names == ["list/one", "list/two"])
    #expect(Harness.list("-^list/").names == ["other"])
    #expect(Harness.list("").names.count == 3)
    #expect(Harness.list("absent").outcome.status == CBENCH_NO_MATCH)
  }

  @Test func refusesWhatCannotRun() {
    _ = Harness.register("refuse", spinning())
    #expect(Harness.run("--benchmark_filter=absent").status == CBENCH_NO_MATCH)
    #expect(Harness.run("--benchmark_filter=absent").message.contains("\"absent\""))
    let wrong = [
      "--help", "--nonsense", "nonsense", "--benchmark_nonsense=1", "--benchmark_filter=(", "--benchmark_format=xml",
      "--benchmark_out_format=xml", "--benchmark_repetitions=0", "--benchmark_repetitions=x",
      "--benchmark_min_time=x", "--benchmark_min_time=-1", "--benchmark_time_unit=year", "--benchmark_color=",
      "--benchmark_perf_counters=CYCLES", "--benchmark_context=novalue",
    ]
    for flag in wrong {
      let outcome = Harness.run(flag)
      #expect(outcome.status == CBENCH_INVALID_ARGUMENT, "\(flag): \(outcome.message)")
      #expect(outcome.message.hasPrefix("Cannot use"), "\(flag): \(outcome.message)")
    }
    // Nothing of this stays: the next run is like a first one.
    #expect(Harness.run().status == CBENCH_OK)
  }

  @Test func refusesWhatCannotBeRegistered() {
    #expect(Harness.register("twice", spinning()).status == CBENCH_OK)
    #expect(Harness.register("twice", spinning()).message.contains("twice"))
    #expect(Harness.register("", spinning()).status == CBENCH_INVALID_ARGUMENT)
    #expect(Harness.register("a b", spinning()).status == CBENCH_INVALID_ARGUMENT)
    var empty = cbench_case()
    #expect(cbench_register(&empty, nil, 0) == CBENCH_INVALID_ARGUMENT)
    Harness.reset()
    #expect(Harness.run().status == CBENCH_NO_MATCH)
  }

  @Test func refusesToRunInsideARun() {
    var inner: Outcome?
    _ = Harness.register("nested", ClosureCase { _ in inner = Harness.run() })
    #expect(Harness.run().status == CBENCH_OK)
    #expect(inner?.status == CBENCH_BUSY)
  }

  @Test func knowsItsVersion() {
    let version = String(cString: cbench_library_version())
    #expect(version == "unknown" || version.split(separator: ".").allSatisfy { Int($0) != nil })
  }
}
