import Foundation
import Testing

@testable import LanesReport

@Suite struct MergingTests {
  private func launch(_ time: Double, context: [String: String] = [:]) -> Results.Launch {
    var synthetic = Synthetic()
    synthetic.context.merge(context) { $1 }
    synthetic.rows = [
      "{\"name\": \"q/fast/lanes/float32/L1/8\", \"run_type\": \"iteration\", \"repetition_index\": 0, "
        + "\"real_time\": \(time), \"cpu_time\": 1.2500000000000000e+00, \"time_unit\": \"ns\"}",
      "{\"name\": \"q/fast/lanes/float32/L1/8\", \"run_type\": \"iteration\", \"repetition_index\": 1, "
        + "\"real_time\": \(time + 1), \"cpu_time\": 1.0, \"time_unit\": \"ns\"}",
      "{\"name\": \"q/fast/lanes/float32/L1/8_mean\", \"run_type\": \"aggregate\", \"real_time\": 1}",
    ]
    return Results.Launch(data: synthetic.data, source: "launch \(time)")
  }

  @Test func rowsAreNumberedThrough() throws {
    let merged = try Results.merge([launch(10), launch(20), launch(30)])
    let root = try JSONValue(parsing: Array(merged))
    let rows = try #require(root["benchmarks"]?.elements)
    #expect(rows.compactMap { $0["repetition_index"]?.double } == [0, 1, 2, 3, 4, 5])
    #expect(rows.compactMap { $0["launch"]?.double } == [0, 0, 1, 1, 2, 2])
    #expect(root["context"]?["lanes_launches"]?.string == "3")
    let results = try Results(decoding: merged)
    #expect(results.launches == [0, 1, 2])
    #expect(results.launchMedians(CaseID("q", "fast", level: "L1", count: 8)) == [10.5, 20.5, 30.5])
  }

  @Test func processesOfOneLaunchShareIt() throws {
    let ours = [launch(10), launch(30)]
    let theirs = [launch(20, context: ["numpy_version": "2"]), launch(40, context: ["numpy_version": "2"])]
    let merged = try Results.merge([[ours[0], theirs[0]], [theirs[1], ours[1]]])
    let rows = try #require(JSONValue(parsing: Array(merged))["benchmarks"]?.elements)
    #expect(rows.compactMap { $0["launch"]?.double } == [0, 0, 0, 0, 1, 1, 1, 1])
    let results = try Results(decoding: merged)
    #expect(results.facts["numpy_version"] == "2", "facts that only one process knows are kept")
    #expect(results.facts["lanes_launches"] == "2")
  }

  @Test func processesOfDifferentRunsDoNotMerge() {
    #expect(throws: ResultsError.self) {
      try Results.merge([[launch(10), launch(20, context: ["lanes_commit": "def"])]])
    }
  }

  @Test func numbersKeepTheirDigits() throws {
    let merged = String(decoding: try Results.merge([launch(10)]), as: UTF8.self)
    #expect(merged.contains("\"cpu_time\": 1.2500000000000000e+00"))
  }

  @Test func mergedFilesMergeAgain() throws {
    let pair = Results.Launch(data: try Results.merge([launch(10), launch(20)]), source: "pair")
    let results = try Results(decoding: Results.merge([pair, launch(30)]))
    #expect(results.launches == [0, 1, 2])
  }

  @Test func filesOfTwoMachinesAreRefused() {
    #expect(throws: ResultsError.mismatch(fact: "processor", first: "A | B <c>", other: "Z", source: "launch 2.0")) {
      try Results.merge([launch(1), launch(2, context: ["processor": "Z"])])
    }
  }

  @Test func nothingToMerge() {
    #expect(throws: ResultsError.self) { try Results.merge([Results.Launch]()) }
  }

  @Test func writingReplacesTheOldFileWhole() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("deep/results.json")
    try Results.write(Data("old".utf8), to: file)
    try Results.write(Data("new".utf8), to: file)
    #expect(try String(decoding: Data(contentsOf: file), as: UTF8.self) == "new")
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path).count == 1)
  }

  @Test func unwritableFolder() throws {
    let folder = try TemporaryFolder()
    let obstacle = folder.url.appendingPathComponent("file")
    try Data().write(to: obstacle)
    #expect(throws: ResultsError.self) {
      try Results.write(Data(), to: obstacle.appendingPathComponent("results.json"))
    }
  }
}
