/// The whole number k nearest to a small one, to scale by 2^k.
///
/// Adding 1.5 · 2^23 (2^52 in double precision) rounds into the low bits of the sum, which a bias makes an exponent:
/// not every instruction set converts between doubles and integers.
protocol ScalingExponent<Number> {
  associatedtype Number: RealArithmetic
  var number: Number { get }
  /// 2^k for k that are exponents of finite numbers.
  var scale: Number { get }
  /// The number times 2^k, in two steps, as 2^k alone may not be a number.
  func scaling(_ x: Number) -> Number
}

struct SingleExponent: ScalingExponent {
  private let shifted: Float

  private static let rounding: Float = 0x1.8p23 + 254

  /// The whole number nearest to `x` times `factor`.
  @inline(__always)
  init(_ x: Float, times factor: Float = 1) { shifted = .multiplyAdd(Self.rounding, x, factor) }

  @inline(__always)
  var number: Float { shifted - Self.rounding }

  @inline(__always)
  var scale: Float { Float(bitPattern: (shifted.bitPattern &- 127) &<< 23) }

  @inline(__always)
  func scaling(_ x: Float) -> Float {
    let bits = shifted.bitPattern
    let half = bits &>> 1
    return x * Float(bitPattern: half &<< 23) * Float(bitPattern: (bits &- half) &<< 23)
  }
}

struct DoubleExponent: ScalingExponent {
  private let shifted: Double

  private static let rounding: Double = 0x1.8p52 + 2046

  /// The whole number nearest to `x` times `factor`.
  @inline(__always)
  init(_ x: Double, times factor: Double = 1) { shifted = .multiplyAdd(Self.rounding, x, factor) }

  @inline(__always)
  var number: Double { shifted - Self.rounding }

  @inline(__always)
  var scale: Double { Double(bitPattern: (shifted.bitPattern &- 1023) &<< 52) }

  @inline(__always)
  func scaling(_ x: Double) -> Double {
    let bits = shifted.bitPattern
    let half = bits &>> 1
    return x * Double(bitPattern: half &<< 52) * Double(bitPattern: (bits &- half) &<< 52)
  }
}
