import Foundation

extension HeatMap {
  /// The program that makes gnuplot draw the grid; nil when fewer than two cells hold a number.
  func script(title: String) -> String? {
    let shown = numbers
    guard shown.count > 1, let least = shown.map(\.value).min(), let most = shown.map(\.value).max() else { return nil }
    let span = log(most) - log(least)
    let cells = shown.flatMap { cell in
      let place = span > 0 ? (log(cell.value) - log(least)) / span : 0.5
      return drawn(cell, as: ChartColorScale.color(at: place))
    }
    return (frame(title: title) + cells + ["plot NaN"]).joined(separator: "\n") + "\n"
  }

  private struct Cell {
    var column, row: Int
    var value: Double
  }

  /// What a logarithmic scale can show.
  private var numbers: [Cell] {
    cells.enumerated().flatMap { row, values in
      values.enumerated().compactMap { column, value in
        guard let value, value.isFinite, value > 0, row < rows.names.count, column < columns.names.count else {
          return nil
        }
        return Cell(column: column, row: row, value: value)
      }
    }
  }

  private func frame(title: String) -> [String] {
    let ink = ChartPalette.ink
    return [
      "set encoding utf8",
      "set terminal svg size \(Chart.width),\(Chart.height) dynamic font 'sans-serif,14' linewidth 1",
      "unset key", "unset border",
      "set tics nomirror textcolor rgb '\(ink)' scale 0,0",
      "set lmargin at screen 0.17", "set rmargin at screen 0.985",
      "set bmargin at screen 0.14", "set tmargin at screen 0.80",
      "set label \(quoted(title)) at screen 0.015,0.95 left noenhanced font ',17' textcolor rgb '\(ink)'",
      "set label \(quoted(self.title)) at screen 0.015,0.885 left noenhanced textcolor rgb '\(ink)'",
      "set label \(quoted(rows.title)) at screen 0.015,0.835 left noenhanced font ',13' textcolor rgb '\(ink)'",
      "set xrange [-0.5:\(Double(columns.names.count) - 0.5)]", "set yrange [-0.5:\(Double(rows.names.count) - 0.5)]",
      "set xtics (\(ticks(columns.names))) noenhanced", "set ytics (\(ticks(rows.names))) noenhanced",
      "set xlabel \(quoted(columns.title)) noenhanced textcolor rgb '\(ink)'",
    ]
  }

  private func drawn(_ cell: Cell, as color: ChartColorScale.Color) -> [String] {
    let (x, y) = (Double(cell.column), Double(cell.row))
    let text = Format.significant(cell.value, digits: cell.value < 10 ? 2 : 3)
    return [
      "set object rectangle from \(x - 0.48),\(y - 0.46) to \(x + 0.48),\(y + 0.46) fillstyle solid noborder "
        + "fillcolor rgb '\(color.hex)'",
      "set label \(quoted(text)) at \(x),\(y) center noenhanced front font ',13' textcolor rgb '\(color.text)'",
    ]
  }

  private func ticks(_ names: [String]) -> String {
    // The text of a tick is a format: a percent sign stands for itself only when doubled.
    names.enumerated().map { "\(quoted($0.element.replacingOccurrences(of: "%", with: "%%"))) \($0.offset)" }
      .joined(separator: ", ")
  }

  private func quoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: "''") + "'" }
}

/// Colours from little to much that rise evenly in lightness, also for colour-blind readers: the scale "cividis"
/// (Nuñez, Anderton and Renslow, "Optimizing colormaps with consideration for color vision deficiency", PLOS ONE 2018).
enum ChartColorScale {
  struct Color {
    var red, green, blue: Double

    var hex: String {
      String(format: "#%02x%02x%02x", Int(red.rounded()), Int(green.rounded()), Int(blue.rounded()))
    }

    /// Black on light colours and white on dark ones.
    var text: String { 0.299 * red + 0.587 * green + 0.114 * blue > 128 ? "#000000" : "#ffffff" }
  }

  private static let stops: [(Double, Double, Double)] = [
    (0, 34, 78), (18, 53, 112), (59, 73, 108), (87, 93, 109), (112, 113, 115), (138, 134, 120), (165, 156, 116),
    (195, 179, 105), (225, 204, 85), (254, 232, 56),
  ]

  /// - Parameter place: from 0, the least, to 1, the most.
  static func color(at place: Double) -> Color {
    let position = min(max(place, 0), 1) * Double(stops.count - 1)
    let index = min(Int(position), stops.count - 2)
    let part = position - Double(index)
    let (low, high) = (stops[index], stops[index + 1])
    func between(_ a: Double, _ b: Double) -> Double { a + (b - a) * part }
    return Color(red: between(low.0, high.0), green: between(low.1, high.1), blue: between(low.2, high.2))
  }
}
