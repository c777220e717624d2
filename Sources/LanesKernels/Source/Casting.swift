import LanesIntrinsics
import LanesKernelInterface

/// A type that casts go from and to.
///
/// Values travel through one of four wide types, which lose nothing: signed and unsigned words,
/// single and double precision. The optimiser takes the detour out again.
protocol Castable: SendableMetatype {
  static var isInteger: Bool { get }
  /// Whether all values are whole numbers.
  static var isWhole: Bool { get }
  associatedtype Wide: WideValue
  var wide: Wide { get }
  static func cast(_ x: Int64) -> Self
  static func cast(_ x: UInt64) -> Self
  static func cast(_ x: Float) -> Self
  static func cast(_ x: Double) -> Self
  /// Also the imaginary part, where there is one.
  static func cast<Part: ComplexPairPart>(_ z: ComplexPair<Part>) -> Self
}

protocol WideValue {
  func cast<To: Castable>(to type: To.Type) -> To
}

extension Int64: WideValue {
  @inline(__always) func cast<To: Castable>(to type: To.Type) -> To { .cast(self) }
}
extension UInt64: WideValue {
  @inline(__always) func cast<To: Castable>(to type: To.Type) -> To { .cast(self) }
}
extension Float: WideValue {
  @inline(__always) func cast<To: Castable>(to type: To.Type) -> To { .cast(self) }
}
extension Double: WideValue {
  @inline(__always) func cast<To: Castable>(to type: To.Type) -> To { .cast(self) }
}
extension ComplexPair: WideValue {
  @inline(__always) func cast<To: Castable>(to type: To.Type) -> To { .cast(self) }
}

extension Castable {
  @inline(__always) static var isInteger: Bool { false }
  @inline(__always) static var isWhole: Bool { isInteger }

  /// A real type takes the real part.
  @inline(__always)
  static func cast<Part: ComplexPairPart>(_ z: ComplexPair<Part>) -> Self {
    Part.self == Float.self ? cast(Float(z.real)) : cast(Double(z.real))
  }
}

/// Integers take the low bits of integers. Floats they cut off towards zero; what is out of range
/// becomes the nearest end of the range, and NaN 0.
protocol CastableInteger: Castable, FixedWidthInteger {
  static func converted(_ x: Float) -> Self
  static func converted(_ x: Double) -> Self
}

extension CastableInteger {
  @inline(__always) static var isInteger: Bool { true }
  @inline(__always) static func cast(_ x: Int64) -> Self { Self(truncatingIfNeeded: x) }
  @inline(__always) static func cast(_ x: UInt64) -> Self { Self(truncatingIfNeeded: x) }
  @inline(__always) static func cast(_ x: Float) -> Self { saturated(x, convert: converted) }
  @inline(__always) static func cast(_ x: Double) -> Self { saturated(x, convert: converted) }

  @inline(__always)
  private static func saturated<F: BinaryFloatingPoint>(_ x: F, convert: (F) -> Self) -> Self {
    // The first float past the range; the largest integer itself may have none.
    let end =
      isSigned
      ? -F(sign: .minus, exponent: F.Exponent(bitWidth - 1), significand: 1)
      : F(sign: .plus, exponent: F.Exponent(bitWidth), significand: 1)
    let start: F = isSigned ? F(sign: .minus, exponent: F.Exponent(bitWidth - 1), significand: 1) : 0
    let isInside = x >= start && x < end
    let value = convert(isInside ? x : 0)
    return x >= end ? .max : x < start ? .min : value
  }
}

/// Floats take the nearest value, infinite beyond the range.
protocol CastableFloat: Castable, BinaryFloatingPoint {}

extension Bool: Castable {
  @inline(__always) static var isWhole: Bool { true }
  @inline(__always) var wide: UInt64 { UInt64(unsafeBitCast(self, to: UInt8.self)) }
  @inline(__always) static func cast(_ x: Int64) -> Bool { x != 0 }
  @inline(__always) static func cast(_ x: UInt64) -> Bool { x != 0 }
  @inline(__always) static func cast(_ x: Float) -> Bool { x != 0 }
  @inline(__always) static func cast(_ x: Double) -> Bool { x != 0 }
  @inline(__always) static func cast<Part: ComplexPairPart>(_ z: ComplexPair<Part>) -> Bool { z != .zero }
}

