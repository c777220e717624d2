import Testing

@testable import LanesReport

@Suite struct StackedBarsTests {
  private func chart(_ parts: [[Double]], names: [String] = ["L1\npool", "RAM \"5\" \\n"]) -> Chart {
    Chart(
      id: "bars", title: "It's a \"chart\"", description: "d", x: .places(title: "x", names: names),
      y: .init(title: "y", unit: .plain),
      series: parts.enumerated().map { part, heights in
        Chart.Series("part \(part)", points: heights.indices.map { Chart.Point(bar: $0, height: heights[$0]) })
      }, style: .stackedBars)
  }

  @Test func partsStandOnEachOther() throws {
    let script = try #require(chart([[1, 2], [0.5, 3]]).script)
    #expect(script.contains("$s0 << EOD\n0 0 1\n1.5 0 2\nEOD"))
    #expect(script.contains("$s1 << EOD\n0 1 1.5\n1.5 2 5\nEOD"))
    #expect(script.contains("set yrange [0:5.3]"))
  }

  @Test func whatIsNoHeightIsLeftOut() throws {
    #expect(try #require(chart([[1, 1], [.nan, -1]]).script).contains("$s1 << EOD\n0 1 1\n1.5 1 1\nEOD"))
    #expect(chart([[0, 0]]).script == nil)
    #expect(chart([], names: []).script == nil)
  }

  @Test func gnuplotDrawsThem() throws {
    guard let renderer = try? ChartRenderer() else { return }
    let svg = try #require(try renderer.svg(chart([[1, 2], [0.5, 3]])))
    #expect(svg.contains("part 1") && svg.contains("pool") && svg.contains("RAM \"5\" \\n"))
  }
}
