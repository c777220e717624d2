// Polynomials by Horner's rule, the highest power first. One function for each length: an array of
// coefficients would be built in memory for every element.

extension RealArithmetic {
  @inline(__always)
  static func polynomial(_ x: Self, _ c0: Self, _ c1: Self) -> Self { multiplyAdd(c1, c0, x) }

  @inline(__always)
  static func polynomial(_ x: Self, _ c0: Self, _ c1: Self, _ c2: Self) -> Self {
    multiplyAdd(c2, polynomial(x, c0, c1), x)
  }

  @inline(__always)
  static func polynomial(_ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self) -> Self {
    multiplyAdd(c3, polynomial(x, c0, c1, c2), x)
  }

  @inline(__always)
  static func polynomial(_ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self) -> Self {
    multiplyAdd(c4, polynomial(x, c0, c1, c2, c3), x)
  }

  @inline(__always)
  static func polynomial(_ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self) -> Self {
    multiplyAdd(c5, polynomial(x, c0, c1, c2, c3, c4), x)
  }

  @inline(__always)
  static func polynomial(
    _ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self, _ c6: Self
  ) -> Self {
    multiplyAdd(c6, polynomial(x, c0, c1, c2, c3, c4, c5), x)
  }

  @inline(__always)
  static func polynomial(
    _ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self, _ c6: Self, _ c7: Self
  ) -> Self {
    multiplyAdd(c7, polynomial(x, c0, c1, c2, c3, c4, c5, c6), x)
  }

  @inline(__always)
  static func polynomial(
    _ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self, _ c6: Self, _ c7: Self,
    _ c8: Self
  ) -> Self {
    multiplyAdd(c8, polynomial(x, c0, c1, c2, c3, c4, c5, c6, c7), x)
  }

  @inline(__always)
  static func polynomial(
    _ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self, _ c6: Self, _ c7: Self,
    _ c8: Self, _ c9: Self
  ) -> Self {
    multiplyAdd(c9, polynomial(x, c0, c1, c2, c3, c4, c5, c6, c7, c8), x)
  }

  @inline(__always)
  static func polynomial(
    _ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self, _ c6: Self, _ c7: Self,
    _ c8: Self, _ c9: Self, _ c10: Self
  ) -> Self {
    multiplyAdd(c10, polynomial(x, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9), x)
  }

  @inline(__always)
  static func polynomial(
    _ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self, _ c6: Self, _ c7: Self,
    _ c8: Self, _ c9: Self, _ c10: Self, _ c11: Self
  ) -> Self {
    multiplyAdd(c11, polynomial(x, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10), x)
  }

  @inline(__always)
  static func polynomial(
    _ x: Self, _ c0: Self, _ c1: Self, _ c2: Self, _ c3: Self, _ c4: Self, _ c5: Self, _ c6: Self, _ c7: Self,
    _ c8: Self, _ c9: Self, _ c10: Self, _ c11: Self, _ c12: Self
  ) -> Self {
    multiplyAdd(c12, polynomial(x, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11), x)
  }
}
