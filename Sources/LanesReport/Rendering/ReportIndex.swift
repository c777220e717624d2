import Foundation

/// The page above all machines' reports.
public struct ReportIndex: Sendable {
  /// The folder that holds a folder for each machine.
  public let reports: URL

  public init(reports: URL) { self.reports = reports }

  /// Writes `README.md` anew from the summaries of the reports; whole or not at all.
  public func write() throws {
    try Data(page.utf8).write(to: reports.appendingPathComponent("README.md"), options: .atomic)
  }

  /// The page's text.
  public var page: String {
    let rows = machines.map { name, summary in
      [
        "[\(Markdown.escaped(name))](\(name)/README.md)",
        ([Markdown.escaped(summary.processor)] + (summary.cores.map { ["\(Markdown.escaped($0)) cores"] } ?? []))
          .joined(separator: ", "),
        Markdown.escaped(summary.kernelSet ?? "–"),
        Markdown.escaped((summary.measuredAt?.prefix(10)).map(String.init) ?? "–")
          + (summary.isQuick ? " (coarse)" : ""),
        ClaimSide.allCases.compactMap { side in
          summary.claims[side.rawValue].map { "\(side.name): \(Markdown.escaped($0))" }
        }.joined(separator: "; "),
      ]
    }
    let table = Table(
      caption: "",
      columns: [
        .init("Machine", .leading), .init("Processor", .leading), .init("Kernels", .leading),
        .init("Measured", .leading), .init("The ledger of claims", .leading),
      ], rows: rows)
    return """
      # Reports that were really run

      One folder a machine: the page, its charts, and the results that both are rendered from.

      \(table.markdown)

      `make report` adds yours. `lanes report --from reports/<machine>/results.json` renders a page again, byte for byte.
      `lanes compare` of two results shows which verdicts differ.

      """
  }

  /// The reports that are here, by name. A folder without a summary that can be read is no report of this version.
  private var machines: [(String, ReportSummary)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: reports.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().compactMap { name in
      let file = reports.appendingPathComponent(name).appendingPathComponent("summary.json")
      guard let data = try? Data(contentsOf: file),
        let summary = try? JSONDecoder().decode(ReportSummary.self, from: data)
      else { return nil }
      return (name, summary)
    }
  }
}
