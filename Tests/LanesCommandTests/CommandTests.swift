import Foundation
import Testing

/// The built executable, run as a person runs it.
@Suite struct CommandTests {
  /// An example that is too wide for a terminal of 80 columns would go on at the left edge.
  @Test(arguments: [
    [], ["bench"], ["report"], ["claims"], ["compare"], ["notebook"], ["notebook", "update"], ["learn"], ["layout"],
  ])
  func helpTeachesByExample(_ command: [String]) throws {
    let help = try lanes(command + ["--help"])
    #expect(help.status == 0)
    let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false)
    let examples = lines.drop { $0 != "EXAMPLES:" }.dropFirst().prefix { !$0.isEmpty }
    #expect(examples.count > 1)
    #expect(examples.allSatisfy { $0.hasPrefix("  ") }, "\(examples.joined(separator: "\n"))")
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

  /// With what was meant, and the way to find out; never the usage of another command.
  @Test(arguments: [
    (["bensh"], "no command lanes bensh; did you mean bench?"),
    (["repot", "--quick"], "no command lanes repot; did you mean report?"),
    (["help", "cliams"], "no command lanes cliams; did you mean claims?"),
    (["learn", "lst"], "no command lanes learn lst; did you mean list?"),
    (["notebook", "chekc", "a.md"], "no command lanes notebook chekc; did you mean check?"),
    (["claims", "view-constnat"], "no claim view-constnat; did you mean view-constant?"),
    (["claims", "--reports", "/nowhere"], "--reports /nowhere: there is no such folder"),
    (["bench", "--claim", "any-bool-stosp"], "no claim any-bool-stosp; did you mean any-bool-stops?"),
    (["bench", "nonsense"], "no case matches the filter nonsense. The questions are ceilings"),
    (["bench", "--quik"], "no option --quik; `lanes bench --help`"),
  ])
  func aSlipIsNamed(_ arguments: [String], _ words: String) throws {
    let run = try lanes(arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(words))
    #expect(!run.errors.contains("Usage"))
  }

  private func hint(_ arguments: String...) throws -> Outcome {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try lanes(
      ["learn", "hint", "--exercises", package.appendingPathComponent("notebooks-md/exercises").path] + arguments)
  }

  @Test func anExerciseThatIsMisspeltIsNamed() throws {
    let hint = try hint("in-odrer")
    #expect(hint.status == 64)
    #expect(hint.errors.contains("no exercise in-odrer; did you mean in-order? `lanes learn list` shows them all."))
  }

  @Test func hintsComeOneByOne() throws {
    let (first, second, third) = try (
      hint("in-order"), hint("in-order", "--number", "2"), hint("in-order", "--number", "3")
    )
    #expect(first.output.contains("hint 1 of 2: ") && first.output.contains("`lanes learn hint in-order --number 2`"))
    #expect(second.output.contains("hint 2 of 2: ") && !second.output.contains("--number"))
    #expect(third.status == 64 && third.errors.contains("in-order has no hint 3: they are counted from 1 to 2"))
    let firstLine = first.output.prefix { $0 != "\n" }
    #expect(try hint("in-order", "--all").output == firstLine + "\n" + second.output)
  }

  @Test func aRunThatCanNotBeginLeavesNothing() throws {
    let folder = temporaryPath()
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try lanes("report", "--quick", "--filter", "any-alll/", "--output", folder.path)
    #expect(report.status == 1)
    #expect(report.errors.contains("any-alll/; did you mean any-all/?"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func renderingTakesNoOptionsOfMeasuring() throws {
    let report = try lanes("report", "--from", "results.json", "--quick")
    #expect(report.status == 64)
    #expect(report.errors.contains("--from renders what was measured"))
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
    let folder = temporaryPath()
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
    let folder = temporaryPath()
    let report = try lanes("report", "--from", file.path, "--output", folder.path)
    #expect(report.status == 1)
    #expect(report.errors.contains(file.lastPathComponent))
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func oneProcessAtATimeWritesAReport() throws {
    let folder = temporaryPath()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let row = #"{"name": "calibration/add/c-vector/float32/L1/64", "run_type": "iteration", "real_time": 1}"#
    let file = try temporaryFile(#"{"context": {"lanes_schema": "1"}, "benchmarks": [\#(row)]}"#)
    defer { try? FileManager.default.removeItem(at: file) }
    let render = { try lanes("report", "--from", file.path, "--output", folder.path) }

    let held = open(folder.path, O_RDONLY | O_CLOEXEC)
    #expect(flock(held, LOCK_EX) == 0)
    for refused in [try render(), try lanes("report", "--quick", "--output", folder.path)] {
      #expect(refused.status == 1)
      #expect(refused.errors.contains("is writing into \(folder.path)") && refused.errors.contains("--output"))
      #if os(Linux)
        #expect(refused.errors.contains("process \(ProcessInfo.processInfo.processIdentifier),"))
      #endif
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    close(held)
    #expect(try render().status == 0)
  }

  @Test func anUnwritableFolderIsFoundBeforeTheRun() throws {
    let report = try lanes("report", "--quick", "--output", "/proc/nowhere")
    #expect(report.status == 1)
    #expect(report.errors.contains("/proc/nowhere") && report.errors.contains("--output"))
  }

  /// A program of the system's name for it, which notes what it is asked to show.
  @Test(arguments: [0, 3])
  func thePageIsShown(_ status: Int32) throws {
    let folder = temporaryPath()
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
    let folder = temporaryPath()
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
