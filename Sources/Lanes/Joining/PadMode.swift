/// What stands in the margins that padding adds.
public enum PadMode<Element: ArrayElement> {
  /// One value.
  case constant(Element)
  /// The outermost element.
  case edge
  /// The array mirrored at its outermost element, which is not repeated.
  case reflect
  /// The array mirrored at its edge, the outermost element repeated.
  case symmetric
  /// The array from its other end.
  case wrap
}

extension PadMode {
  /// Which position of an axis of `extent` stands at position `i`, which lies outside; nil for a constant.
  func source(of i: Int, extent: Int) -> Int? {
    func modulo(_ a: Int, _ b: Int) -> Int { ((a % b) + b) % b }
    switch self {
    case .constant: return nil
    case .edge: return i < 0 ? 0 : extent - 1
    case .reflect:
      if extent == 1 { return 0 }
      let period = 2 * (extent - 1)
      let position = modulo(i, period)
      return position < extent ? position : period - position
    case .symmetric:
      let position = modulo(i, 2 * extent)
      return position < extent ? position : 2 * extent - 1 - position
    case .wrap: return modulo(i, extent)
    }
  }
}

extension NDArray {
  /// A copy with margins: NumPy's `pad`. `widths` are the positions before and after each axis. O(size of the result).
  public func padded(_ widths: [(before: Int, after: Int)], _ mode: PadMode<Element>) -> NDArray {
    require(
      widths.count == ndim,
      "padded of shape \(shape): \(widths.count) pairs of widths for \(ndim) axes; give each axis its own")
    var target = shape
    for (axis, width) in widths.enumerated() {
      require(
        width.before >= 0 && width.after >= 0, "padded of shape \(shape): axis \(axis) has a margin of negative width")
      if case .constant = mode {
      } else if width.before + width.after > 0 {
        require(shape[axis] > 0, "padded of shape \(shape): axis \(axis) has no element to fill its margin with")
      }
      target[axis] += width.before + width.after
    }
    let result = NDArray.empty(target)
    // The margins of an axis are as wide as the later axes with theirs, and as the earlier ones without.
    var inner = widths.indices.map { AxisIndex.slice(widths[$0].before, widths[$0].before + shape[$0]) }
    result[axes: inner].assign(self)
    for axis in shape.indices.reversed() {
      let before = widths[axis].before
      result.fillMargin(0..<before, axis, before, shape[axis], inner, mode)
      result.fillMargin(before + shape[axis]..<target[axis], axis, before, shape[axis], inner, mode)
      inner[axis] = .all
    }
    return result
  }

  /// A copy with a margin of the same width all around.
  public func padded(_ width: Int, _ mode: PadMode<Element>) -> NDArray {
    padded([(before: Int, after: Int)](repeating: (width, width), count: ndim), mode)
  }

  /// Fills positions along an axis, in front of whose elements there are `before` of them.
  private func fillMargin(
    _ positions: Range<Int>, _ axis: Int, _ before: Int, _ extent: Int, _ inner: [AxisIndex], _ mode: PadMode<Element>
  ) {
    if positions.isEmpty { return }
    func part(_ range: AxisIndex) -> NDArray {
      var place = inner
      place[axis] = range
      return self[axes: place]
    }
    func source(_ position: Int) -> Int { before + mode.source(of: position - before, extent: extent)! }
    if case .constant(let value) = mode { return part(positions.axisIndex).fill(value) }
    // Run by run: neighbours that are one position, or follow each other forwards or backwards.
    var start = positions.lowerBound
    while start < positions.upperBound {
      let first = source(start)
      var end = start + 1
      let step = end < positions.upperBound ? source(end) - first : 0
      while end < positions.upperBound && abs(step) <= 1 && source(end) == first + (end - start) * step { end += 1 }
      let stop = first + (end - start) * step
      let from =
        step == 0 || end == start + 1
        ? AxisIndex.slice(first, first + 1) : AxisIndex.slice(first, stop < 0 ? nil : stop, step: step)
      part(.slice(start, end)).assign(part(from))
      start = end
    }
  }
}
