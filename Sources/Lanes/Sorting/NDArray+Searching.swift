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

  public func searchSorted(_ value: Element, side: SearchSide = .left) -> Int {
    searchSorted(NDArray(value), side: side).item
  }

  /// In which bin each element lies, of bins that 1-d edges in rising order divide; 0 is below the first edge. A bin
  /// holds its lower edge, or with `right` its upper one. NumPy's `digitize`.
  public func digitized(_ edges: NDArray, right: Bool = false) -> NDArray<Int> {
    edges.searchSorted(self, side: right ? .left : .right)
  }

  /// Whether each element is among others: NumPy's `isin`. O((size + others) · log others).
  public func isIn(_ others: NDArray) -> NDArray<Bool> {
    let sorted = others.sortedFlat()
    if sorted.size == 0 { return .zeros(shape) }
    let found = sorted.take(sorted.searchSorted(self), axis: 0, outOfRange: .clip)
    return found .== self
  }
}
