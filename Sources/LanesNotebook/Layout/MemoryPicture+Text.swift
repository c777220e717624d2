extension MemoryPicture {
  /// The picture for a terminal or a fenced block: addresses, cells, and below them the place of each in the array. Cells
  /// that the array does not show are in parentheses.
  public var text: String {
    let places = firstPlace
    let uses = uses
    var lines = [title, facts, ""]
    for start in stride(from: 0, to: count, by: Self.widest) {
      let line = start..<min(start + Self.widest, count)
      lines.append("address " + line.map { Self.padded("+\($0 * itemSize)") }.joined())
      lines.append("memory  " + line.map { Self.padded(uses[$0] > 0 ? "[\($0)]" : "(\($0))") }.joined())
      lines.append(
        "array   " + line.map { cell in Self.padded(places[cell].map { index(of: $0) } ?? "") }.joined())
      lines.append("")
    }
    for (axis, jump) in strides.enumerated() where shape[axis] > 1 {
      lines.append("axis \(axis): \(shape[axis]) steps of \(jump) bytes, \(Self.cells(jump / itemSize))")
    }
    return lines.map { line in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }.joined(separator: "\n") + "\n"
  }

  private static func cells(_ count: Int) -> String {
    switch count {
    case 0: "which stays on the same cell"
    case 1: "the next cell"
    case -1: "the cell before"
    default: count > 0 ? "\(count) cells on" : "\(-count) cells back"
    }
  }

  /// `1,2`: the indices of an element, by its place in row-major order.
  func index(of place: Int) -> String {
    var rest = place
    var indices: [Int] = []
    for extent in shape.reversed() {
      indices.append(extent > 0 ? rest % extent : 0)
      rest = extent > 0 ? rest / extent : 0
    }
    return indices.reversed().map(String.init).joined(separator: ",")
  }

  private static func padded(_ text: String) -> String {
    let width = 7
    return String(repeating: " ", count: max(1, width - text.count)) + text
  }
}
