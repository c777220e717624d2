#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// e to the power of x, less 1, without losing digits near 0.
enum ExponentialMinusOne: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    value(SingleExponential(x < -20 ? -20 : x).minusOne.high, x)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    value(DoubleExponential(x < -40 ? -40 : x).minusOne.high, x)
  }

  /// What is nearly 0 is itself; −0 too.
  @inline(__always)
  private static func value<T: RealArithmetic>(_ power: T, _ x: T) -> T {
    T(signOf: x, magnitudeOf: power)
  }

  // Close to overflow 2^k alone is no number any more. Negative numbers come first: theirs are the bits after −0.
  @inline(__always) static var easySingles: EasyBits? { EasyBits(from: 0x8000_0000, through: 0x42b0_0000) }
  @inline(__always) static var easyDoubles: EasyBits? { EasyBits(from: 0x8000_0000, through: 0x4086_1fff) }

  @inline(__always)
  static func mended<T: RealArithmetic>(_ value: T, _ x: T) -> T { x > 800 ? .infinity : value }

  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool {
    x <= 800 && (T.self == Float.self ? x > 88 : x >= 708)
  }
  @inline(__always) static func singleBeyond(_ x: Float) -> Float { expm1f(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { expm1(x) }
}
