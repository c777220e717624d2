import Foundation
import Testing

@testable import LanesReport

@Suite struct ReportWriterTests {
  private let folder: TemporaryFolder
  private let writer: ReportWriter

  init() throws {
    folder = try TemporaryFolder()
    writer = ReportWriter(reports: folder.url.appendingPathComponent("reports"))
  }

  private let summary = ReportSummary(processor: "A processor", isQuick: false, claims: ["lanes": "2 hold"])

  private func report(_ text: String) -> RenderedReport {
    RenderedReport(readme: text, summary: summary, charts: ["c.svg": "<svg>\(text)</svg>"], tables: ["t.md": text])
  }

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: writer.reports.appendingPathComponent(path)), as: UTF8.self)
  }

  @Test func aNewReportReplacesTheOldAndKeepsNeighbours() throws {
    try writer.write(report("old"), results: Data("1".utf8), machine: "m")
    try Data("mine".utf8).write(to: writer.reports.appendingPathComponent("m/notes.txt"))
    try Data("stale".utf8).write(to: writer.reports.appendingPathComponent("m/charts/stale.svg"))
    let page = try writer.write(report("new"), results: Data("2".utf8), machine: "m")
    #expect(page.path.hasSuffix("reports/m/README.md"))
    #expect(try read("m/README.md") == "new")
    #expect(try read("m/results.json") == "2")
    #expect(try read("m/charts/c.svg") == "<svg>new</svg>")
    #expect(try read("m/notes.txt") == "mine")
    #expect(!FileManager.default.fileExists(atPath: writer.reports.appendingPathComponent("m/charts/stale.svg").path))
    #expect(try FileManager.default.contentsOfDirectory(atPath: writer.reports.path) == ["m"])
  }

  @Test func whatAnInterruptedRunLeftIsNoHindrance() throws {
    try writer.write(report("old"), results: Data(), machine: "m")
    let partial = writer.reports.appendingPathComponent(".m.partial/charts")
    try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
    #expect(try read("m/README.md") == "old")
    try writer.write(report("new"), results: Data(), machine: "m")
    #expect(try read("m/README.md") == "new")
  }

  @Test func aFailureLeavesTheOldReportWhole() throws {
    try writer.write(report("old"), results: Data("1".utf8), machine: "m")
    let bad = RenderedReport(readme: "new", summary: summary, charts: ["no/such/folder.svg": ""], tables: [:])
    #expect(throws: ReportError.self) { try writer.write(bad, results: Data("2".utf8), machine: "m") }
    #expect(try read("m/README.md") == "old" && read("m/results.json") == "1" && read("m/charts/c.svg").contains("old"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: writer.reports.path) == ["m"])
  }

  @Test func foldersOfOtherThingsAreLeftAlone() throws {
    let target = writer.reports.appendingPathComponent("m")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try Data().write(to: target.appendingPathComponent("thesis.tex"))
    #expect(throws: ReportError.notAReport(folder: target.path)) {
      try writer.write(report("new"), results: Data(), machine: "m")
    }
  }

  @Test func unwritable() throws {
    let file = folder.url.appendingPathComponent("file")
    try Data().write(to: file)
    #expect(throws: ReportError.self) {
      try ReportWriter(reports: file).write(report("new"), results: Data(), machine: "m")
    }
  }

  @Test func theIndexListsEveryMachine() throws {
    try writer.write(report("one"), results: Data(), machine: "b-machine")
    try writer.write(report("two"), results: Data(), machine: "a-machine")
    try FileManager.default.createDirectory(
      at: writer.reports.appendingPathComponent("something-else"), withIntermediateDirectories: true)
    let index = ReportIndex(reports: writer.reports)
    try index.write()
    let lines = try read("README.md").split(separator: "\n").filter { $0.hasPrefix("| [") }
    #expect(lines.count == 2 && lines[0].contains("[a-machine](a-machine/README.md)"))
    #expect(lines[1].contains("A processor") && lines[1].contains("Lanes: 2 hold"))
  }
}
