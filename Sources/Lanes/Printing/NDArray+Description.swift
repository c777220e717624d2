import LanesKernelInterface

extension NDArray: CustomStringConvertible {
  /// The elements as NumPy prints them: nested brackets, aligned columns, and of an array of more
  /// than a thousand elements only the first and last three along each axis.
  public var description: String { description(.current) }

  /// The same, printed as options say.
  public func description(_ options: PrintOptions) -> String { text(options, separator: " ", indent: 1) }

  /// The elements in brackets, with lines after the first one indented.
  private func text(_ options: PrintOptions, separator: String, indent: Int) -> String {
    if size == 0 { return "[]" }
    let edges = size > options.threshold ? options.edgeItems : nil
    let format = ElementFormat(showing: shownElements(edges), options)
    func part(_ axis: Int, _ index: Dimensions, _ indent: Int, _ width: Int) -> String {
      if axis == ndim { return format.text(self[at: index]) }
      let margin = String(repeating: " ", count: indent)
      let parts = shown(axis, edges).map { position in
        guard let position else { return "..." }
        var inner = index
        inner.append(position)
        return part(axis + 1, inner, indent + 1, width - 1)
      }
      if axis < ndim - 1 {
        let end = separator.trailingSpacesRemoved + String(repeating: "\n", count: ndim - axis - 1)
        return "[" + parts.joined(separator: end + margin) + "]"
      }
      // A row that is too long goes on in the next line (numpy/_core/arrayprint.py, _formatArray).
      var lines = [margin]
      for (i, part) in parts.enumerated() {
        let line = lines[lines.count - 1]
        if line.count > indent && line.count + part.count > width - Swift.max(separator.trailingSpacesRemoved.count, 1)
        {
          lines[lines.count - 1] = line.trailingSpacesRemoved
          lines.append(margin)
        }
        lines[lines.count - 1] += part + (i < parts.count - 1 ? separator : "")
      }
      return "[" + lines.joined(separator: "\n").dropFirst(indent) + "]"
    }
    return part(0, Dimensions(), indent, options.lineWidth)
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
}

extension NDArray: CustomDebugStringConvertible {
  /// NumPy's `repr`: `array(…, dtype=…)`, the type left out where NumPy infers it, and the shape of empty arrays.
  public var debugDescription: String {
    let prefix = "array("
    var options = PrintOptions.current
    let width = options.lineWidth
    options.lineWidth -= 1
    let body = prefix + text(options, separator: ", ", indent: prefix.count + 1)
    var extras: [String] = []
    if (size == 0 && shape != [0]) || size > options.threshold { extras.append("shape=\(shape)") }
    let inferred: [DType] = [.bool, .int64, .float64, .complex128]
    if !inferred.contains(Element.dtype) || size == 0 { extras.append("dtype=\(Element.dtype)") }
    if extras.isEmpty { return body + ")" }
    let end = extras.joined(separator: ", ") + ")"
    let lastLine = (body.split(separator: "\n").last?.count ?? 0) + 1
    return body + "," + (lastLine + end.count + 1 > width ? "\n" + String(repeating: " ", count: prefix.count) : " ")
      + end
  }
}

extension String {
  fileprivate var trailingSpacesRemoved: String { String(prefix(count - reversed().prefix { $0 == " " }.count)) }
}
