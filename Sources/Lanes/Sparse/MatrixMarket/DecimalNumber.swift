/// A decimal number of at most 19 digits, as text has it: ± significand · 10^exponent.
struct DecimalNumber {
  var significand: UInt64 = 0
  var exponent = 0
  var isNegative = false
  /// Whether it has neither a point nor an exponent.
  var isWhole = true

  /// Reads digits with an optional sign, point and exponent, from `position` on, which is moved behind them. Returns nil,
  /// and `position` is anywhere, where there is something else, or more digits than fit.
  @inline(__always)
  init?(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int) {
    isNegative = position < end && bytes[position] == UInt8(ascii: "-")
    if isNegative || (position < end && bytes[position] == UInt8(ascii: "+")) { position &+= 1 }
    var start = position
    readDigits(bytes, &position, end)
    // More digits may have made the significand wrap around.
    var digits = position &- start
    guard digits > 0 && digits <= 19 else { return nil }
    // Leading zeros do not count.
    if significand == 0 { digits = 0 }
    if position < end && bytes[position] == UInt8(ascii: ".") {
      isWhole = false
      position &+= 1
      start = position
      readDigits(bytes, &position, end)
      guard position > start else { return nil }
      exponent = start &- position
      digits &+= position &- start
    }
    guard digits <= 19 else { return nil }
    if position < end && bytes[position] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      position &+= 1
      let isDown = position < end && bytes[position] == UInt8(ascii: "-")
      if isDown || (position < end && bytes[position] == UInt8(ascii: "+")) { position &+= 1 }
      start = position
      var power = 0
      while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
        power = power &* 10 &+ Int(digit)
        position &+= 1
      }
      guard position > start && position &- start < 5 else { return nil }
      exponent &+= isDown ? 0 &- power : power
    }
  }

  @inline(__always)
  private mutating func readDigits(_ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int) {
    while position &+ 8 <= end {
      let word = UInt64(littleEndian: UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self))
      // Each byte has the high half 3, and has it still when 6 is added: it is a digit.
      let isDigits =
        (word & 0xf0f0_f0f0_f0f0_f0f0) | ((word &+ 0x0606_0606_0606_0606) & 0xf0f0_f0f0_f0f0_f0f0) &>> 4
        == 0x3333_3333_3333_3333
      if !isDigits { break }
      // Pairs, then pairs of pairs: Lemire, "Quickly parsing eight digits", 2018.
      var value = word &- 0x3030_3030_3030_3030
      value = (value &* 10) &+ (value &>> 8)
      value =
        ((value & 0x0000_00ff_0000_00ff) &* 0x000f_4240_0000_0064
          &+ ((value &>> 16) & 0x0000_00ff_0000_00ff) &* 0x0000_2710_0000_0001) &>> 32
      significand = significand &* 100_000_000 &+ value
      position &+= 8
    }
    while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
      significand = significand &* 10 &+ UInt64(digit)
      position &+= 1
    }
  }
}

extension DecimalNumber {
  /// The nearest double, nil where whole numbers of 128 bits do not tell. A power of ten is one of five, which fits 64 bits
  /// up to 27, and one of two, which rounds nothing.
  @inline(__always)
  var double: Double? {
    guard let (rounded, power) = scaled({ Double($0) }, { Double($0) }) else { return nil }
    let value = rounded * Double(sign: .plus, exponent: power, significand: 1)
    return isNegative ? -value : value
  }

  /// The nearest float, nil as for doubles.
  @inline(__always)
  var float: Float? {
    guard let (rounded, power) = scaled({ Float($0) }, { Float($0) }) else { return nil }
    // A double holds the power where a float does not.
    let value = Float(Double(rounded) * Double(sign: .plus, exponent: power, significand: 1))
    return isNegative ? -value : value
  }

  /// The number as one that is rounded once, times a power of two.
  @inline(__always)
  private func scaled<T>(_ rounded: (UInt64) -> T, _ roundedWide: (UInt128) -> T) -> (T, Int)? {
    if significand == 0 || exponent == 0 { return (rounded(significand), 0) }
    if exponent > 0 {
      guard exponent <= 27 else { return nil }
      return (roundedWide(UInt128(significand) * UInt128(Self.powersOfFive[exponent])), exponent)
    }
    guard exponent >= -27 else { return nil }
    // Both with their highest bit set; the quotient then has it set too, and 64 bits are more than are kept. What is left
    // of the division makes the last one a one, as all that rounding has to know.
    let divisor = Self.powersOfFive[0 &- exponent]
    let (shift, divisorShift) = (significand.leadingZeroBitCount, divisor.leadingZeroBitCount)
    let (high, low) = (significand &<< UInt64(shift), divisor &<< UInt64(divisorShift))
    let isLarger = high >= low
    let (quotient, rest) = low.dividingFullWidth(isLarger ? (high &>> 1, high &<< 63) : (high, 0))
    return (
      rounded(quotient | (rest == 0 ? 0 : 1)), exponent &+ divisorShift &- shift &- (isLarger ? 63 : 64)
    )
  }

  private static let powersOfFive: [UInt64] = (0...27).map { power in
    (0..<power).reduce(1) { product, _ in product * 5 }
  }
}
