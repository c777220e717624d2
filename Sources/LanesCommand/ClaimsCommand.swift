import ArgumentParser
import Foundation
import LanesBenchmarks
import LanesReport

/// `lanes claims`
struct ClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "Explains what people claim about array memory and speed, and what the last run found.",
    discussion: """
      A claim's verdict is computed from measurements on this machine: holds, holds only under a condition that the data \
      show, refuted, undecided (an interval straddles the threshold), or not measured here.

      EXAMPLES:
        lanes claims                       all claims, as the last report judged
        lanes claims view-constant         one: its rule, and what was measured
        lanes claims --from results.json   the verdicts of another run
        lanes bench --claim view-constant  measure its cases alone
      """)

  @Argument(help: ArgumentHelp("A claim's identifier, or the beginning of several.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Results to judge by instead of this machine's last report.", valueName: "file"))
  var from: String?

  @Option(help: ArgumentHelp("The folder of reports.", valueName: "dir"))
  var reports = "reports"

  func run() throws {
    let results = try lastResults()
    let claims = Question.sections.flatMap(\.claims)
    let chosen = try id.map { id in try Claim.matching(id, among: claims) } ?? claims
    let ids = Set(chosen.map(\.id))
    let ledger = Ledger(Question.sections, results: results ?? .empty) { ids.contains($0.id) }
    if let results {
      print("Verdicts of \(results.facts.machineName), \(results.facts["measured_at"] ?? "at a time unknown"):\n")
    } else {
      print("No report of this machine is in \(reports), so there are no verdicts yet: `lanes report` measures.\n")
    }
    for entry in ledger.entries {
      print(id == nil ? entry.line : entry.explanation, terminator: id == nil ? "\n" : "\n\n")
    }
    guard id == nil, results != nil else { return }
    for side in ClaimSide.allCases { print("\n\(side.name): \(ledger.counts(of: side)).", terminator: "") }
    print()
  }

  /// Nil when there is no report yet.
  private func lastResults() throws -> Results? {
    if let from { return try Results(contentsOf: URL(fileURLWithPath: from)) }
    guard SavedFile.isFolder(reports) || reports == "reports" else {
      throw ValidationError("--reports \(reports): there is no such folder; --from FILE reads one run's results")
    }
    let file = LastReport.file(among: URL(fileURLWithPath: reports))
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    return try Results(contentsOf: file)
  }
}

extension Claim {
  /// The claim of that identifier, or those that begin with it; an error that helps to find the one that was meant.
  static func matching(_ id: String, among claims: [Claim]) throws -> [Claim] {
    if let exact = claims.first(where: { $0.id == id }) { return [exact] }
    let found = claims.filter { $0.id.hasPrefix(id) }
    guard found.isEmpty else { return found }
    throw ValidationError(
      Spelling.unknown("claim", id, among: claims.map(\.id), hint: "`lanes claims` lists them."))
  }
}
