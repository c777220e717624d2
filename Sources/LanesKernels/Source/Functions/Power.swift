#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// x^y as 2^(y · log2 |x|). With s = f / (2 + f), log2(1 + f) = s · (c0 + c1 · s² + s⁴ · p(s²)), p being a minimax
// approximation made with Remez' algorithm in 300 bits; those in single precision's formulas are alike. The exponent
// may be a thousand: what its logarithm lacks is multiplied by so much.

extension DoubleSignificand {
  /// log2 |x| within 2^-36, which is enough for a result in single precision.
  @inline(__always)
  var approximateLogarithm: Double {
    let s = f / (2 + f)
    return .multiplyAdd(
      k, s,
      .polynomial(
        s * s, 0.3407593670985646, 0.4116711343404347, 0.5770836115750759, 0.9617966732001593, 2.8853900817902027))
  }

  /// log2 |x| within about 2^-65.
  @inline(__always)
  var preciseLogarithm: ExtendedPair<Double> {
    let divisor = ExtendedPair(sumOf: 2, andSmaller: f)
    let reciprocal = 1 / divisor.high
    let quotient = f * reciprocal
    let rest = Double.rest(of: f, less: quotient, times: divisor.high) - quotient * divisor.low
    let s = ExtendedPair(high: quotient, low: rest * reciprocal)
    let z = s.times(s)
    let p =
      z.high
      * .polynomial(
        z.high, 0.1729853538865722, 0.16842957267621794, 0.19240251097095368, 0.22195223589574087, 0.2623081992316035,
        0.32059889790734686, 0.4121985831113726, 0.5770780163555851)
    let coefficient = ExtendedPair(sumOf: 0.9617966939259756, andSmaller: p)
    let inner = z.times(ExtendedPair(high: coefficient.high, low: coefficient.low + 5.0577616648125907e-17))
    let factor = ExtendedPair(sumOf: 2.8853900817779268, andSmaller: inner.high)
    let product = s.times(ExtendedPair(high: factor.high, low: factor.low + (inner.low + 4.0710547481862066e-17)))
    let sum = ExtendedPair(sumOf: k, andSmaller: product.high)
    return ExtendedPair(high: sum.high, low: sum.low + product.low)
  }
}

enum Power: BinaryElementaryFunction {
  @inline(__always)
  static func single(_ x: Float, _ y: Float) -> Float {
    let exponent = Double(y) * DoubleSignificand(Double(x.magnitude)).approximateLogarithm
    let floor: Double = exponent < -200 ? -200 : exponent
    let clamped: Double = floor > 200 ? 200 : floor
    let k = DoubleExponent(clamped)
    let f = clamped - k.number
    let p = Double.polynomial(
      f, 0.0001547604947779276, 0.0013399678923364821, 0.009618005119677408, 0.05550329873948224, 0.24022651331086567,
      0.6931472046430609)
    return Float(k.scale * .multiplyAdd(1, f, p))
  }

  @inline(__always)
  static func double(_ x: Double, _ y: Double) -> Double {
    let logarithm = DoubleSignificand(x.magnitude).preciseLogarithm
    let exponent = y * logarithm.high
    let isOut = exponent.magnitude > 1100
    let high: Double = isOut ? Double(signOf: exponent, magnitudeOf: 1100) : exponent
    let low = isOut ? 0 : .multiplyAdd(-Double.rest(of: exponent, less: y, times: logarithm.high), y, logarithm.low)
    let k = DoubleExponent(high)
    let f = (high - k.number) + low
    return k.scaling(.multiplyAdd(1, f, ExponentialBase2.polynomial(f)))
  }

  // Positive numbers that are normal, and exponents that are finite, and in double precision far from infinite: they
  // are split into halves where there is no fused multiply-add.
  @inline(__always)
  static var easySingles: (EasyBits, EasyBits) {
    (EasyBits(from: 0x0080_0000, through: 0x7f7f_ffff), EasyBits(from: 0, through: 0x7f7f_ffff, ignoringSign: true))
  }
  @inline(__always)
  static var easyDoubles: (EasyBits, EasyBits) {
    (EasyBits(from: 0x0010_0000, through: 0x7fef_ffff), EasyBits(from: 0, through: 0x782f_ffff, ignoringSign: true))
  }

  /// The powers of negative numbers: those to whole exponents alone are numbers.
  @inline(__always)
  static func mended<T: RealArithmetic>(_ value: T, _ x: T, _ y: T) -> T {
    if x > 0 { return value }
    if y.rounded(.towardZero) != y { return .nan }
    let half = y * 0.5
    return half.rounded(.towardZero) == half ? value : -value
  }

  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T, _ y: T) -> Bool {
    let limit: T = T.self == Float.self ? .infinity : 0x1p225 * 0x1p225 * 0x1p225 * 0x1p225
    return !(x.magnitude >= .leastNormalMagnitude && x.magnitude < .infinity && y.magnitude < limit)
  }
  @inline(__always) static func singleBeyond(_ x: Float, _ y: Float) -> Float { powf(x, y) }
  @inline(__always) static func doubleBeyond(_ x: Double, _ y: Double) -> Double { pow(x, y) }
}
