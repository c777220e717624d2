#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Sine and cosine: x = k · π/2 + r with |r| ≤ π/4, both polynomials of r, and k's last two bits to choose among
// them and their signs. π/2 is taken off in parts (Cody and Waite 1980). With a fused multiply-add the first part
// may have all its bits, as what is left fits a number; without, it has few enough for the product to be exact.
// The polynomials are minimax approximations, made with Remez' algorithm in 200 bits.

/// The angles that the parts of π/2 are good for: k has at most 16 and 20 bits.
enum EasyAngles {
  @inline(__always)
  static var singles: EasyBits { EasyBits(from: 0, through: Float(0x1p16).bitPattern, ignoringSign: true) }
  @inline(__always)
  static var doubles: EasyBits { EasyBits(from: 0, through: 0x412f_ffff, ignoringSign: true) }
  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool {
    T.self == Float.self ? x.magnitude > 0x1p16 : x.magnitude >= 0x1p20
  }
}

struct SingleAngle {
  let quadrant: UInt32
  let r: Float

  @inline(__always)
  init(_ x: Float) {
    #if LANES_V3 || LANES_V4 || arch(arm64)
      let shifted = Float.multiplyAdd(0x1.8p23, x, 0.636619772)
      let k = shifted - 0x1.8p23
      quadrant = shifted.bitPattern
      r = .multiplyAdd(
        .multiplyAdd(.multiplyAdd(x, -k, 0x1.921fb6p0), -k, -0x1.777a5cp-25), -k, -0x1.ee59dap-50)
    #else
      let wide = Double(x)
      let shifted = 0x1.8p52 + wide * 0.6366197723675814
      let k = shifted - 0x1.8p52
      quadrant = UInt32(truncatingIfNeeded: shifted.bitPattern)
      r = Float((wide - k * 0x1.921fb544p0) - k * 0x1.0b4611a626331p-34)
    #endif
  }

  /// The sine of a quarter turn's part: within 2^-27 before rounding.
  @inline(__always)
  func sine(turnedBy quarters: UInt32) -> (magnitude: Float, sign: UInt32) {
    let z = r * r
    let sine = Float.multiplyAdd(
      r, r * z, .polynomial(z, -0.0001950384466908872, 0.008332080207765102, -0.16666653752326965))
    let cosine = Float.multiplyAdd(
      .multiplyAdd(1, -0.5, z), z * z,
      .polynomial(z, 2.4423543436569162e-05, -0.001388724078424275, 0.04166664555668831))
    let turned = quadrant &+ quarters
    return (turned & 1 == 0 ? sine : cosine, (turned & 2) &<< 30)
  }
}

struct DoubleAngle {
  let quadrant: UInt64
  let r: Double
  /// What rounding `r` has lost.
  let low: Double

  @inline(__always)
  init(_ x: Double) {
    let shifted = Double.multiplyAdd(0x1.8p52, x, 0.6366197723675814)
    let k = shifted - 0x1.8p52
    quadrant = shifted.bitPattern
    #if LANES_V3 || LANES_V4 || arch(arm64)
      let first = Double.multiplyAdd(x, -k, 0x1.921fb54442d18p0)
      let product = k * 0x1.1a62633145c07p-54
      let rest = Double.multiplyAdd(.multiplyAdd(product, -k, 0x1.1a62633145c07p-54), k, 0x1.f1976b7ed8fbcp-110)
    #else
      let first = x - k * 0x1.921fb544p0
      let product = k * 0x1.0b4611a6p-34
      let rest = k * -0x1.3198a2e037073p-69
    #endif
    // Where x is next to a multiple of π/2 all but the last digits cancel: nothing may be lost on the way to them.
    let difference = first - product
    let back = first - difference
    let correction = ((first - (difference + back)) + (back - product)) + rest
    r = difference + correction
    low = correction - (r - difference)
  }

  /// What is before and behind the last sum of the sine of r, within 2^-57 before rounding.
  @inline(__always)
  private var sineParts: (Double, Double) {
    let z = r * r
    let p = Double.polynomial(
      z, 1.5896625591321521e-10, -2.5050755590086358e-08, 2.7557313678989282e-06, -0.00019841269829782473,
      0.008333333333322403, -0.16666666666666632)
    return (r, .multiplyAdd(low * (1 - 0.5 * z), r * z, p))
  }

  /// The same of the cosine.
  @inline(__always)
  private var cosineParts: (Double, Double) {
    let z = r * r
    let half = 0.5 * z
    let one = 1 - half
    let p = Double.polynomial(
      z, -1.1359830129954627e-11, 2.0875727606215062e-09, -2.7557314391543794e-07, 2.4801587289650222e-05,
      -0.0013888888888874463, 0.0416666666666666)
    return (one, ((1 - one) - half) + .multiplyAdd(-(r * low), z * z, p))
  }

  /// The sine of r, and what its rounding lost.
  @inline(__always)
  var sine: ExtendedPair<Double> { ExtendedPair(sumOf: sineParts.0, andSmaller: sineParts.1) }

  @inline(__always)
  var cosine: ExtendedPair<Double> { ExtendedPair(sumOf: cosineParts.0, andSmaller: cosineParts.1) }

  @inline(__always)
  func sine(turnedBy quarters: UInt64) -> (magnitude: Double, sign: UInt64) {
    let turned = quadrant &+ quarters
    let (sine, cosine) = (sineParts.0 + sineParts.1, cosineParts.0 + cosineParts.1)
    return (turned & 1 == 0 ? sine : cosine, (turned & 2) &<< 62)
  }
}

enum Sine: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let (value, sign) = SingleAngle(x.magnitude).sine(turnedBy: 0)
    return Float(bitPattern: value.bitPattern ^ sign ^ (x.bitPattern & 0x8000_0000))
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let (value, sign) = DoubleAngle(x.magnitude).sine(turnedBy: 0)
    return Double(bitPattern: value.bitPattern ^ sign ^ (x.bitPattern & 0x8000_0000_0000_0000))
  }

  @inline(__always) static var easySingles: EasyBits? { EasyAngles.singles }
  @inline(__always) static var easyDoubles: EasyBits? { EasyAngles.doubles }
  @inline(__always) static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool { EasyAngles.isBeyond(x) }
  static func singleBeyond(_ x: Float) -> Float { sinf(x) }
  static func doubleBeyond(_ x: Double) -> Double { sin(x) }
}

enum Cosine: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let (value, sign) = SingleAngle(x.magnitude).sine(turnedBy: 1)
    return Float(bitPattern: value.bitPattern ^ sign)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let (value, sign) = DoubleAngle(x.magnitude).sine(turnedBy: 1)
    return Double(bitPattern: value.bitPattern ^ sign)
  }

  @inline(__always) static var easySingles: EasyBits? { EasyAngles.singles }
  @inline(__always) static var easyDoubles: EasyBits? { EasyAngles.doubles }
  @inline(__always) static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool { EasyAngles.isBeyond(x) }
  static func singleBeyond(_ x: Float) -> Float { cosf(x) }
  static func doubleBeyond(_ x: Double) -> Double { cos(x) }
}
