import Testing

@testable import LanesReport

@Suite struct ChartTests {
  @Test func labelsKeepTheirDistance() {
    let placed = ChartLabels.spread([0.5, 0.5, 0.5, 0.9], distance: 0.1)
    let sorted = placed.sorted()
    for (low, high) in zip(sorted, sorted.dropFirst()) { #expect(high - low > 0.0999) }
    #expect(abs(placed[1] - 0.5) < 1e-9)
    #expect(placed[3] == 0.9)
  }

  @Test func labelsStayInside() {
    for wanted in [[1.0, 1, 1], [0, 0, 0], Array(repeating: 0.99, count: 30)] {
      let placed = ChartLabels.spread(wanted, distance: 0.1)
      #expect(placed.allSatisfy { $0 > -1e-9 && $0 < 1 + 1e-9 })
      #expect(Set(placed).count == wanted.count)
    }
    #expect(ChartLabels.spread([], distance: 0.1).isEmpty)
  }

  @Test func ticks() {
    #expect(ChartScale(values: [1, 1e6], margin: 0).decimalTicks.count == 7)
    #expect(ChartScale(values: [1e-300, 1e300], margin: 0.1).decimalTicks.count <= 9)
    #expect(!ChartScale(values: [3], margin: 0.1).decimalTicks.isEmpty)
    #expect(ChartScale(values: [1024, 0x1p30], margin: 0).binaryTicks.count <= 8)
  }

  @Test func pointsThatCannotBeDrawnAreLeftOut() {
    let points = [(1.0, 0.0), (2, .nan), (4, 5), (8, .infinity), (-1, 3), (16, 7)].map { x, y in
      Chart.Point(x: x, y: y, interval: Interval(low: y, high: y))
    }
    let chart = Chart(
      id: "c", title: "t", description: "d", x: .bytes(title: "x", marks: []), y: .init(title: "y", unit: .plain),
      series: [.init("s", points: points), .init("empty", points: [])])
    #expect(chart.drawable?.series.map(\.points.count) == [2])
    #expect(chart.script?.contains("nan") == false)
  }

  @Test func nothingToDraw() {
    let chart = Chart(
      id: "c", title: "t", description: "d", x: .places(title: "x", names: []), y: .init(title: "y", unit: .plain),
      series: [])
    #expect(chart.script == nil)
  }

  @Test func missingGnuplotIsATypedError() {
    #expect(throws: ChartError.gnuplotMissing) { try ChartRenderer(path: "/nowhere:/neither") }
  }

  @Test func percentSignsAndQuotesAreDrawn() throws {
    guard let renderer = try? ChartRenderer() else { return }
    let points = (0..<3).map { Chart.Point(x: Double($0), y: 5, interval: Interval(low: 4, high: 6)) }
    let chart = Chart(
      id: "c", title: "It's 5 < 6", description: "a & b", x: .places(title: "x", names: ["0%", "0.1%", "it's"]),
      y: .init(title: "y", unit: .nanoseconds), series: [.init("s_{1}", points: points)])
    let svg = try #require(try renderer.svg(chart))
    #expect(svg.contains("0.1%") && svg.contains("s_{1}") && svg.contains("<title>It's 5 &lt; 6</title>"))
    #expect(svg.contains("<desc>a &amp; b</desc>") && !svg.contains("GNUPLOT"))
    #expect(try renderer.svg(chart) == svg)
  }
}
