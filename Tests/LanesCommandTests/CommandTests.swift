import Foundation
import Testing

/// The built executable, run as a person runs it.
@Suite struct CommandTests {
  @Test(arguments: [
    ["--help"], ["bench", "--help"], ["report", "--help"], ["info", "--help"], ["compare", "--help"],
  ])
  func helpTeachesByExample(_ arguments: [String]) throws {
    let help = try arguments.count == 1 ? lanes(arguments[0]) : lanes(arguments[0], arguments[1])
    #expect(help.status == 0)
    #expect(help.output.contains("lanes") && help.output.contains("USAGE"))
  }

  @Test func infoNamesTheKernelSet() throws {
    let info = try lanes("info", environment: ["LANES_KERNELS": "baseline"])
    #expect(info.status == 0)
    #expect(info.output.contains("baseline: LANES_KERNELS=baseline asks for it"))
  }

  @Test func anUnknownKernelSetIsRefused() throws {
    let info = try lanes("info", environment: ["LANES_KERNELS": "v9"])
    #expect(info.status != 0)
    #expect(info.errors.contains("LANES_KERNELS=v9") && info.errors.contains("baseline"))
  }

  @Test func namesOfAQuestionAreListed() throws {
    let list = try lanes("bench", "--list", "calibration/")
    #expect(list.status == 0)
    let names = list.output.split(separator: "\n")
    #expect(names.count == 2)
    #expect(names.allSatisfy { $0.hasPrefix("calibration/") })
  }

  @Test func anUnknownFilterHelps() throws {
    let bench = try lanes("bench", "any-alll/")
    #expect(bench.status != 0)
    #expect(bench.errors.contains("any-alll/") && bench.errors.contains("did you mean any-all/"))
  }

  @Test func anUnknownFlagIsRefused() throws {
    #expect(try lanes("bench", "calibration/", "--benchmark_nonsense=1").errors.contains("--benchmark_nonsense"))
    #expect(try lanes("bench", "--nonsense").status != 0)
  }

  @Test func aPlanNamesTheCasesAndTheirPeers() throws {
    let plan = try lanes("bench", "--plan", "peers/(nothing|subscript-loop)/")
    #expect(plan.status == 0)
    let json = try #require(JSONSerialization.jsonObject(with: Data(plan.output.utf8)) as? [String: Any])
    let cases = try #require(json["cases"] as? [[String: Any]])
    let peers = Dictionary(
      cases.map { ($0["operation"] as? String, $0["peers"] as? [String]) }, uniquingKeysWith: { first, _ in first })
    #expect(peers["nothing"] == ["numpy"] && peers["subscript-loop"] == [])
  }

  @Test func aPlanIsRun() throws {
    let plan = try temporaryFile(lanes("bench", "--plan", "calibration/add/").output)
    defer { try? FileManager.default.removeItem(at: plan) }
    let bench = try lanes("bench", "--only", plan.path, "--benchmark_min_time=0.001")
    #expect(bench.status == 0)
    #expect(bench.output.split(separator: "\n").filter { $0.hasPrefix("calibration/") }.count == 1)
  }

  @Test func aReportGoesOnWithoutPeers() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try lanes(
      "report", "--quick", "--launches", "1", "--filter", "peers/(nothing|any-first-hit)/", "--machine", "here",
      "--output", folder.path, "--peers", "/nowhere/python")
    #expect(report.status == 0)
    #expect(report.errors.contains("no peers in Python: /nowhere/python does not run"))
    let page = try String(contentsOf: folder.appendingPathComponent("here/README.md"), encoding: .utf8)
    #expect(page.contains("not measured here: no NumPy"))
    #expect(page.contains("/nowhere/python does not run"))
  }

  @Test func resultsComeAsGoogleBenchmarksJSON() throws {
    let file = try temporaryFile("")
    defer { try? FileManager.default.removeItem(at: file) }
    let bench = try lanes("bench", "calibration/add/", "--benchmark_min_time=0.001", "--benchmark_out=\(file.path)")
    #expect(bench.status == 0)
    let json = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let context = try #require(json["context"] as? [String: Any])
    #expect(context["lanes_schema"] as? String == "2")
    #expect((json["benchmarks"] as? [Any])?.count == 1)
  }

  @Test(arguments: ["{\"x\": 1}", "no JSON", "", "[]"])
  func foreignResultsAreRefused(_ text: String) throws {
    let file = try temporaryFile(text)
    defer { try? FileManager.default.removeItem(at: file) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-test-\(UUID().uuidString)")
    let report = try lanes("report", "--from", file.path, "--output", folder.path)
    #expect(report.status == 1)
    #expect(report.errors.contains(file.lastPathComponent))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func anUnwritableFolderIsFoundBeforeTheRun() throws {
    let report = try lanes("report", "--quick", "--output", "/proc/nowhere")
    #expect(report.status == 1)
    #expect(report.errors.contains("/proc/nowhere") && report.errors.contains("--output"))
  }

  /// A program of the system's name for it, which notes what it is asked to show.
  @Test(arguments: [0, 3])
  func thePageIsShown(_ status: Int32) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let note = folder.appendingPathComponent("note")
    for name in ["open", "xdg-open"] {
      let program = folder.appendingPathComponent(name)
      try Data("#!/bin/sh\necho \"$1\" > '\(note.path)'\nexit \(status)\n".utf8).write(to: program)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }
    let report = try openedReport(in: folder, path: folder.path)
    #expect(report.status == 0)
    let shown = try String(contentsOf: note, encoding: .utf8)
    #expect(shown.hasSuffix("/README.md\n") && report.output.contains(shown.dropLast()))
    #expect(report.errors.contains("could not show the page") == (status != 0))
  }

  @Test func whereNothingShowsPagesItSaysSo() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-test-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try openedReport(in: folder, path: "/nowhere")
    #expect(report.status == 0)
    #expect(report.errors.contains("--open needs") && report.errors.contains("README.md yourself"))
  }

  private func openedReport(in folder: URL, path: String) throws -> Outcome {
    let row = #"{"name": "calibration/add/c-vector/float32/L1/64", "run_type": "iteration", "real_time": 1}"#
    let file = try temporaryFile(#"{"context": {"lanes_schema": "1"}, "benchmarks": [\#(row)]}"#)
    defer { try? FileManager.default.removeItem(at: file) }
    return try lanes(
      "report", "--from", file.path, "--output", folder.path, "--open", environment: ["PATH": path])
  }
}
