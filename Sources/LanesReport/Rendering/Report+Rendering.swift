import Mustache

/// A report as files: the page, and its charts and long tables by name.
public struct RenderedReport: Sendable, Equatable {
  public var readme: String
  /// What the index of all reports needs.
  public var summary: ReportSummary
  /// SVG text by file name inside `charts/`.
  public var charts: [String: String]
  /// Markdown by file name inside `tables/`: what would make the page too long.
  public var tables: [String: String]
  /// Why charts are missing; the page says it too.
  public var chartError: ChartError?
}

extension Report {
  /// Renders the report. The same results give the same text, byte for byte.
  ///
  /// A chart that cannot be drawn is left out, and the page says why: measurements are worth a page without pictures.
  /// - Parameter renderer: draws the charts; nil when there is no gnuplot.
  public func rendered(with renderer: ChartRenderer?) throws -> RenderedReport {
    var charts: [String: String] = [:]
    var chartError: ChartError? = renderer == nil ? .gnuplotMissing : nil
    var pages: [String: String] = [:]
    var parts: [[String: Any]] = []
    for section in sections {
      var images: [[String: Any]] = []
      for chart in renderer == nil ? [] : section.charts(results) {
        do throws(ChartError) {
          guard let svg = try renderer?.svg(chart) else { continue }
          charts["\(chart.id).svg"] = svg
          images.append(["file": "charts/\(chart.id).svg", "description": chart.description])
        } catch {
          chartError = error
        }
      }
      let tables = tables(section)
      let long = tables.filter(\.isLong)
      if !long.isEmpty { pages["\(section.id).md"] = page(section, long) }
      parts.append(part(section, images: images, tables: tables.filter { !$0.isLong }, long: long))
    }
    let template = try MustacheTemplate(string: String(decoding: PackageResources.Report_mustache, as: UTF8.self))
    let page = template.render(values(parts: parts, chartError: chartError))
    return RenderedReport(
      readme: page.trimmed + "\n", summary: summary, charts: charts, tables: pages, chartError: chartError)
  }

  private func tables(_ section: Section) -> [Table] {
    guard !results.cases(of: section.id).isEmpty else { return [] }
    let evidence = section.listsEveryCase ? Table.everyCase(of: section.id, in: results) : nil
    return section.tables(results) + [evidence].compactMap { $0 }
  }

  /// The page of a section's long tables.
  private func page(_ section: Section, _ tables: [Table]) -> String {
    let text = ["# \(section.title)", "These tables belong to [a section of the report](../README.md#\(section.id))."]
    return (text + tables.map { $0.markdown(isFolded: false) }).joined(separator: "\n\n") + "\n"
  }

  private func part(
    _ section: Section, images: [[String: Any]], tables: [Table], long: [Table]
  ) -> [String: Any] {
    let isMeasured = !results.cases(of: section.id).isEmpty
    let finding = isMeasured ? section.finding(results)?.sentence : nil
    return [
      "id": section.id, "title": section.title, "introduction": section.introduction,
      "finding": finding
        ?? (isMeasured ? "These measurements do not suffice for an answer." : "Not measured in this run."),
      "isMeasured": isMeasured, "images": images,
      "claims": ledger.entries.filter { $0.section == section.id }.map { ["markdown": $0.markdown] },
      "tables": tables.map { ["markdown": $0.markdown] },
      "hasLong": !long.isEmpty, "long": long.map { ["caption": $0.caption] },
    ]
  }

  private func values(parts: [[String: Any]], chartError: ChartError?) -> [String: Any] {
    let headlines = headlines(count: 3)
    var values: [String: Any] = [
      "processor": processor, "warnings": warnings, "machine": machine.map { ["name": $0.name, "text": $0.text] },
      "hasHeadlines": !headlines.isEmpty, "headlineCount": Self.words[min(headlines.count, 3)],
      "headlines": headlines, "trust": trust, "facts": factsTable.markdown, "sections": parts,
      "launches": counted(results.launches.count, "launch", "launches"),
      "rows": rowsText, "resamples": Format.number(Double(Bootstrap.resamples)), "outliers": outlierText,
      "cases": results.cases.count, "hasLedger": !ledger.entries.isEmpty, "ledger": ledger.table.markdown,
      "ledgerCounts": ClaimSide.allCases.map { side in "\(side.name): \(ledger.counts(of: side))" },
    ]
    values["notReadable"] = notReadable
    values["chartError"] = chartError.map { Markdown.html($0.description) }
    return values
  }

  private static let words = ["no", "one", "two", "three"]

  private var rowsText: String {
    guard let range = results.rowsPerCase else { return "no repetition" }
    return range.lowerBound == range.upperBound
      ? counted(range.lowerBound, "repetition", "repetitions")
      : "\(range.lowerBound) to \(range.upperBound) repetitions"
  }

  private var outlierText: String {
    let summaries = results.cases.compactMap { results.summary($0) }
    let flagged = summaries.reduce(0) { $0 + $1.outliers }
    let rows = summaries.reduce(0) { $0 + $1.rows }
    return "\(Format.count(Double(flagged))) of \(Format.count(Double(rows)))"
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    count == 1 ? "1 \(one)" : "\(count) \(many)"
  }
}

extension String {
  /// Without empty lines at both ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isNewline == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
