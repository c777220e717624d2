import Foundation
import LanesBenchmarks
import LanesReport

/// The tables that lessons show of a run.
struct MeasuredTables {
  let results: Results

  enum Found: Equatable {
    case filled(String)
    /// There is such a claim, of which the run has no measurement.
    case notMeasured
    case unknown
  }

  /// `claim ID`: the verdicts and what was seen; `case NAME…`: the medians of the cases whose names begin so.
  func table(of subject: String) -> Found {
    let words = subject.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first, words.last) {
    case ("claim", let id?):
      let ledger = Ledger(Question.sections, results: results) { $0.id == id }
      guard let entry = ledger.entries.first else { return .unknown }
      return entry.lessonTable(on: machine).map(Found.filled) ?? .notMeasured
    case ("case", let prefix?): return cases(prefix).map(Found.filled) ?? .unknown
    default: return .unknown
    }
  }

  private var machine: String { results.facts["processor"] ?? "an unknown processor" }

  private func cases(_ prefix: String) -> String? {
    let rows = results.cases.filter { $0.name.hasPrefix(prefix) }.compactMap { results.summary($0) }.map { summary in
      ["`\(summary.id.name)`", Format.time(summary.median), Format.times(summary.interval)]
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      caption: "", columns: [.init("Case", .leading), .init("Median"), .init("95 % interval")], rows: rows,
      note: "Measured on \(machine)."
    ).markdown
  }
}
