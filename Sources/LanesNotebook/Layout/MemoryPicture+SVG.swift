extension MemoryPicture {
  /// The picture for a page, readable on white and on dark: the cells of the block, those that the array shows filled with a
  /// colour for each index of its first axis, and an arrow for the jump of each stride.
  public var svg: String {
    let drawing = MemoryDrawing(self)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(drawing.width) \(drawing.height)" \
      width="\(drawing.width)" height="\(drawing.height)" role="img" font-family="sans-serif" font-size="13">
      <title>\(Self.escaped(title))</title>
      <desc>\(Self.escaped(facts))</desc>
      <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path d="M0,0 L8,4 L0,8 z" fill="\(MemoryDrawing.ink)"/></marker></defs>
      \(drawing.elements.joined(separator: "\n"))
      </svg>

      """
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}

/// The shapes of a picture.
private struct MemoryDrawing {
  /// As far from white as from a dark page.
  static let ink = "#787c82"
  /// Okabe and Ito's colours that can be seen on both.
  private static let fills = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"]

  private let picture: MemoryPicture
  private let cellWidth = 46
  private let cellHeight = 34
  private let left = 16
  private let columns: Int
  private let lineHeight = 104
  private let top = 66

  init(_ picture: MemoryPicture) {
    self.picture = picture
    columns = max(1, min(picture.count, MemoryPicture.widest))
  }

  private var lines: Int { max(1, (picture.count + columns - 1) / columns) }
  /// Room for the cells and for the words, at some seven points a letter.
  var width: Int { max(left * 2 + columns * cellWidth, left * 2 + picture.facts.count * 7) }
  var height: Int { top + lines * lineHeight + 10 + 18 * jumps.count }

  private func corner(_ cell: Int) -> (x: Int, y: Int) {
    (left + cell % columns * cellWidth, top + cell / columns * lineHeight + 30)
  }

  /// The axes that lead to another cell, with the first two cells along each.
  private var jumps: [(axis: Int, from: Int, to: Int)] {
    var inner = 1
    var list: [(Int, Int, Int)] = []
    for axis in picture.shape.indices.reversed() {
      if picture.shape[axis] > 1, picture.cells.count > inner {
        list.append((axis, picture.cells[0], picture.cells[inner]))
      }
      inner *= picture.shape[axis]
    }
    return list.reversed()
  }

  var elements: [String] {
    [label(picture.title, left, 22, size: 16), label(picture.facts, left, 44)] + cells + arrows
  }

  private var cells: [String] {
    let places = picture.firstPlace
    let uses = picture.uses
    return (0..<picture.count).flatMap { cell -> [String] in
      let (x, y) = corner(cell)
      let place = places[cell]
      let fill = place.map { Self.fills[picture.row(of: $0) % Self.fills.count] }
      var parts = [
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(cellWidth)\" height=\"\(cellHeight)\" stroke=\"\(Self.ink)\" "
          + (fill.map { "fill=\"\($0)\" fill-opacity=\"0.35\"/>" } ?? "fill=\"none\"/>"),
        label("\(cell)", x + cellWidth / 2, y + 22, anchor: "middle", opacity: place == nil ? 0.6 : 1),
        label("+\(cell * picture.itemSize)", x + cellWidth / 2, y - 6, size: 10, anchor: "middle"),
      ]
      if let place {
        let times = uses[cell] > 1 ? " ×\(uses[cell])" : ""
        parts.append(
          label(picture.index(of: place) + times, x + cellWidth / 2, y + cellHeight + 14, size: 10, anchor: "middle"))
      }
      return parts
    }
  }

  /// An arc below the cells for each axis, and its words at the bottom.
  private var arrows: [String] {
    jumps.enumerated().flatMap { order, jump -> [String] in
      let stride = picture.strides[jump.axis]
      let words = "axis \(jump.axis): stride \(stride) bytes"
      let text = label(words, left, top + lines * lineHeight + 12 + 18 * order)
      guard jump.from != jump.to else { return [text] }
      let (from, to) = (corner(jump.from), corner(jump.to))
      let (x, y) = (from.x + cellWidth / 2, from.y + cellHeight + 18)
      let (toX, toY) = (to.x + cellWidth / 2, to.y + cellHeight + 18)
      let depth = max(y, toY) + 16 + 8 * order
      let dash = order > 0 ? " stroke-dasharray=\"\(4 - min(order, 2)),3\"" : ""
      return [
        "<path d=\"M\(x),\(y) C\(x),\(depth) \(toX),\(depth) \(toX),\(toY)\" fill=\"none\" stroke=\"\(Self.ink)\" "
          + "stroke-width=\"1.5\"\(dash) marker-end=\"url(#tip)\"/>",
        text,
      ]
    }
  }

  private func label(
    _ text: String, _ x: Int, _ y: Int, size: Int = 13, anchor: String = "start", opacity: Double = 1
  ) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" text-anchor=\"\(anchor)\" fill=\"\(Self.ink)\""
      + (opacity < 1 ? " fill-opacity=\"\(opacity)\"" : "") + ">\(MemoryPicture.escaped(text))</text>"
  }
}
