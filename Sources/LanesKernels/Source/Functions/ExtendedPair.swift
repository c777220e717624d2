/// A number and what its rounding lost.
struct ExtendedPair<T: RealArithmetic> {
  let high: T
  let low: T

  @inline(__always)
  init(high: T, low: T) {
    self.high = high
    self.low = low
  }

  /// Nothing is lost if `small` is not larger than `large` (Dekker's sum, 1971).
  @inline(__always)
  init(sumOf large: T, andSmaller small: T) {
    high = large + small
    low = small - (high - large)
  }

  /// The product, but for what is as small as the product of the lower parts.
  @inline(__always)
  func times(_ other: ExtendedPair) -> ExtendedPair {
    let product = high * other.high
    let error = T.rest(of: product, less: high, times: other.high)
    return ExtendedPair(
      high: product, low: .multiplyAdd(.multiplyAdd(-error, high, other.low), low, other.high))
  }
}

extension RealArithmetic {
  /// `a − x · y`, rounded once, for numbers far from the ends of the range whose difference is small.
  @inline(__always)
  static func rest(of a: Self, less x: Self, times y: Self) -> Self {
    #if LANES_V3 || LANES_V4 || arch(arm64)
      return a.addingProduct(-x, y)
    #else
      // Both factors in halves, whose products are exact (Veltkamp's splitting, Dekker's product, 1971).
      let splitter = Self(1 << ((significandBitCount + 2) / 2) + 1)
      let (xs, ys) = (x * splitter, y * splitter)
      let (x1, y1) = (xs - (xs - x), ys - (ys - y))
      let (x2, y2) = (x - x1, y - y1)
      return (((a - x1 * y1) - x1 * y2) - x2 * y1) - x2 * y2
    #endif
  }
}
