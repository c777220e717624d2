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
    var result = self
    for (axis, width) in widths.enumerated() {
      require(
        width.before >= 0 && width.after >= 0, "padded of shape \(shape): axis \(axis) has a margin of negative width")
      result = result.padded(axis, width.before, width.after, mode)
    }
    return result.sharesMemory(with: self) || result.size == 0 ? result.copy() : result
  }

  /// A copy with a margin of the same width all around.
  public func padded(_ width: Int, _ mode: PadMode<Element>) -> NDArray {
    padded([(before: Int, after: Int)](repeating: (width, width), count: ndim), mode)
  }

  private func padded(_ axis: Int, _ before: Int, _ after: Int, _ mode: PadMode<Element>) -> NDArray {
    if before + after == 0 { return self }
    let extent = shape[axis]
    if case .constant(let value) = mode {
      var target = shape
      target[axis] += before + after
      let result = NDArray.full(target, value)
      let start = [AxisIndex](repeating: .range(start: nil, stop: nil, step: 1), count: axis)
      result[axes: start + [.range(start: before, stop: before + extent, step: 1)]].assign(self)
      return result
    }
    require(extent > 0, "padded of shape \(shape): axis \(axis) has no element to fill its margin with")
    return take(
      (-before..<extent + after).map { 0..<extent ~= $0 ? $0 : mode.source(of: $0, extent: extent)! }, axis: axis)
  }
}
