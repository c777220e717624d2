import LanesKernelInterface

extension NDArray: CustomStringConvertible {
  /// The elements as NumPy prints them: nested brackets, aligned columns, and of an array of more
  /// than a thousand elements only the first and last three along each axis.
  public var description: String {
    if size == 0 { return "[]" }
    let edges = size > 1000 ? 3 : nil
    let format = ElementFormat(showing: shownElements(edges))
    return text(Array(0..<ndim), at: [], format, edges, indent: 0)
  }

  /// The positions along an axis that are shown; nil stands for those left out.
  private func shown(_ axis: Int, _ edges: Int?) -> [Int?] {
    let extent = shape[axis]
    guard let edges, extent > 2 * edges else { return Array(0..<extent) }
    return Array(0..<edges) + [nil] + Array(extent - edges..<extent)
  }

  private func shownElements(_ edges: Int?) -> [Element] {
    var indices = [Dimensions()]
    for axis in 0..<ndim {
      let positions = shown(axis, edges).compactMap { $0 }
      indices = indices.flatMap { prefix in
        positions.map { position in
          var index = prefix
          index.append(position)
          return index
        }
      }
    }
    return indices.map { self[at: $0] }
  }

  private func text(
    _ axes: [Int], at prefix: [Int], _ format: ElementFormat<Element>, _ edges: Int?, indent: Int
  ) -> String {
    guard let axis = axes.first else { return format.text(self[at: Dimensions(prefix)]) }
    let parts = shown(axis, edges).map { position in
      position.map { text(Array(axes.dropFirst()), at: prefix + [$0], format, edges, indent: indent + 1) } ?? "..."
    }
    let margin = String(repeating: " ", count: indent + 1)
    if axes.count > 1 {
      let separator = String(repeating: "\n", count: axes.count - 1) + margin
      return "[" + parts.joined(separator: separator) + "]"
    }
    // A long row goes on in the next line.
    var lines = [""]
    for part in parts {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = part
      } else if margin.count + line.count + 1 + part.count + axes.count + indent < 76 {
        lines[lines.count - 1] += " " + part
      } else {
        lines.append(part)
      }
    }
    return "[" + lines.joined(separator: "\n" + margin) + "]"
  }
}
