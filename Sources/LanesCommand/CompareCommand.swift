import ArgumentParser
import Foundation
import LanesBenchmarks
import LanesReport

/// `lanes compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says what became faster or slower from one run to another, and how sure that is.",
    usage: """
      lanes compare BASELINE.json OTHER.json [--filter REGEX] [--threshold PERCENT] [--format table|markdown|json]
      lanes compare --implementations ONE,BASELINE RESULTS.json
      """,
    discussion: """
      Both files are Google Benchmark's JSON: a report's results.json, or what --benchmark_out of any program wrote. \
      Above 1× the other is faster than the baseline. Only differences that matter (--threshold), whose interval \
      excludes 1 and that pass a Mann-Whitney test adjusted for the number of tests are called faster or slower; \
      "no change" needs an interval that lies whole within the threshold; all else is undecided.

      EXAMPLES:
        lanes bench in-place/ --benchmark_repetitions=15 --benchmark_out=before.json
        (edit, build)
        lanes bench in-place/ --benchmark_repetitions=15 --benchmark_out=after.json
        lanes compare before.json after.json

          benchmark               baseline    other  speed (95 % interval)  verdict
          add-out/…/float32/L1     74.5 ns  70.2 ns    1.06× (1.05–1.07×)   faster

        lanes compare old.json new.json --filter '/add.*/L1/' --threshold 5
        lanes compare --implementations lanes-v4,c-vector results.json

      Of two reports' results it also says which verdicts on claims changed (`lanes claims`).

      Results of different hosts, processors, kernel sets or builds are refused, unless --across-machines says that \
      this is what you want.

      EXIT CODES:
        0  nothing became slower
        1  something became slower
        2  not comparable: an unusable file, no common benchmark, another machine
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, markdown, json
  }

  @Argument(help: ArgumentHelp("The baseline, and what is compared with it.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Only benchmarks whose names match this regular expression.", valueName: "regex"))
  var filter: String?

  @Option(help: ArgumentHelp("The smallest difference that matters, in per cent.", valueName: "percent"))
  var threshold = 2.0

  @Option(help: "How the comparison is written: table, markdown or json.")
  var format = Format.table

  @Option(
    help: ArgumentHelp("Compare an implementation with another inside one file.", valueName: "one,baseline"))
  var implementations: String?

  @Flag(help: "Compare although host, processor, kernel set or build differ.")
  var acrossMachines = false

  func validate() throws {
    guard threshold >= 0, threshold < 100 else {
      throw ValidationError("--threshold \(threshold): a share in per cent, from 0 to below 100")
    }
    if let implementations {
      guard pair(implementations) != nil else {
        throw ValidationError("--implementations \(implementations): two names with a comma, such as lanes,numpy")
      }
      guard files.count == 1 else {
        throw ValidationError("--implementations compares inside one file, and there are \(files.count)")
      }
    } else if files.count != 2 {
      throw ValidationError(
        "lanes compare takes two files, and there \(files.count == 1 ? "is 1" : "are \(files.count)"); "
          + "--implementations ONE,BASELINE compares inside one")
    }
  }

  func run() throws {
    let comparison = try compared()
    guard !comparison.rows.isEmpty else {
      throw refusal(
        "nothing to compare: \(filter.map { "no name that matches \($0) is" } ?? "no name is") on both sides "
          + "(\(comparison.baselineName) has \(comparison.onlyInBaseline.count) others, "
          + "\(comparison.name) \(comparison.onlyInOther.count))")
    }
    guard comparison.differences.isEmpty || acrossMachines else {
      throw refusal(
        "these are not runs of one machine and build: \(comparison.differenceLines.joined(separator: "; ")). "
          + "Measure both on one, or say --across-machines if the difference is what you ask about")
    }
    let verdicts = verdicts()
    switch format {
    case .table:
      print(comparison.text, terminator: "")
      if !verdicts.isEmpty { print("\n" + verdicts.joined(separator: "\n")) }
    case .markdown:
      print(comparison.markdown, terminator: "")
      if let first = verdicts.first {
        print("\n" + ([first] + verdicts.dropFirst().map { "- \($0.dropFirst(2))" }).joined(separator: "\n"))
      }
    case .json: print(comparison.json, terminator: "")
    }
    if comparison.hasRegression { throw ExitCode(1) }
  }

  private func compared() throws -> RunComparison {
    let rules = ChangeRules(smallestEffect: threshold / 100)
    let isIncluded = try matcher()
    do throws(ResultsError) {
      let first = try TimedFile(contentsOf: files[0])
      if let (one, baseline) = implementations.flatMap(pair) {
        return RunComparison(in: first, implementation: one, against: baseline, rules: rules, where: isIncluded)
      }
      let second = try TimedFile(contentsOf: files[1])
      return RunComparison(first, second, rules: rules, gauge: .calibration, where: isIncluded)
    } catch {
      throw refusal(error.description)
    }
  }

  /// What the two runs say of the claims; nothing unless both files are Lanes' own.
  private func verdicts() -> [String] {
    guard files.count == 2, let first = try? Results(contentsOf: URL(fileURLWithPath: files[0])),
      let second = try? Results(contentsOf: URL(fileURLWithPath: files[1]))
    else { return [] }
    return LedgerComparison(
      Ledger(Question.sections, results: first), Ledger(Question.sections, results: second)
    ).lines
  }

  private func matcher() throws -> (String) -> Bool {
    guard let filter else { return { _ in true } }
    guard let expression = try? NSRegularExpression(pattern: filter) else {
      throw refusal("--filter \(filter) is no regular expression")
    }
    return { expression.firstMatch(in: $0, range: NSRange($0.startIndex..., in: $0)) != nil }
  }

  private func pair(_ text: String) -> (String, String)? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    return names.count == 2 && names.allSatisfy { !$0.isEmpty } && names[0] != names[1] ? (names[0], names[1]) : nil
  }

  /// Not comparable.
  private func refusal(_ message: String) -> ExitCode {
    StandardStreams.say("lanes: \(message)\n")
    return ExitCode(2)
  }
}
