import Foundation
import Testing

@testable import LanesReport

@Suite struct DecodingTests {
  @Test func fixtureIsRead() throws {
    let results = try Results(decoding: fixture)
    let id = CaseID("in-place", "add-out", level: "L1", count: 2048)
    #expect(results.cases == [id])
    #expect(results[id]?.times == [150, 160])
    #expect(results[id]?.counter("page_faults") == 1)
    #expect(results[id]?.counters["bytes_per_second"] == [1.6384e11])
    #expect(results.facts.cache("L1") == 49152)
    #expect(results.facts.cache("L3") == nil)
    #expect(results.facts.machineName == "some-machine-2-cores")
    #expect(
      results.remarks == [
        "1 row left out: the name is not that of a case", "1 row left out: no positive, finite time",
        "case in-place/add-assign/lanes/float32/L1/2048 failed: element 3 is 7, expected 8",
      ])
  }

  /// Google Benchmark computes rates from the processor's time, unless the name says that it was the clock's.
  @Test func ratesAreOfTheClocksTime() throws {
    func rate(_ suffix: String) throws -> [Double]? {
      let row =
        "{\"name\": \"q/o/i/float32/L1/8\(suffix)\", \"real_time\": 200, \"cpu_time\": 50, \"bytes_per_second\": 8e9}"
      let text = "{\"context\": {\"lanes_schema\": \"1\"}, \"benchmarks\": [\(row)]}"
      let results = try Results(decoding: Data(text.utf8))
      return results[CaseID("q", "o", implementation: "i", level: "L1", count: 8)]?.counters["bytes_per_second"]
    }
    #expect(try rate("") == [2e9])
    #expect(try rate("/real_time") == [8e9])
  }

  private func failure(_ text: String) -> ResultsError? {
    do throws(ResultsError) {
      _ = try Results(decoding: Data(text.utf8), source: "f")
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "{\"a\": tru}", "\"open", "{}x", "{\"a\": \"\\q\"}", "{\"a\": 1e}", "\\",
    "{\"a\": \"\\u12\"}", String(repeating: "[", count: 100_000),
  ])
  func notJSON(text: String) {
    guard case .notJSON = failure(text) else {
      Issue.record("\(text.prefix(40)) gave \(String(describing: failure(text)))")
      return
    }
  }

  @Test func notJSONNamesTheLine() {
    #expect(failure("{\n\"a\": 1,\n}") == .notJSON(source: "f", line: 3, reason: "a member's name should stand here"))
  }

  @Test(arguments: [
    "{}", "[]", "3", "null", "{\"context\": 1, \"benchmarks\": []}", "{\"context\": {}, \"benchmarks\": {}}",
    "{\"context\": {}, \"benchmarks\": []}", "{\"context\": {\"lanes_schema\": \"new\"}, \"benchmarks\": []}",
    "{\"context\": {\"lanes_schema\": \"0\"}, \"benchmarks\": []}",
    "{\"context\": {\"lanes_schema\": []}, \"benchmarks\": []}",
  ])
  func foreign(text: String) {
    guard case .foreign = failure(text) else {
      Issue.record("\(text) gave \(String(describing: failure(text)))")
      return
    }
  }

  @Test func newerSchema() {
    let newer = Results.schema + 1
    let text = "{\"context\": {\"lanes_schema\": \"\(newer)\"}, \"benchmarks\": []}"
    #expect(failure(text) == .newerSchema(source: "f", found: newer, supported: Results.schema))
  }

  @Test(arguments: [
    "", "3", "null", "{}", "{\"name\": 3}", "{\"name\": \"q/o/i/d/L1/1\"}",
    "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": NaN}", "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": Infinity}",
    "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": -1}", "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": \"5\"}",
    "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": 1e400}",
    "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": 1e308, \"time_unit\": \"s\"}",
    "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": 1, \"time_unit\": \"years\"}",
    "{\"name\": \"q/o/i/d/L1/1\", \"real_time\": 1, \"run_type\": \"aggregate\"}",
  ])
  func emptyWithoutOneUsableRow(row: String) {
    let text = "{\"context\": {\"lanes_schema\": \"1\"}, \"benchmarks\": [\(row)]}"
    guard case .empty = failure(text) else {
      Issue.record("\(row) gave \(String(describing: failure(text)))")
      return
    }
  }

  @Test func missingFile() {
    #expect(throws: ResultsError.self) { try Results(contentsOf: URL(fileURLWithPath: "/nowhere/results.json")) }
  }

  @Test func foldersAndHugeFilesAreRefusedAtOnce() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("results.json")
    #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
    // It takes no room on the disk.
    #expect(truncate(file.path, 1 << 36) == 0)
    for (url, reason) in [(folder.url, "a folder"), (file, "\(1 << 36) bytes")] {
      let error = #expect(throws: ResultsError.self) { try Results(contentsOf: url) }
      #expect(error?.description.contains(reason) == true)
    }
  }

  /// Every message says what to do.
  @Test func messages() {
    let errors: [ResultsError] = [
      .unreadable(source: "f", reason: "r"), .notJSON(source: "f", line: 1, reason: "r"),
      .foreign(source: "f", reason: "r"), .newerSchema(source: "f", found: 2, supported: 1),
      .empty(source: "f", reason: "r"), .mismatch(fact: "x", first: "a", other: "b", source: "f"),
      .unwritable(path: "f", reason: "r"),
    ]
    for error in errors { #expect(error.description.contains("f") && error.description.hasSuffix(".")) }
  }

  @Test func escapesSurviveReadingAndWriting() throws {
    let text = #"{"k\"\\": "a\n\t\u0001é😀\u00e9\ud83d\ude00\ud800", "n": [1.50e+01, -Infinity, true, null]}"#
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(value["k\"\\"]?.string == "a\n\t\u{1}é😀é😀\u{FFFD}")
    #expect(try JSONValue(parsing: Array(value.text.utf8)) == value)
    #expect(value.text.contains("1.50e+01"))
  }

  /// Damaged files must end in an error or in results, never in a trap.
  @Test func damagedFilesNeverTrap() throws {
    var generator = SeededGenerator(seed: 42)
    let original = Array(fixture)
    for _ in 0..<400 {
      var bytes = original
      for _ in 0...generator.index(below: 4) {
        let place = generator.index(below: bytes.count)
        switch generator.index(below: 4) {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        case 1: bytes.remove(at: place)
        case 2: bytes[place] = Array("0-9eE.,:{}[]\"".utf8)[generator.index(below: 13)]
        default: bytes.removeSubrange(place..<min(place + 40, bytes.count))
        }
      }
      guard let results = try? Results(decoding: Data(bytes)) else { continue }
      let report = Report(results: results, sections: [Synthetic.section], noiseCheck: Synthetic.noiseCheck)
      #expect(try !report.rendered(with: nil).readme.isEmpty)
    }
  }
}
