import ArgumentParser
import Foundation
import LanesBenchmarks
import LanesReport

/// `lanes bench`
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Times cases with Google Benchmark and prints them.",
    usage: "lanes bench [FILTER] [--claim ID] [--list | --plan] [--quick] [--benchmark_…]",
    discussion: """
      FILTER is a regular expression that is looked for in the names of the cases, which read \
      question/operation/implementation/dtype/level/count.

      EXAMPLES:
        lanes bench --list                      all names
        lanes bench copy-cost/                  one question
        lanes bench --claim view-constant       what decides one claim
        lanes bench '/add/.*/float32/L1/'       one operation and size
        lanes bench any-all/ --benchmark_repetitions=9 --benchmark_out=any.json
        lanes bench --plan peers/ > plan.json   the cases, for NumPy and SciPy

      A plan is run by the Python that `make report PEERS=1` installs:
        .build/peers/bin/python -m lanes_peers plan.json --benchmark_filter=/add/

      Google Benchmark's own flags pass through: --benchmark_min_time=0.1 (seconds), \
      --benchmark_repetitions=9, --benchmark_enable_random_interleaving=true, --benchmark_out=FILE (JSON that its \
      compare.py and `lanes report --from` read).
      """)

  @Flag(help: "Print the names of the cases that match, and time nothing.")
  var list = false

  @Flag(help: "Print the cases that match as JSON, by which peers in Python run them, and time nothing.")
  var plan = false

  @Option(help: ArgumentHelp("Only the cases that decide a claim; `lanes claims` lists them.", valueName: "id"))
  var claim: String?

  @Flag(help: "Time each case for 5 ms instead of 50.")
  var quick = false

  @Option(help: .hidden)
  var machine: String?

  /// For `lanes report`: a plan, whose cases are run, and whose context stands for this process's own.
  @Option(help: .hidden)
  var only: String?

  /// For `lanes report`, which reads these lines from its children.
  @Flag(help: .hidden)
  var machineReadableProgress = false

  @Argument(parsing: .allUnrecognized, help: .hidden)
  var arguments: [String] = []

  func validate() throws {
    if list, plan { throw ValidationError("--list and --plan print the same cases in two forms: ask for one") }
  }

  func run() throws {
    try checkKernelSelection()
    var filter: String?
    var flags: [String] = []
    for argument in arguments where argument != "--" {
      if argument.hasPrefix("--benchmark_") || argument.hasPrefix("--v=") {
        flags.append(argument)
      } else if argument.hasPrefix("-") {
        throw ValidationError("there is no option \(argument); `lanes bench --help` shows them all")
      } else if filter == nil {
        filter = argument
      } else {
        throw ValidationError("two filters, \(filter!) and \(argument): join them as '\(filter!)|\(argument)'")
      }
    }
    let machine = MachineDescription(name: machine)
    let levels = CacheLevels(machine)
    let given = try only.map { try PeerPlan(contentsOf: URL(fileURLWithPath: $0)) }
    let chosen = try given.map { Set($0.cases.map(\.name)) } ?? claimed(at: levels)
    try suite { () throws(SuiteError) in try Suite.register(at: levels, only: chosen) }
    let names = try CaseNames.matching(filter)
    if plan {
      try print(String(decoding: PeerPlan(names, at: levels).json, as: UTF8.self))
      return
    }
    if list {
      names.forEach { print($0) }
      return
    }
    try PeersInC.check()
    for (key, value) in given?.context ?? context(of: machine) { Suite.addContext(key, value) }
    Suite.memoryBudget = machine.memoryBytes / 4
    if let filter { flags.append("--benchmark_filter=\(filter)") }
    if !flags.contains(where: { $0.hasPrefix("--benchmark_min_time") }) {
      flags.append("--benchmark_min_time=\(quick ? 0.005 : 0.05)")
    }
    let display: any BenchDisplay = machineReadableProgress ? LinesForParent() : BenchTable(names: names)
    try suite { () throws(SuiteError) in
      try Suite.run(arguments: flags, observer: .init(began: display.began, finished: display.finished))
    }
    display.end()
  }

  /// The names of the cases that decide the claim that was asked for; nil when none was.
  private func claimed(at levels: CacheLevels) throws -> Set<String>? {
    guard let claim else { return nil }
    let claims = try Claim.matching(claim, among: Question.sections.flatMap(\.claims))
    let cases = Question.all.flatMap { $0.cases(levels) }.map(\.id)
    return Set(cases.filter { id in claims.contains { $0.isDecided(by: id) } }.map(\.name))
  }

  private func context(of machine: MachineDescription) -> [String: String] {
    var facts = machine.facts.merging(BuildDescription.facts, uniquingKeysWith: { $1 })
    facts["lanes_quick"] = quick ? "1" : "0"
    facts["measured_at"] = ISO8601DateFormatter().string(from: Date())
    return facts
  }

  private func suite(_ body: () throws(SuiteError) -> Void) throws {
    do throws(SuiteError) {
      try body()
    } catch  where error.kind == .badArgument {
      throw ValidationError(error.description)
    } catch {
      StandardStreams.say("lanes: \(error.description)\n")
      throw ExitCode.failure
    }
  }
}
