import Foundation

extension Chart {
  static let width = 800
  static let height = 470

  /// The program that makes gnuplot draw the chart; nil when there is nothing to draw.
  var script: String? {
    if let heatMap { return heatMap.script(title: title) }
    if style == .stackedBars { return stackedBarsScript }
    guard let chart = drawable else { return nil }
    return ChartScript(chart: chart).text
  }
}

private struct ChartScript {
  let chart: Chart
  let yScale: ChartScale
  let xRange: (low: Double, high: Double)

  private static let left = 0.1
  private static let right = 0.735
  private static let bottom = 0.14
  private static let top = 0.80

  init(chart: Chart) {
    self.chart = chart
    let points = chart.series.flatMap(\.points)
    yScale = ChartScale(values: points.flatMap { [$0.y, $0.interval.low, $0.interval.high] }, margin: 0.06)
    switch chart.x {
    case .bytes, .quantity:
      let scale = ChartScale(values: points.map(\.x), margin: 0.02)
      xRange = (scale.low, scale.high)
    case .places(_, let names):
      xRange = (-0.15, Double(names.count) - 0.85)
    }
  }

  var text: String {
    (frame + horizontal + vertical + blocks + labels + [plot]).joined(separator: "\n") + "\n"
  }

  private var frame: [String] {
    let ink = ChartPalette.ink
    return [
      "set encoding utf8",
      "set terminal svg size \(Chart.width),\(Chart.height) dynamic font 'sans-serif,14' linewidth 1",
      "unset key",
      "set border 3 linecolor rgb '\(ink)' linewidth 1",
      "set tics nomirror textcolor rgb '\(ink)' scale 0.6,0",
      "set lmargin at screen \(Self.left)", "set rmargin at screen \(Self.right)",
      "set bmargin at screen \(Self.bottom)", "set tmargin at screen \(Self.top)",
      "set label \(quoted(chart.title)) at screen 0.015,0.95 left noenhanced font ',17' textcolor rgb '\(ink)'",
      "set label \(quoted(chart.y.title)) at screen 0.015,0.885 left noenhanced textcolor rgb '\(ink)'",
    ]
  }

  private var horizontal: [String] {
    let title: String
    var lines: [String] = []
    switch chart.x {
    case .bytes(let name, let marks):
      title = name
      lines.append("set logscale x 2")
      let scale = ChartScale(values: chart.series.flatMap(\.points).map(\.x), margin: 0.02)
      lines.append(ticks("x", scale.binaryTicks.map { (Format.bytes($0), $0) }))
      for mark in marks where mark.bytes > xRange.low && mark.bytes < xRange.high {
        let x = number(mark.bytes)
        let ink = ChartPalette.ink
        lines.append("set arrow from \(x),graph 0 to \(x),graph 1 nohead dashtype 3 linecolor rgb '\(ink)'")
        lines.append(
          "set label \(quoted(mark.label)) at \(x),graph 1.035 center noenhanced textcolor rgb '\(ink)'")
      }
    case .quantity(let name, let unit):
      title = name
      lines.append("set logscale x 10")
      let scale = ChartScale(values: chart.series.flatMap(\.points).map(\.x), margin: 0.02)
      lines.append(ticks("x", scale.decimalTicks.map { (Effect.text($0, unit), $0) }))
    case .places(let name, let names):
      title = name
      lines.append(ticks("x", names.enumerated().map { ($0.element, Double($0.offset)) }))
    }
    lines.append("set xrange [\(number(xRange.low)):\(number(xRange.high))]")
    lines.append("set xlabel \(quoted(title)) noenhanced textcolor rgb '\(ChartPalette.ink)'")
    return lines
  }

