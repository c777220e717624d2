/// Colours that stay apart for colour-blind readers (Okabe and Ito, "Color universal design", 2008) and that can be
/// seen on a white page and on a dark one. Yellow and black of that palette would vanish on one of the two.
enum ChartPalette {
  static let series = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8A8A8A"]
  /// Text and axes: a grey as far from white as from GitHub's dark page, 4.3 to 1 both ways.
  static let ink = "#787c82"
  /// Transparency first, as gnuplot reads it.
  static let grid = "#b0808080"

  static func color(_ index: Int) -> String { series[index % series.count] }

  /// gnuplot's point shapes: filled and open circle, square, triangle, diamond.
  static func shape(_ index: Int) -> Int { [7, 5, 9, 13, 11, 6, 4, 8, 12][index % 9] }
}
