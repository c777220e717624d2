import CBench
import Foundation
import Testing

extension CBenchTests {
  /// A folder of its own for `work`, removed afterwards.
  func withFolder(_ work: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cbench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder)
  }

  func iterationRows(_ json: [String: Any]) throws -> [[String: Any]] {
    let rows = try #require(json["benchmarks"] as? [[String: Any]])
    return rows.filter { $0["run_type"] as? String == "iteration" }
  }

  @Test func writesGoogleBenchmarksJSON() throws {
    try withFolder { folder in
      let file = folder.appending(path: "results.json")
      let closures = spinning()
      closures.counters = ["bytes_asked": 7]
      _ = Harness.register("json/case", allocations: true, closures)
      // Twice: the second run starts from a clean slate.
      for schema in ["0", "1"] {
        cbench_add_context("lanes_schema", "unset")
        cbench_add_context("lanes_schema", schema)
        let outcome = Harness.run(
          "--benchmark_out=\(file.path)", "--benchmark_repetitions=2", "--benchmark_context=given=by flag,two=2")
        #expect(outcome.status == CBENCH_OK, "\(outcome.message)")
        let json = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let context = try #require(json["context"] as? [String: Any])
        #expect(context["lanes_schema"] as? String == schema)
        #expect(context["given"] as? String == "by flag" && context["two"] as? String == "2")
        let rows = try iterationRows(json)
        #expect(rows.compactMap { $0["repetition_index"] as? Int } == [0, 1])
        #expect(rows.allSatisfy { $0["name"] as? String == "json/case" && $0["bytes_asked"] as? Double == 7 })
      }
      let plain = Harness.run("--benchmark_out=\(file.path)")
      #expect(plain.status == CBENCH_OK)
      #expect(try !String(contentsOf: file, encoding: .utf8).contains("by flag"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["results.json"])
    }
  }

  @Test func keepsTheOldFileWhenItCannotRun() throws {
    try withFolder { folder in
      let file = folder.appending(path: "results.json")
      try "old".write(to: file, atomically: true, encoding: .utf8)
      _ = Harness.register("json/kept", ClosureCase { _ in })
      #expect(Harness.run("--benchmark_out=\(file.path)", "--benchmark_filter=absent").status == CBENCH_NO_MATCH)
      #expect(try String(contentsOf: file, encoding: .utf8) == "old")
      let inside = file.appending(path: "results.json").path
      for path in [folder.path, inside, folder.path + "/absent/results.json"] {
        let outcome = Harness.run("--benchmark_out=\(path)")
        #expect(outcome.status == CBENCH_OUTPUT_FAILED)
        #expect(outcome.message.contains(path))
      }
    }
  }

  #if os(Linux)
    /// In a process of its own, whose files end at each byte of a line or two of what they should hold: also between lines.
    @Test func aFullDiskNeverPassesForAnEnd() async {
      await #expect(processExitsWith: .success) {
        signal(SIGXFSZ, SIG_IGN)
        let file = FileManager.default.temporaryDirectory.appending(path: "cbench-\(UUID().uuidString).json")
        try "old".write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        _ = Harness.register("json/cut", ClosureCase { _ in })
        for bytes in stride(from: rlim_t(600), to: 680, by: 1) {
          var limit = rlimit(rlim_cur: bytes, rlim_max: .max)
          guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(2) }
          let outcome = Harness.run("--benchmark_out=\(file.path)")
          guard outcome.status == CBENCH_OUTPUT_FAILED, outcome.message.contains("disk full") else { exit(3) }
        }
        guard try String(contentsOf: file, encoding: .utf8) == "old" else { exit(4) }
      }
    }
  #endif

  @Test func duringTheRunTheOldFileStands() throws {
    try withFolder { folder in
      let file = folder.appending(path: "results.json")
      try "old".write(to: file, atomically: true, encoding: .utf8)
      var seen: Set<String> = []
      _ = Harness.register(
        "json/during", ClosureCase { _ in seen.insert((try? String(contentsOf: file, encoding: .utf8)) ?? "") })
      #expect(Harness.run("--benchmark_out=\(file.path)").status == CBENCH_OK)
      #expect(seen == ["old"])
      #expect(try String(contentsOf: file, encoding: .utf8).contains("json/during"))
    }
  }

  @Test func writesStrictJSONWhereACounterIsAlwaysZero() throws {
    try withFolder { folder in
      let file = folder.appending(path: "results.json")
      let closures = spinning()
      closures.counters = ["zero": 0]
      _ = Harness.register("json/zero", closures)
      // Its coefficient of variation is 0 / 0.
      #expect(Harness.run("--benchmark_out=\(file.path)", "--benchmark_repetitions=3").status == CBENCH_OK)
      #expect(try !String(contentsOf: file, encoding: .utf8).lowercased().contains("nan"))
      _ = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    }
  }

  @Test(.enabled(if: cbench_allocations_available()))
  func writesEachRepetitionsAllocations() throws {
    try withFolder { folder in
      let file = folder.appending(path: "results.json")
      let body = ClosureCase { iterations in
        for _ in 0..<iterations {
          let block = malloc(40_000_000)
          cbench_keep(block)
          free(block)
        }
      }
      _ = Harness.register("json/allocations", allocations: true, body)
      // Many, for Google Benchmark's own list of these results moves as it grows.
      #expect(Harness.run("--benchmark_out=\(file.path)", "--benchmark_repetitions=20").status == CBENCH_OK)
      let json = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
      let rows = try iterationRows(json)
      #expect(rows.count == 20)
      for row in rows {
        let iterations = min(16, try #require(row["iterations"] as? Double))
        #expect(try #require(row["allocs_per_iter"] as? Double) >= 1)
        #expect((30_000_000..<200_000_000).contains(try #require(row["max_bytes_used"] as? Double)))
        #expect((30_000_000..<200_000_000).contains(try #require(row["total_allocated_bytes"] as? Double) / iterations))
      }
    }
  }
}