  private var vertical: [String] {
    let names = yScale.decimalTicks.map { value in
      (chart.y.unit == .nanoseconds ? tickTime(value) : Format.number(value), value)
    }
    return [
      "set logscale y 10", "set yrange [\(number(yScale.low)):\(number(yScale.high))]", ticks("y", names),
      "set grid ytics linetype 1 linewidth 1 linecolor rgb '\(ChartPalette.grid)'",
    ]
  }

  /// `10 µs`, where a table would say `10.0 µs`.
  private func tickTime(_ nanoseconds: Double) -> String {
    let parts = Format.time(nanoseconds).split(separator: " ").map(String.init)
    guard parts.count == 2, let value = Double(parts[0]) else { return Format.time(nanoseconds) }
    return "\(Format.number(value)) \(parts[1])"
  }

  private var blocks: [String] {
    chart.series.enumerated().map { index, series in
      let rows = series.points.map { point in
        [point.x, point.y, point.interval.low, point.interval.high].map(number).joined(separator: " ")
      }
      return "$s\(index) << EOD\n" + rows.joined(separator: "\n") + "\nEOD"
    }
  }

  /// A label beside each line's end, joined to it by a thin line of its colour.
  private var labels: [String] {
    let labelled = chart.series.enumerated().filter { !$0.element.isScattered }
    let ends = labelled.compactMap(\.element.points.last)
    let inside = Double(Chart.height) * (Self.top - Self.bottom)
    let furthest = ends.map(\.x).max()
    let places = ChartLabels.spread(ends.map { yScale.position($0.y) }, distance: 18 / inside)
    return labelled.enumerated().flatMap { order, labelled in
      let series = labelled.element
      let end = ends[order]
      let place = number(places[order])
      let index = hue(labelled.offset)
      let color = ChartPalette.color(index)
      // The way to a label across the chart must not look like the line going on.
      let dash = end.x == furthest ? 1 : 3
      return [
        "set arrow from first \(number(end.x)),first \(number(end.y)) to graph 1.05,graph \(place) nohead "
          + "linewidth 1 dashtype \(dash) linecolor rgb '\(color)'",
        "set label '' at graph 1.05,graph \(place) point pointtype \(ChartPalette.shape(index)) pointsize 0.7 "
          + "linecolor rgb '\(color)'",
        "set label \(quoted(series.label)) at graph 1.07,graph \(place) left noenhanced font ',13' "
          + "textcolor rgb '\(ChartPalette.ink)'",
      ]
    }
  }

  /// Which colour and shape a series has: scattered points have those of the line before them.
  private func hue(_ index: Int) -> Int { chart.series[...index].count { !$0.isScattered } - 1 }

  private var plot: String {
    "plot "
      + chart.series.enumerated().map { index, series in
        let color = ChartPalette.color(hue(index))
        let dash = series.isDashed ? "dashtype 2" : "dashtype 1"
        if series.isScattered {
          return "$s\(index) using 1:2 with points linewidth 2 linecolor rgb '\(color)' "
            + "pointtype \(ChartPalette.shape(hue(index))) pointsize 0.55"
        }
        return "$s\(index) using 1:2:3:4 with yerrorlines \(dash) linewidth 2 linecolor rgb '\(color)' "
          + "pointtype \(ChartPalette.shape(hue(index))) pointsize 0.7"
      }.joined(separator: ", \\\n  ")
  }

  private func ticks(_ axis: String, _ ticks: [(String, Double)]) -> String {
    // The text of a tick is a format: a percent sign stands for itself only when doubled.
    let places = ticks.map { name, value in
      "\(quoted(name.replacingOccurrences(of: "%", with: "%%"))) \(number(value))"
    }
    return "set \(axis)tics (" + places.joined(separator: ", ") + ") noenhanced"
  }

  private func number(_ value: Double) -> String { String(format: "%.9g", value) }

  /// gnuplot reads nothing inside single quotes but a doubled quote.
  private func quoted(_ text: String) -> String {
    let oneLine = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "'" + oneLine.replacingOccurrences(of: "'", with: "''") + "'"
  }
}
