import Foundation
import Testing

@testable import LanesReport

@Suite struct RenderingTests {
  private func report(_ change: (inout Synthetic) -> Void = { _ in }) throws -> Report {
    var synthetic = Synthetic()
    for (index, level) in ["L1", "L2", "L3", "RAM"].enumerated() {
      synthetic.add("q/fast/lanes/float32/\(level)/\(1000 << (4 * index))", time: Double(100 << (4 * index)))
      synthetic.add("q/slow/lanes/float32/\(level)/\(1000 << (4 * index))", time: Double(250 << (4 * index)))
    }
    change(&synthetic)
    return Report(
      results: try Results(decoding: synthetic.data), sections: [Synthetic.section],
      noiseCheck: Synthetic.noiseCheck)
  }

  @Test func sameFileSameBytes() throws {
    let renderer = try? ChartRenderer()
    let one = try report { $0.addCalibration() }.rendered(with: renderer)
    let two = try report { $0.addCalibration() }.rendered(with: renderer)
    #expect(one == two)
    #expect(one.charts.keys.sorted() == (renderer == nil ? [] : ["q-time.svg"]))
  }

  @Test func pageHoldsWhatAReaderLooksFor() throws {
    let page = try report { $0.addCalibration() }.rendered(with: nil).readme
    for text in [
      "# Array memory and speed on A \\| B &lt;c&gt;", "**fast is 2.50× as fast as slow.**", "lanes bench q/",
      "no difference", "Charts are missing", "27 repetitions", "3 launches", "library_build_type",
      "write-allocate",
      "frequency governor, turbo", "Hoefler", "lanes report --from",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(!page.contains("WARNING"))
    #expect(!page.contains("{{"))
    #expect(!page.contains("\n\n\n"))
  }

  /// The table of all cases is folded on the page, and on a page of its own where it is long.
  @Test func longTablesHavePagesOfTheirOwn() throws {
    let short = try report().rendered(with: nil)
    #expect(short.tables.isEmpty && short.readme.contains("<summary>All 8 cases"))
    let long = try report { synthetic in
      for count in 1...30 { synthetic.add("q/many/lanes/float32/L1/\(count)", time: 10) }
    }.rendered(with: nil)
    #expect(long.readme.contains("- [All 38 cases of this question: spread, outliers and ceiling](tables/q.md)"))
    #expect(!long.readme.contains("many/lanes/float32/L1/30") && !long.readme.contains("<summary>All 38"))
    let page = try #require(long.tables["q.md"])
    #expect(page.contains("many/lanes/float32/L1/30") && page.contains("](../README.md#q)"))
    #expect(!page.contains("<details>"))
  }

  /// A gnuplot that fails costs the pictures, not the page.
  @Test func failingGnuplotLeavesThePage() throws {
    let folder = try TemporaryFolder()
    let program = folder.url.appendingPathComponent("gnuplot")
    try Data("#!/bin/sh\necho broken >&2\nexit 3\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    let page = try report().rendered(with: ChartRenderer(path: folder.url.path))
    #expect(page.charts.isEmpty)
    #expect(page.chartError == .gnuplotFailed(chart: "It's a <chart>", message: "broken"))
    #expect(page.readme.contains("Charts are missing"))
    #expect(page.readme.contains("fast is 2.50× as fast as slow"))
  }

  @Test func warningsStandAtTheTop() throws {
    let noisy = try report {
      $0.addCalibration(spread: 0.4, ratio: 1.3)
      $0.context["lanes_build_type"] = "debug"
      $0.context["lanes_quick"] = "1"
    }
    #expect(noisy.warnings.count == 4)
    let page = try noisy.rendered(with: nil).readme
    for word in ["Debug build", "Coarse run", "Noisy machine", "Identical code"] {
      let place = try #require(page.range(of: word)), summary = try #require(page.range(of: "## In short"))
      #expect(place.lowerBound < summary.lowerBound)
    }
  }

  @Test func questionsThatWereNotMeasuredSaySo() throws {
    var other = Synthetic.section
    other.id = "absent"
    let base = try report()
    let page = try Report(results: base.results, sections: [other], noiseCheck: Synthetic.noiseCheck)
      .rendered(with: nil).readme
    #expect(page.contains("Not measured in this run."))
  }

  @Test func headlinesGoByStrength() throws {
    let base = try report()
    func section(_ sentence: String, _ strength: Double) -> Section {
      Section(
        id: "q", title: "", introduction: "", finding: { _ in Finding(sentence, strength: strength) },
        tables: { _ in [] })
    }
    let sections = [section("a", 1), section("b", 3), section("c", .nan), section("d", 1), section("never", -1)]
    let report = Report(results: base.results, sections: sections, noiseCheck: Synthetic.noiseCheck)
    #expect(report.headlines(count: 3) == ["b", "a", "d"])
    #expect(report.headlines(count: 9).count == 4)
    #expect(report.headlines(count: -1).isEmpty)
  }

  @Test func sentencesFollowTheVerdict() {
    func sentence(_ ratio: Double, _ low: Double, _ high: Double) -> String {
      Comparison(ratio: ratio, interval: Interval(low: low, high: high)).sentence("a", against: "b")
    }
    #expect(sentence(2, 1.9, 2.1) == "a is 2.00× as fast as b")
    #expect(sentence(0.5, 0.4, 0.6) == "a takes 2.00× the time of b")
    #expect(sentence(1, 0.99, 1.01) == "a is as fast as b, within 5 %")
    #expect(sentence(1.1, 0.9, 1.3).hasPrefix("this run cannot tell a from b"))
  }
}
