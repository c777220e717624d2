#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Logarithms of x = 2^k · m with m between √½ and √2: the polynomials are minimax approximations, made with
// Remez' algorithm in 200 bits.

/// A number's exponent and significand, for positive numbers that are normal.
struct SingleSignificand {
  let k: Float
  /// 2^-k, for k less than 127.
  let reciprocalScale: Float
  /// The significand less 1, exactly.
  let f: Float

  @inline(__always)
  init(_ x: Float) {
    let exponent = Int32(bitPattern: x.bitPattern &- 0x3f35_04f3) &>> 23
    k = Float(exponent)
    reciprocalScale = Float(bitPattern: UInt32(bitPattern: 127 &- exponent) &<< 23)
    f = Float(bitPattern: x.bitPattern &- UInt32(bitPattern: exponent &<< 23)) - 1
  }
}

struct DoubleSignificand {
  let k: Double
  /// 2^-k, for k less than 1023.
  let reciprocalScale: Double
  let f: Double

  @inline(__always)
  init(_ x: Double) {
    // The bias of 1024 keeps the exponent positive: it becomes a number as the low bits of 2^52.
    let exponent = (x.bitPattern &- 0x3fe6_a09e_667f_3bcd &+ (1024 &<< 52)) &>> 52
    k = Double(bitPattern: exponent | 0x4330_0000_0000_0000) - (0x1p52 + 1024)
    reciprocalScale = Double(bitPattern: (2047 &- exponent) &<< 52)
    f = Double(bitPattern: x.bitPattern &- (exponent &<< 52) &+ (1024 &<< 52)) - 1
  }
}

extension SingleSignificand {
  /// (log(1 + f) − f) / f².
  @inline(__always)
  static func tail(_ f: Float) -> Float {
    .multiplyAdd(
      -0.5, f,
      .polynomial(
        f, 0.06921419501304626, -0.117851123213768, 0.11867229640483856, -0.12384986132383347, 0.1421968936920166,
        -0.1666923612356186, 0.20002160966396332, -0.24999986588954926, 0.3333331048488617))
  }
}

extension DoubleSignificand {
  /// (log(1 + f) − 2s) / s³ with s = f / (2 + f), of s².
  @inline(__always)
  static func tail(_ z: Double) -> Double {
    .polynomial(
      z, 0.14796333643424872, 0.15314029291702463, 0.1818356438650839, 0.22222198589722578, 0.2857142874200995,
      0.399999999994177, 0.6666666666666734)
  }
}

/// What logarithms of all bases have in common.
protocol LogarithmicFunction: ElementaryFunction {}

extension LogarithmicFunction {
  @inline(__always) static var easySingles: EasyBits? { EasyBits(from: 0x0080_0000, through: 0x7f7f_ffff) }
  @inline(__always) static var easyDoubles: EasyBits? { EasyBits(from: 0x0010_0000, through: 0x7fef_ffff) }

  @inline(__always)
  static func mended<T: RealArithmetic>(_ value: T, _ x: T) -> T {
    let ofPositive = x == .infinity ? .infinity : value
    let ofOthers: T = x == 0 ? -.infinity : .nan
    return x > 0 ? ofPositive : ofOthers
  }

  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool { x > 0 && x < .leastNormalMagnitude }
}

/// The natural logarithm.
enum Logarithm: LogarithmicFunction {
  /// log(1 + f) = f − f²/2 + f³ · p(f), as in Cephes' `logf`.
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let parts = SingleSignificand(x)
    let (k, f) = (parts.k, parts.f)
    let tail = Float.multiplyAdd(k * -2.12194440e-4, f * f, SingleSignificand.tail(f))
    return .multiplyAdd(f + tail, k, 0.693359375)
  }

  /// With s = f / (2 + f), log(1 + f) = 2s + s · R(s²) = f − (f²/2 − s · (f²/2 + R)), as in Sun's fdlibm.
  @inline(__always)
  static func double(_ x: Double) -> Double {
    let parts = DoubleSignificand(x)
    let (k, f) = (parts.k, parts.f)
    let s = f / (2 + f)
    let z = s * s
    let half = 0.5 * f * f
    let low = Double.multiplyAdd(k * 1.90821492927058770002e-10, s, .multiplyAdd(half, z, DoubleSignificand.tail(z)))
    return .multiplyAdd(f - (half - low), k, 6.93147180369123816490e-01)
  }

  @inline(__always) static func singleBeyond(_ x: Float) -> Float { logf(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { log(x) }
}