extension Int8: CastableInteger {
  @inline(__always) var wide: Int64 { Int64(self) }
  @inline(__always) static func converted(_ x: Float) -> Int8 { lanes_int8_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> Int8 { lanes_int8_from_double(x) }
}
extension Int16: CastableInteger {
  @inline(__always) var wide: Int64 { Int64(self) }
  @inline(__always) static func converted(_ x: Float) -> Int16 { lanes_int16_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> Int16 { lanes_int16_from_double(x) }
}
extension Int32: CastableInteger {
  @inline(__always) var wide: Int64 { Int64(self) }
  @inline(__always) static func converted(_ x: Float) -> Int32 { lanes_int32_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> Int32 { lanes_int32_from_double(x) }
}
extension Int64: CastableInteger {
  @inline(__always) var wide: Int64 { self }
  @inline(__always) static func converted(_ x: Float) -> Int64 { lanes_int64_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> Int64 { lanes_int64_from_double(x) }
}
extension UInt8: CastableInteger {
  @inline(__always) var wide: UInt64 { UInt64(self) }
  @inline(__always) static func converted(_ x: Float) -> UInt8 { lanes_uint8_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> UInt8 { lanes_uint8_from_double(x) }
}
extension UInt16: CastableInteger {
  @inline(__always) var wide: UInt64 { UInt64(self) }
  @inline(__always) static func converted(_ x: Float) -> UInt16 { lanes_uint16_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> UInt16 { lanes_uint16_from_double(x) }
}
extension UInt32: CastableInteger {
  @inline(__always) var wide: UInt64 { UInt64(self) }
  @inline(__always) static func converted(_ x: Float) -> UInt32 { lanes_uint32_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> UInt32 { lanes_uint32_from_double(x) }
}
extension UInt64: CastableInteger {
  @inline(__always) var wide: UInt64 { self }
  @inline(__always) static func converted(_ x: Float) -> UInt64 { lanes_uint64_from_float(x) }
  @inline(__always) static func converted(_ x: Double) -> UInt64 { lanes_uint64_from_double(x) }
}

extension Float16: CastableFloat {
  @inline(__always) var wide: Float { Float(self) }
  // What Float rounds is beyond the range.
  @inline(__always) static func cast(_ x: Int64) -> Float16 { Float16(Float(x)) }
  @inline(__always) static func cast(_ x: UInt64) -> Float16 { Float16(Float(x)) }
  @inline(__always) static func cast(_ x: Float) -> Float16 { Float16(x) }
  /// By way of a Float that is rounded to odd, so that rounding it once more is rounding once (Boldo and Melquiond,
  /// "Emulation of a FMA and correctly rounded sums", IEEE Transactions on Computers, 2008): there is an instruction
  /// from Float, and none from Double.
  @inline(__always)
  static func cast(_ x: Double) -> Float16 {
    let nearest = Float(x)
    let cut = nearest.bitPattern &- (Double(nearest).magnitude > x.magnitude ? 1 : 0)
    return Float16(Float(bitPattern: Double(nearest) == x ? cut : cut | 1))
  }
}
extension Float: CastableFloat {
  @inline(__always) var wide: Float { self }
  @inline(__always) static func cast(_ x: Int64) -> Float { Float(x) }
  @inline(__always) static func cast(_ x: UInt64) -> Float { Float(x) }
  @inline(__always) static func cast(_ x: Float) -> Float { x }
  @inline(__always) static func cast(_ x: Double) -> Float { Float(x) }
}
extension Double: CastableFloat {
  @inline(__always) var wide: Double { self }
  @inline(__always) static func cast(_ x: Int64) -> Double { Double(x) }
  @inline(__always) static func cast(_ x: UInt64) -> Double { Double(x) }
  @inline(__always) static func cast(_ x: Float) -> Double { Double(x) }
  @inline(__always) static func cast(_ x: Double) -> Double { x }
}

extension ComplexPair: Castable where Part: Castable {
  @inline(__always) var wide: ComplexPair { self }
  @inline(__always) static func cast(_ x: Int64) -> ComplexPair { ComplexPair(.cast(x), 0) }
  @inline(__always) static func cast(_ x: UInt64) -> ComplexPair { ComplexPair(.cast(x), 0) }
  @inline(__always) static func cast(_ x: Float) -> ComplexPair { ComplexPair(.cast(x), 0) }
  @inline(__always) static func cast(_ x: Double) -> ComplexPair { ComplexPair(.cast(x), 0) }
  @inline(__always)
  static func cast<Other: ComplexPairPart>(_ z: ComplexPair<Other>) -> ComplexPair {
    Other.self == Float.self
      ? ComplexPair(.cast(Float(z.real)), .cast(Float(z.imaginary)))
      : ComplexPair(.cast(Double(z.real)), .cast(Double(z.imaginary)))
  }
}

extension Declaring where T: Castable {
  /// The casts from `T` to every other type.
  @inline(__always)
  func casts() {
    cast(to: Bool.self, .bool)
    cast(to: Int8.self, .int8)
    cast(to: Int16.self, .int16)
    cast(to: Int32.self, .int32)
    cast(to: Int64.self, .int64)
    cast(to: UInt8.self, .uint8)
    cast(to: UInt16.self, .uint16)
    cast(to: UInt32.self, .uint32)
    cast(to: UInt64.self, .uint64)
    cast(to: Float16.self, .float16)
    cast(to: Float.self, .float32)
    cast(to: Double.self, .float64)
    cast(to: ComplexPair<Float>.self, .complex64)
    cast(to: ComplexPair<Double>.self, .complex128)
  }

  @inline(__always)
  private func cast<To: Castable>(to type: To.Type, _ result: DType) {
    if T.self == To.self { return }
    // Saturating is a choice between three, which alone is made of branches; Double has no instruction to Float16.
    let isSlowAlone = To.isInteger && !T.isWhole || To.self == Float16.self && T.self == Double.self
    set.cast[dtype, result] = castLoop(isSlowAlone: isSlowAlone) { (x: T) -> To in x.wide.cast(to: To.self) }
  }
}
