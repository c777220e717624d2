extension OrderedArithmetic where Self: FixedWidthInteger {
  /// `base` multiplied by itself `exponent` times, wrapping around. NumPy refuses negative exponents;
  /// here they give the true power cut off towards zero: 0 but for bases 1 and −1 (and 0 for base 0).
  @inline(__always) static func power(_ base: Self, _ exponent: Self) -> Self {
    if exponent < 0 {
      if base == 1 { return 1 }
      if isSigned && ~base == 0 { return exponent & 1 == 0 ? 1 : base }
      return 0
    }
    var result: Self = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest = rest &>> 1
    }
    return result
  }

  /// Shifts by the width or more leave nothing; by a negative number too, as in NumPy.
  @inline(__always) static func shiftedLeft(_ a: Self, _ count: Self) -> Self {
    count >= 0 && count < Self(truncatingIfNeeded: bitWidth) ? a &<< count : 0
  }

  /// Shifts by the width or more leave the sign alone.
  @inline(__always) static func shiftedRight(_ a: Self, _ count: Self) -> Self {
    count >= 0 && count < Self(truncatingIfNeeded: bitWidth) ? a &>> count : a < 0 ? ~0 : 0
  }

  /// What C's division leaves: it has the dividend's sign. By zero it leaves 0.
  @inline(__always) static func truncatingRemainder(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let (remainder, overflow) = a.remainderReportingOverflow(dividingBy: b)
    return overflow ? 0 : remainder
  }

  /// Euclid's algorithm; never negative but for two of the smallest number, which has no magnitude.
  @inline(__always) static func greatestCommonDivisor(_ a: Self, _ b: Self) -> Self {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Self(truncatingIfNeeded: a)
  }

  @inline(__always) static func leastCommonMultiple(_ a: Self, _ b: Self) -> Self {
    let divisor = greatestCommonDivisor(a, b).magnitude
    if divisor == 0 { return 0 }
    return Self(truncatingIfNeeded: (a.magnitude / divisor) &* b.magnitude)
  }
}
