import ArgumentParser
import Foundation
import LanesBenchmarks
import LanesReport

/// `lanes report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Runs the suite and writes a Markdown report with charts.",
    discussion: """
      The suite runs in several launches of this program, so that what differs from one process to the next is seen \
      as the noise it is. The report replaces the machine's earlier one only when it is complete.

      EXAMPLES:
        lanes report                       about four minutes
        lanes report --quick               about a minute, coarser
        lanes report --from results.json   render only: one file, one report
        lanes report --filter any-all/ --output elsewhere
                                           one question alone
        lanes report --resume              go on with a run that was interrupted
        lanes report --from results.json --open
                                           and show the page
        lanes report --peers .build/peers/bin/python
                                           beside NumPy, numexpr and SciPy:
                                           nine minutes, with --quick two

      Peers in Python are timed by the same engine, in processes that take turns with this program's. `make report \
      PEERS=1` makes that Python first, with the versions that CBench/Python/requirements.txt names. Without it the C \
      and C++ peers are compared alone.
      """)

  @Flag(
    help: """
      Fewer launches and repetitions, and no races past the caches: about a minute, with wider intervals.
      """)
  var quick = false

  @Option(help: ArgumentHelp("The folder of reports; each machine has a folder in it.", valueName: "dir"))
  var output = "reports"

  @Option(help: ArgumentHelp("Render results that exist instead of measuring.", valueName: "file"))
  var from: String?

  @Option(help: "The name of the machine's folder. By default made of processor and cores.")
  var machine: String?

  @Option(
    help: ArgumentHelp(
      "Only cases whose names match this regular expression. The report then has them alone: another --output keeps "
        + "the whole one.", valueName: "regex"))
  var filter: String?

  @Option(
    help: ArgumentHelp("A Python with NumPy, numexpr, SciPy and google-benchmark to compare with.", valueName: "python")
  )
  var peers: String?

  @Option(help: "How many times the program is launched.")
  var launches: Int?

  @Flag(help: "Go on with the run that was interrupted, as it was asked for; what it measured is not measured again.")
  var resume = false

  @Flag(
    name: .customLong("open"), help: "Show the finished page in the program that this system opens such files with.")
  var opens = false

  func validate() throws {
    if resume, quick || from != nil || machine != nil || filter != nil || peers != nil || launches != nil {
      throw ValidationError("--resume goes on with a run as it was asked for: only --output and --open go with it")
    }
    if from != nil, quick || filter != nil || peers != nil || launches != nil {
      throw ValidationError("--from renders what was measured; --quick, --filter, --peers and --launches measure")
    }
    if let launches, !(1...100).contains(launches) {
      throw ValidationError("--launches \(launches): between 1 and 100 launches make sense")
    }
    if let machine, machine.isEmpty || machine.contains("/") || machine.hasPrefix(".") {
      throw ValidationError("--machine \(machine): a folder's name has no slash and begins with no dot")
    }
  }

  func run() throws {
    try checkKernelSelection()
    let folder = URL(fileURLWithPath: output)
    do {
      if from == nil { try checkWritable(folder) }
      try FolderLock.hold(folder) {
        let data = try from.map { try Results.read(URL(fileURLWithPath: $0)) } ?? measured(into: folder)
        try render(data, source: from ?? "the results", into: folder)
        if from == nil { RunFolder(among: folder).remove() }
      }
    } catch let error as ExitCode {
      throw error
    } catch let error as ReportError where from == nil {
      throw failure(error.description + " `lanes report --resume` writes it then, and measures nothing again.")
    } catch let error as CustomStringConvertible where !(error is CocoaError) {
      throw failure(error.description)
    } catch {
      throw failure("\(from ?? output): \(Results.reason(of: error))")
    }
  }

  private func measured(into reports: URL) throws -> Data {
    try PeersInC.check()
    let folder = RunFolder(among: reports)
    var settings = RunFolder.Settings(
      quick: quick, launches: launches ?? (quick ? 2 : 3), filter: filter, machine: machine, peers: peers)
    if resume { settings = try folder.settings() }
    var facts: [String: String] = [:]
    var process: PeerProcess?
    do {
      process = try settings.peers.map { try PeerProcess(python: $0) }
      facts = process?.facts ?? [:]
    } catch let error as PeersMissing {
      say("lanes: \(error.description)")
      facts["peers_missing"] = error.reason
    }
    let launches = try Launches(settings, in: folder, peers: process, facts: facts)
    if !resume { try folder.begin(settings) }
    return try launches.run()
  }

  private func render(_ data: Data, source: String, into folder: URL) throws {
    let results = try Results(decoding: data, source: source)
    let report = Report(results: results, sections: Question.sections, noiseCheck: .calibration)
    // What is wrong with gnuplot the rendered report tells.
    let renderer = try? ChartRenderer()
    let name = machine ?? results.facts.machineName
    let rendered = try report.rendered(with: renderer)
    if let error = rendered.chartError { say("lanes: \(error.description)") }
    let page = try ReportWriter(reports: folder).write(rendered, results: data, machine: name)
    try ReportIndex(reports: folder).write()
    print("\nThe report is at \(page.path)\n")
    for (number, headline) in report.headlines(count: 3).enumerated() { print("\(number + 1). \(headline)") }
    if opens, let problem = PageOpener.show(page) { say("lanes: \(problem)") }
  }

  /// Found out before the run, not after it.
  private func checkWritable(_ folder: URL) throws {
    let probe = folder.appendingPathComponent(".lanes-\(ProcessInfo.processInfo.processIdentifier)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data().write(to: probe)
      try FileManager.default.removeItem(at: probe)
    } catch {
      throw failure("the folder \(folder.path) can't be written to: choose another with --output")
    }
  }

  private func failure(_ message: String) -> ExitCode {
    say("lanes: " + message)
    return .failure
  }

  private func say(_ line: String) { StandardStreams.say(line + "\n") }
}
