import Foundation

extension Chart.Point {
  /// The height of one part of a stacked bar.
  public init(bar: Int, height: Double) {
    self.init(x: Double(bar), y: height, interval: Interval(low: height, high: height))
  }
}

extension Chart {
  /// The program that draws bars of the series' heights on top of each other, from zero on a linear axis; nil when
  /// there is nothing to draw.
  var stackedBarsScript: String? {
    guard case .places(let axis, let names) = x, !names.isEmpty else { return nil }
    // A part that a bar lacks has no height.
    let heights = series.map { part in
      names.indices.map { bar in
        let value = part.points.first { $0.x == Double(bar) }?.y ?? 0
        return value.isFinite ? max(0, value) : 0
      }
    }
    guard heights.joined().contains(where: { $0 > 0 }) else { return nil }
    return StackedBarsScript(chart: self, axis: axis, names: names, heights: heights).text
  }
}

private struct StackedBarsScript {
  let chart: Chart
  let axis: String
  let names: [String]
  /// Of each part, for each bar.
  let heights: [[Double]]

  var text: String { (frame + axes + blocks + legend + [plot]).joined(separator: "\n") + "\n" }

  /// Bars whose names begin with the same line stand together.
  private var places: [Double] {
    var place = 0.0
    return names.indices.map { bar in
      let groups = [max(0, bar - 1), bar].map { names[$0].prefix { !$0.isNewline } }
      if bar > 0 { place += groups[0] == groups[1] ? 1 : 1.5 }
      return place
    }
  }

  private var frame: [String] {
    let ink = ChartPalette.ink
    return [
      "set encoding utf8",
      "set terminal svg size \(Chart.width),\(Chart.height) dynamic font 'sans-serif,14' linewidth 1",
      "unset key", "set border 3 linecolor rgb '\(ink)' linewidth 1",
      "set tics nomirror textcolor rgb '\(ink)' scale 0.6,0",
      "set lmargin at screen 0.075", "set rmargin at screen 0.985", "set bmargin at screen 0.2",
      "set tmargin at screen 0.76",
      label(chart.title, at: "screen 0.015,0.95", "left", font: ",17"),
      label(chart.y.title, at: "screen 0.015,0.885", "left"),
    ]
  }

  private var axes: [String] {
    let ticks = zip(names, places).map { "\(quoted($0)) \(number($1))" }.joined(separator: ", ")
    let most = names.indices.map { bar in heights.reduce(0) { $0 + $1[bar] } }.max() ?? 1
    return [
      "set xtics (\(ticks)) noenhanced font ',12'", "set xrange [-0.6:\(number((places.last ?? 0) + 0.6))]",
      "set xlabel \(quoted(axis)) offset 0,-0.7 noenhanced textcolor rgb '\(ChartPalette.ink)'",
      "set yrange [0:\(number(most * 1.06))]",
      "set grid ytics linetype 1 linewidth 1 linecolor rgb '\(ChartPalette.grid)'",
    ]
  }

  /// Rectangles from the top of the part below.
  private var blocks: [String] {
    heights.indices.map { part in
      let rows = names.indices.map { bar in
        let low = heights[..<part].reduce(0) { $0 + $1[bar] }
        return "\(number(places[bar])) \(number(low)) \(number(low + heights[part][bar]))"
      }
      return "$s\(part) << EOD\n" + rows.joined(separator: "\n") + "\nEOD"
    }
  }

  /// A square of its colour before each part's name, in one line above the bars.
  private var legend: [String] {
    var left = 0.085
    return chart.series.enumerated().flatMap { part, series in
      defer { left += 0.045 + 0.0115 * Double(series.label.count) }
      return [
        "set object rectangle from screen \(number(left)),screen 0.805 to screen \(number(left + 0.016)),screen 0.832 "
          + style(part),
        label(series.label, at: "screen \(number(left + 0.024)),0.8185", "left", font: ",13"),
      ]
    }
  }

  private var plot: String {
    "plot "
      + heights.indices.map { part in
        "$s\(part) using 1:2:($1-0.36):($1+0.36):2:3 with boxxyerror \(style(part))"
      }.joined(separator: ", \\\n  ")
  }

  /// Light and dark, so that parts stay apart without colours too.
  private func style(_ part: Int) -> String {
    "fillstyle solid \(part.isMultiple(of: 2) ? 0.9 : 0.55) border linecolor rgb '\(ChartPalette.color(part))' "
      + "fillcolor rgb '\(ChartPalette.color(part))'"
  }

  private func label(_ text: String, at place: String, _ alignment: String, font: String = "") -> String {
    "set label \(quoted(text)) at \(place) \(alignment) noenhanced font '\(font)' "
      + "textcolor rgb '\(ChartPalette.ink)'"
  }

  private func number(_ value: Double) -> String { String(format: "%.9g", value) }

  /// In double quotes gnuplot reads a backslash and an `n` as the end of a line.
  private func quoted(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
    }
    return "\"" + lines.joined(separator: "\\n") + "\""
  }
}
