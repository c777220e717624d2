/// On which side of equal elements a value is put in.
public enum SearchSide: Sendable {
  /// Before them.
  case left
  /// After them.
  case right
}

extension NDArray where Element: OrderedElement {
  /// Where in this array, which is 1-d and in order, values would be put in to keep the order; NaN comes last.
  /// O(values · log size).
  public func searchSorted(_ values: NDArray, side: SearchSide = .left) -> NDArray<Int> {
    require(ndim == 1, "searchSorted in shape \(shape): it looks in a 1-d array that is in order")
    let (line, wanted) = (asContiguous(), values.asContiguous())
    let result = NDArray<Int>.empty(values.shape)
    sortingLoops.search(line.pointer, line.size, wanted.pointer, wanted.size, side == .right, result.pointer)
    return withExtendedLifetime((line, wanted)) { result }
  }

  /// Where in this array, which is 1-d and in order, one value would be put in to keep the order. O(log size).
  public func searchSorted(_ value: Element, side: SearchSide = .left) -> Int {
    searchSorted(NDArray(value), side: side).item
  }

  /// In which bin each element lies, of bins that 1-d edges in rising order divide; 0 is below the first edge. A bin
  /// holds its lower edge, or with `right` its upper one. NumPy's `digitize`.
  public func digitized(_ edges: NDArray, right: Bool = false) -> NDArray<Int> {
    edges.searchSorted(self, side: right ? .left : .right)
  }

  /// Whether each element is among others: NumPy's `isin`. O((size + others) · log others), and O(size + others) for whole
  /// numbers where the others lie close together.
  public func isIn(_ others: NDArray) -> NDArray<Bool> {
    if others.size == 0 { return .zeros(shape) }
    if let found = isInTable(of: others) { return found }
    let sorted = others.sortedFlat()
    let found = sorted.take(sorted.searchSorted(self), axis: 0, outOfRange: .clip)
    return found .== self
  }

  /// The same by a table of all numbers from the smallest of the others to the largest; nil where it would be much longer
  /// than the arrays, which is NumPy's rule too, and for floats.
  private func isInTable(of others: NDArray) -> NDArray<Bool>? {
    guard Element.self is any IntegerElement.Type else { return nil }
    func whole(_ x: Element) -> Int { NDArray(x).cast(to: Int.self).item }
    // Differences are right even of numbers that wrap around.
    let low = whole(others.min())
    let range = UInt(bitPattern: whole(others.max()) &- low)
    guard range <= UInt(6 * (size + others.size)) else { return nil }
    let table = NDArray<Bool>.zeros([Int(range) + 2])
    let (numbers, wanted) = (others.cast(to: Int.self).asContiguous(), cast(to: Int.self).asContiguous())
    let result = NDArray<Bool>.empty(shape)
    let (marks, x, found) = (table.pointer, wanted.pointer, result.pointer)
    for i in 0..<numbers.size { marks[numbers.pointer[i] &- low] = true }
    for i in 0..<wanted.size { found[i] = marks[Int(Swift.min(UInt(bitPattern: x[i] &- low), range + 1))] }
    return withExtendedLifetime((table, numbers, wanted)) { result }
  }
}
