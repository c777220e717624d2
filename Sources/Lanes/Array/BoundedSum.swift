/// A sum Σ cₖ·xₖ of integers with 0 ≤ xₖ ≤ bₖ, asked for the values that it takes: a bounded linear
/// Diophantine equation, to which questions of shared memory come down.
///
/// In general that is as hard as the knapsack problem. What makes it easy for arrays: from the largest
/// coefficient down, what the smaller ones reach leaves few values of x, and of those only each m-th fits the
/// smaller ones' common divisor; and as soon as the smaller ones reach all multiples of their divisor up to
/// their sum, the answer is known. (NumPy's `mem_overlap.c` solves the same equation another way.)
struct BoundedSum {
  private var terms: [(coefficient: Int, bound: Int)] = []
  /// What turning negative coefficients around has added to every value.
  private var shift = 0

  /// Adds a term. A negative coefficient is turned around by counting its x from the other end.
  mutating func add(_ coefficient: Int, upTo bound: Int) {
    guard coefficient != 0 && bound > 0 else { return }
    if coefficient < 0 { shift -= coefficient * bound }
    let magnitude = abs(coefficient)
    if let same = terms.firstIndex(where: { $0.coefficient == magnitude }) {
      terms[same].bound += bound
    } else {
      terms.append((magnitude, bound))
    }
  }

  /// Whether some choice of the x gives `value`.
  func reaches(_ value: Int) -> Bool { Search(terms).reaches(value + shift, from: 0) }
}

extension BoundedSum {
  private struct Search {
    /// Largest coefficients first.
    let terms: [(coefficient: Int, bound: Int)]
    /// Of the terms from each place on: their sum,
    var largest: [Int]
    /// their greatest common divisor,
    var divisor: [Int]
    /// and whether they reach all of its multiples up to their sum.
    var isComplete: [Bool]

    init(_ terms: [(coefficient: Int, bound: Int)]) {
      self.terms = terms.sorted { $0.coefficient > $1.coefficient }
      largest = .init(repeating: 0, count: terms.count + 1)
      divisor = .init(repeating: 0, count: terms.count + 1)
      isComplete = .init(repeating: true, count: terms.count + 1)
      for k in terms.indices.reversed() {
        let (coefficient, bound) = self.terms[k]
        largest[k] = largest[k + 1] + coefficient * bound
        divisor[k] = greatestCommonDivisor(coefficient, divisor[k + 1])
        // One term alone reaches its multiples; one more leaves no gap if its step is no longer than what the
        // others fill.
        isComplete[k] =
          k == terms.count - 1
          || isComplete[k + 1] && divisor[k] == divisor[k + 1] && coefficient <= largest[k + 1] + divisor[k + 1]
      }
    }

    func reaches(_ value: Int, from k: Int) -> Bool {
      if value < 0 || value > largest[k] { return false }
      if value == 0 { return true }
      if value % divisor[k] != 0 { return false }
      if isComplete[k] { return true }
      let (coefficient, bound) = terms[k]
      // The rest must lie within what the other terms reach,
      let lowest = value > largest[k + 1] ? (value - largest[k + 1] - 1) / coefficient + 1 : 0
      let highest = Swift.min(bound, value / coefficient)
      // and be a multiple of their divisor, which each `step`-th x makes it.
      let step = divisor[k + 1] / divisor[k]
      let solution = quotient(value / divisor[k], coefficient / divisor[k], modulo: step)
      var x = lowest + (((solution - lowest) % step) + step) % step
      while x <= highest {
        if reaches(value - x * coefficient, from: k + 1) { return true }
        x += step
      }
      return false
    }
  }
}

private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}

/// The x from 0 up to `modulus` for which x·b = a modulo `modulus`, where b has no divisor in common with it: by
/// Euclid's algorithm, extended (Knuth, The Art of Computer Programming 2, 4.5.2).
private func quotient(_ a: Int, _ b: Int, modulo modulus: Int) -> Int {
  var (r, next) = (modulus, b % modulus)
  var (factor, nextFactor) = (0, 1)
  while next != 0 {
    let q = r / next
    (r, next) = (next, r - q * next)
    (factor, nextFactor) = (nextFactor, factor - q * nextFactor)
  }
  // Now factor·b = 1 modulo the modulus.
  let product = Int128(a % modulus) * Int128(factor) % Int128(modulus)
  return Int(product < 0 ? product + Int128(modulus) : product)
}
