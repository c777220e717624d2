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
    guard mayShareMemory(with: other) else { return false }
    var equation = AddressEquation(difference: Int(bitPattern: other.pointer) - Int(bitPattern: pointer))
    for axis in shape.indices { equation.add(layout.strides[axis] * itemSize, times: shape[axis] - 1) }
    for axis in other.shape.indices {
      equation.add(-other.layout.strides[axis] * other.itemSize, times: other.shape[axis] - 1)
    }
    equation.add(1, times: itemSize - 1)
    equation.add(-1, times: other.itemSize - 1)
    return equation.isSolvable
  }

  /// The addresses that the elements lie between.
  var byteExtent: Range<UInt> {
    let extent = layout.extent
    let start = UInt(bitPattern: storage.base)
    return start &+ UInt(bitPattern: extent.lowerBound &* itemSize)..<start
      &+ UInt(bitPattern: extent.upperBound &* itemSize)
  }
}

/// Σ coefficientᵢ · xᵢ = difference, with 0 ≤ xᵢ ≤ boundᵢ.
private struct AddressEquation {
  private var target: Int
  /// Positive coefficients and the largest values of their unknowns.
  private var bounds: [Int: Int] = [:]

  init(difference: Int) { target = difference }

  mutating func add(_ coefficient: Int, times bound: Int) {
    guard coefficient != 0 && bound > 0 else { return }
    // x counted from its other end turns the coefficient's sign.
    if coefficient < 0 { target -= coefficient * bound }
    bounds[abs(coefficient), default: 0] += bound
  }

  var isSolvable: Bool {
    let terms = bounds.sorted { $0.key > $1.key }
    // What the terms from here on can reach at most, and what divides all that they reach.
    var largest = [0]
    var divisor = [0]
    for term in terms.reversed() {
      largest.append(largest.last! + term.key * term.value)
      divisor.append(Self.greatestCommonDivisor(divisor.last!, term.key))
    }
    largest.reverse()
    divisor.reverse()

    func solve(_ i: Int, _ rest: Int) -> Bool {
      if rest < 0 || rest > largest[i] { return false }
      if rest == 0 { return true }
      if rest % divisor[i] != 0 { return false }
      let (coefficient, bound) = (terms[i].key, terms[i].value)
      var x = Swift.min(bound, rest / coefficient)
      while x >= 0 && rest - x * coefficient <= largest[i + 1] {
        if solve(i + 1, rest - x * coefficient) { return true }
        x -= 1
      }
      return false
    }
    return solve(0, target)
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
