import Testing

@testable import LanesReport

@Suite struct HeatMapTests {
  private func chart(_ cells: [[Double?]]) -> Chart {
    Chart(
      id: "c", title: "It's a map", description: "d",
      heatMap: HeatMap(
        title: "GB/s", columns: .init(title: "stride", names: ["1", "50%"]),
        rows: .init(title: "size", names: ["a", "b"]), cells: cells))
  }

  @Test func cellsThatCannotBeShownAreLeftOut() throws {
    let script = try #require(chart([[1, nil, 5], [0, 100], [7, 7]]).script)
    #expect(script.split(separator: "\n").count { $0.hasPrefix("set object") } == 2)
    #expect(!script.contains("nan") && script.contains("'50%%' 1") && script.contains("'It''s a map'"))
    #expect(chart([[.nan, 3], []]).script == nil)
    #expect(chart([]).script == nil)
  }

  @Test func oneValueForAllIsDrawn() throws {
    let script = try #require(chart([[3, 3], [3, 3]]).script)
    #expect(script.contains("fillcolor rgb '#7d7c76'"))
  }

  /// The lightness of the colours rises all the way, so that the map can be read without seeing hues.
  @Test func colorsRiseInLightness() {
    let lightness = (0...20).map { step in
      let color = ChartColorScale.color(at: Double(step) / 20)
      return 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue
    }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ChartColorScale.color(at: -1).hex == "#00224e" && ChartColorScale.color(at: 2).hex == "#fee838")
  }

  @Test func gnuplotDrawsIt() throws {
    guard let renderer = try? ChartRenderer() else { return }
    let svg = try #require(try renderer.svg(chart([[1, 2], [nil, 4]])))
    #expect(svg.contains("50%") && svg.contains("<title>It's a map</title>"))
  }
}
