/// The distinct elements of an array, and how they come from it.
public struct UniqueElements<Element: OrderedElement> {
  /// In order.
  public let values: NDArray<Element>
  /// Where each value stands first, in row-major order.
  public let indices: NDArray<Int>
  /// For each element of the array, which has this shape, the position of its value.
  public let inverse: NDArray<Int>
  /// How often each value stands in the array.
  public let counts: NDArray<Int>
}

extension NDArray where Element: OrderedElement {
  /// The distinct elements in order; all NaN are one. O(size).
  public func unique() -> NDArray {
    let sorted = sortedFlat()
    return sorted[sorted.firsts()]
  }

  /// The distinct elements in order, with where they are, how often, and which makes which. O(size).
  public func uniqueElements() -> UniqueElements<Element> {
    let flat = ravel()
    let order = flat.argSort()
    let sorted = flat[order]
    let firsts = sorted.firsts()
    let starts = firsts.flatNonZero()
    let inverse = NDArray<Int>.empty([size])
    inverse[order] = firsts.cumulativeSum() - 1
    return UniqueElements(
      values: sorted[starts], indices: order[starts], inverse: inverse.reshapedResult(shape),
      counts: NDArray<Int>.concatenate([starts, NDArray<Int>([size])]).difference())
  }

  /// Of an array in order, whether each element differs from the one before it.
  fileprivate func firsts() -> NDArray<Bool> {
    let result = NDArray<Bool>.ones([size])
    guard size > 1 else { return result }
    let differs = self[1...] .!= self[..<(-1)]
    // NaN differs from itself, but there is one of it.
    let isNumber = NDArray.equal(self[..<(-1)], self[..<(-1)])
    result[1...] = differs .& isNumber
    return result
  }

  /// What both hold, distinct and in order: NumPy's `intersect1d`.
  public func intersection(_ other: NDArray) -> NDArray {
    let mine = unique()
    return mine[mine.isIn(other)]
  }

  /// What either holds, distinct and in order: NumPy's `union1d`.
  public func union(_ other: NDArray) -> NDArray { NDArray.concatenateFlattened([self, other]).unique() }

  /// What this holds and the other does not, distinct and in order: NumPy's `setdiff1d`.
  public func subtracting(_ other: NDArray) -> NDArray {
    let mine = unique()
    return mine[.!mine.isIn(other)]
  }

  /// What just one of both holds, distinct and in order: NumPy's `setxor1d`.
  public func symmetricDifference(_ other: NDArray) -> NDArray {
    let both = NDArray.concatenate([unique(), other.unique()])
    let found = both.uniqueElements()
    return found.values[found.counts .== 1]
  }
}
