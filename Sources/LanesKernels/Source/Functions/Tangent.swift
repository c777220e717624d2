#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// tan x = sin r / cos r, or in odd quarters −cos r / sin r. The polynomials are those of ``Sine`` and shorter ones
/// that were made alike.
enum Tangent: ElementaryFunction {
  /// In double precision, where polynomials of few terms are enough.
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let wide = Double(x.magnitude)
    let shifted = Double.multiplyAdd(0x1.8p52, wide, 0.6366197723675814)
    let k = shifted - 0x1.8p52
    let r = Double.multiplyAdd(.multiplyAdd(wide, -k, 0x1.921fb544p0), -k, 0x1.0b4611a626331p-34)
    let z = r * r
    let sine = Double.multiplyAdd(
      r, r * z, .polynomial(z, -0.00019516844762539496, 0.008332175315306337, -0.1666665491235114))
    let cosine = Double.multiplyAdd(
      .multiplyAdd(1, -0.5, z), z * z,
      .polynomial(z, 2.443812033935499e-05, -0.0013887365423605256, 0.04166664684607675))
    let isOdd = shifted.bitPattern & 1 != 0
    let value = Float((isOdd ? -cosine : sine) / (isOdd ? sine : cosine))
    return Float(bitPattern: value.bitPattern ^ (x.bitPattern & 0x8000_0000))
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let angle = DoubleAngle(x.magnitude)
    let (sine, cosine) = (angle.sine, angle.cosine)
    let isOdd = angle.quadrant & 1 != 0
    let numerator = isOdd ? cosine.high : sine.high
    let numeratorLow = isOdd ? cosine.low : sine.low
    let denominator = isOdd ? sine.high : cosine.high
    let denominatorLow = isOdd ? sine.low : cosine.low
    let reciprocal = 1 / denominator
    let quotient = numerator * reciprocal
    let rest =
      Double.rest(of: numerator, less: quotient, times: denominator) + (numeratorLow - quotient * denominatorLow)
    let value = Double.multiplyAdd(quotient, rest, reciprocal)
    let sign = (angle.quadrant &<< 63) ^ (x.bitPattern & 0x8000_0000_0000_0000)
    return Double(bitPattern: value.bitPattern ^ sign)
  }

  @inline(__always) static var easySingles: EasyBits? { EasyAngles.singles }
  @inline(__always) static var easyDoubles: EasyBits? { EasyAngles.doubles }
  @inline(__always) static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool { EasyAngles.isBeyond(x) }
  @inline(__always) static func singleBeyond(_ x: Float) -> Float { tanf(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { tan(x) }
}
