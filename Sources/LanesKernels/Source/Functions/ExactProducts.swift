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
