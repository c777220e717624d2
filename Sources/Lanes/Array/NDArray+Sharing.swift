extension NDArray {
  /// Whether the arrays' bounds in memory overlap: NumPy's `may_share_memory`. Two views that interleave
  /// without touching count as sharing; arrays without elements share nothing. O(ndim).
  public func mayShareMemory<Other>(with other: NDArray<Other>) -> Bool {
    let (a, b) = (byteExtent, other.byteExtent)
    return !a.isEmpty && !b.isEmpty && a.lowerBound < b.upperBound && b.lowerBound < a.upperBound
  }

  /// Whether some byte belongs to an element of both arrays: NumPy's `shares_memory`, exact.
  ///
  /// The bytes of an array are its first address plus a sum of multiples of strides, so the question is
  /// whether a bounded linear Diophantine equation has a solution. Bounds and common divisors decide nearly
  /// always at once; for strides made to be difficult the search is exponential in the number of axes.
  public func sharesMemory<Other>(with other: NDArray<Other>) -> Bool {
    mayShareMemory(with: other) && operand.sharesMemory(with: other.operand)
  }

  /// Whether two indices name one element, as in a broadcast array or in overlapping windows. Exact, as
  /// ``sharesMemory(with:)`` is, and as fast: O(ndim²) for all but strides made to be difficult.
  ///
  /// NumPy has this question inside (`solve_may_have_internal_overlap`), without a name in Python.
  public var hasInternalOverlap: Bool { layout.hasInternalOverlap }

  /// The addresses that the elements lie between.
  var byteExtent: Range<UInt> { operand.byteExtent }
}

extension Operand {
  /// Whether some byte belongs to both; neither is empty.
  fileprivate func sharesMemory(with other: Operand) -> Bool {
    let (size, otherSize) = (dtype.itemSize, other.dtype.itemSize)
    var distance = Int(bitPattern: other.pointer) &- Int(bitPattern: pointer)
    if size == otherSize && distance % size == 0 {
      // Elements meet whole or not at all: they are counted, and not their bytes.
      distance /= size
      return BoundedSum(layout, minus: other.layout, unit: 1, otherUnit: 1).reaches(distance)
    }
    var sum = BoundedSum(layout, minus: other.layout, unit: size, otherUnit: otherSize)
    sum.add(1, upTo: size - 1)
    sum.add(-1, upTo: otherSize - 1)
    return sum.reaches(distance)
  }
}

extension BoundedSum {
  /// How far apart in memory elements of two layouts may lie.
  fileprivate init(_ layout: Layout, minus other: Layout, unit: Int, otherUnit: Int) {
    self.init()
    for axis in 0..<layout.rank { add(layout.strides[axis] &* unit, upTo: layout.shape[axis] - 1) }
    for axis in 0..<other.rank { add(0 &- other.strides[axis] &* otherUnit, upTo: other.shape[axis] - 1) }
  }
}

extension Layout {
  /// Whether two indices are at one place.
  fileprivate var hasInternalOverlap: Bool {
    guard size > 1 else { return false }
    if isContiguous || isWalkedInOrder { return false }
    let axes = (0..<rank).filter { shape[$0] > 1 }
    // Of two such indices take the difference, and of it the first axis that is not 0: counted so that it is
    // positive there, it is at least 1, and the axes after it must lead back.
    for (i, first) in axes.enumerated() {
      if strides[first] == 0 { return true }
      var sum = BoundedSum()
      sum.add(strides[first], upTo: shape[first] - 2)
      for axis in axes.dropFirst(i + 1) {
        sum.add(strides[axis], upTo: shape[axis] - 1)
        sum.add(-strides[axis], upTo: shape[axis] - 1)
      }
      if sum.reaches(-strides[first]) { return true }
    }
    return false
  }
}
