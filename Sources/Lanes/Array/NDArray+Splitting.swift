extension NDArray {
  /// Views of `parts` equal parts along an axis, whose extent must divide: NumPy's `split`. O(parts).
  public func split(into parts: Int, axis: Int = 0) -> [NDArray] {
    let extent = shape[normalized(axis: axis)]
    requireCountable(parts, of: extent, "split")
    require(
      extent % parts == 0,
      "split(into: \(parts), axis: \(axis)) of shape \(shape): \(extent) elements do not divide into equal parts; "
        + "arraySplit(into:axis:) gives parts that differ by one")
    return arraySplit(into: parts, axis: axis)
  }

  /// Views of `parts` parts along an axis, the first ones longer by one where the extent does not divide:
  /// NumPy's `array_split`. O(parts).
  public func arraySplit(into parts: Int, axis: Int = 0) -> [NDArray] {
    let extent = shape[normalized(axis: axis)]
    requireCountable(parts, of: extent, "arraySplit")
    let (length, longer) = extent.quotientAndRemainder(dividingBy: parts)
    return (0..<parts).map { i in
      let start = i * length + Swift.min(i, longer)
      return part(start..<start + length + (i < longer ? 1 : 0), axis)
    }
  }

  /// Views of the parts along an axis that the indices divide it into; indices are cut off at the ends, as
  /// those of slices are, and negative ones count from the last. O(parts).
  public func split(at indices: [Int], axis: Int = 0) -> [NDArray] {
    let bounds: [Int?] = [0] + indices + [nil]
    return zip(bounds, bounds.dropFirst()).map { part($0, $1, axis) }
  }

  /// Views of `length` positions each along an axis; the last may be shorter. O(1) for each view, which is made
  /// when it is asked for.
  public func chunks(of length: Int, axis: Int = 0) -> LazyMapCollection<Range<Int>, NDArray> {
    require(length > 0, "chunks(of: \(length)) of shape \(shape): a chunk holds one position at least")
    let extent = shape[normalized(axis: axis)]
    let count = extent / length + (extent % length == 0 ? 0 : 1)
    return (0..<count).lazy.map { self.part($0 * length..<$0 * length + Swift.min(length, extent - $0 * length), axis) }
  }

  /// There may be more parts than elements, which are then empty, but not so many that an answer is meaningless.
  private func requireCountable(_ parts: Int, of extent: Int, _ operation: String) {
    require(parts > 0, "\(operation)(into: \(parts)) of shape \(shape): there must be a part at least")
    require(
      parts <= Swift.max(extent, 1 << 20),
      "\(operation)(into: \(parts)) of shape \(shape): nearly all parts of \(extent) elements would be empty")
  }

  private func part(_ range: Range<Int>, _ axis: Int) -> NDArray { part(range.lowerBound, range.upperBound, axis) }

  private func part(_ start: Int?, _ stop: Int?, _ axis: Int) -> NDArray {
    let before = [AxisIndex](repeating: .range(start: nil, stop: nil, step: 1), count: normalized(axis: axis))
    return self[axes: before + [.range(start: start, stop: stop, step: 1)]]
  }
}
