/// Arithmetic as array programs mean it: no operation traps. Integers wrap around, an integer
/// divided by zero is zero, floating point follows IEEE 754.
protocol Arithmetic: Equatable, SendableMetatype {
  static var zero: Self { get }
  static var one: Self { get }
  static func sum(_ a: Self, _ b: Self) -> Self
  static func difference(_ a: Self, _ b: Self) -> Self
  static func product(_ a: Self, _ b: Self) -> Self
}

/// Arithmetic of numbers that have an order.
protocol OrderedArithmetic: Arithmetic, Comparable {
  static func magnitude(of x: Self) -> Self
  /// The quotient rounded towards negative infinity.
  static func floorQuotient(_ a: Self, _ b: Self) -> Self
  /// What the floor quotient leaves: it has the divisor's sign.
  static func floorRemainder(_ a: Self, _ b: Self) -> Self
  /// The smallest and the largest value, infinities included.
  static var lowest: Self { get }
  static var highest: Self { get }
}

extension OrderedArithmetic where Self: FixedWidthInteger {
  @inline(__always) static var one: Self { 1 }
  @inline(__always) static var lowest: Self { .min }
  @inline(__always) static var highest: Self { .max }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a &+ b }
  @inline(__always) static func difference(_ a: Self, _ b: Self) -> Self { a &- b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a &* b }
  @inline(__always) static func magnitude(of x: Self) -> Self { x < 0 ? 0 &- x : x }

  @inline(__always) static func floorQuotient(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let (quotient, overflow) = a.dividedReportingOverflow(by: b)
    if overflow { return a }
    return quotient &* b != a && (a < 0) != (b < 0) ? quotient &- 1 : quotient
  }

  @inline(__always) static func floorRemainder(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let (remainder, overflow) = a.remainderReportingOverflow(dividingBy: b)
    if overflow { return 0 }
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder &+ b : remainder
  }
}

extension OrderedArithmetic where Self: BinaryFloatingPoint {
  @inline(__always) static var one: Self { 1 }
  @inline(__always) static var lowest: Self { -.infinity }
  @inline(__always) static var highest: Self { .infinity }
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func difference(_ a: Self, _ b: Self) -> Self { a - b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a * b }
  @inline(__always) static func magnitude(of x: Self) -> Self { x.magnitude }

  // C's fmod first, then the sign, as Python and NumPy define it (Objects/floatobject.c,
  // numpy/_core/src/npymath/npy_math_internal.h.src): a / b alone would round the quotient twice.
  @inline(__always) static func floorQuotient(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return a / b }
    let remainder = a.truncatingRemainder(dividingBy: b)
    var quotient = (a - remainder) / b
    if remainder != 0 && (remainder < 0) != (b < 0) { quotient -= 1 }
    if quotient == 0 { return Self(signOf: a / b, magnitudeOf: 0) }
    let floored = quotient.rounded(.down)
    return quotient - floored > 0.5 ? floored + 1 : floored
  }

  @inline(__always) static func floorRemainder(_ a: Self, _ b: Self) -> Self {
    let remainder = a.truncatingRemainder(dividingBy: b)
    if b == 0 { return remainder }
    if remainder == 0 { return Self(signOf: b, magnitudeOf: 0) }
    return (remainder < 0) != (b < 0) ? remainder + b : remainder
  }
}

extension Int8: OrderedArithmetic {}
extension Int16: OrderedArithmetic {}
extension Int32: OrderedArithmetic {}
extension Int64: OrderedArithmetic {}
extension UInt8: OrderedArithmetic {}
extension UInt16: OrderedArithmetic {}
extension UInt32: OrderedArithmetic {}
extension UInt64: OrderedArithmetic {}
extension Float16: OrderedArithmetic {
  // In half precision the difference that is divided would be rounded, and its quotient be the next integer.
  @inline(__always) static func floorQuotient(_ a: Float16, _ b: Float16) -> Float16 {
    Float16(Float.floorQuotient(Float(a), Float(b)))
  }
}
extension Float: OrderedArithmetic {}
extension Double: OrderedArithmetic {}
