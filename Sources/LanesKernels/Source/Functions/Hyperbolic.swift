#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where e^|x| is a number.
protocol HyperbolicFunction: ElementaryFunction {}

extension HyperbolicFunction {
  @inline(__always) static var easySingles: EasyBits? { EasyBits(from: 0, through: 0x42b0_0000, ignoringSign: true) }
  @inline(__always) static var easyDoubles: EasyBits? { EasyBits(from: 0, through: 0x4086_1fff, ignoringSign: true) }
  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool {
    T.self == Float.self ? x.magnitude > 88 : x.magnitude >= 708
  }
}

extension SingleExponential {
  /// The power, for k that are exponents of finite numbers.
  @inline(__always)
  var finiteValue: Float { .multiplyAdd(k.scale, k.scale, r + tail) }
}

extension DoubleExponential {
  /// The power and what its rounding lost, for k that are exponents of finite numbers.
  @inline(__always)
  var finiteValue: ExtendedPair<Double> {
    let sum = 1 + r
    let lost = (1 - sum) + r + (tail + rest)
    let significand = sum + lost
    return ExtendedPair(high: significand * k.scale, low: (lost - (significand - sum)) * k.scale)
  }
}

/// sinh |x| = (e^|x| − e^-|x|) / 2, and a polynomial below 1, a minimax approximation of (sinh x − x) / x³.
enum HyperbolicSine: HyperbolicFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let z = x * x
    let near = Float.multiplyAdd(
      x, x * z, .polynomial(z, 2.8175231818750035e-06, 0.00019836053252220154, 0.008333350531756878, 0.1666666716337204)
    )
    let power = SingleExponential(x.magnitude).finiteValue
    let far = Float(signOf: x, magnitudeOf: 0.5 * (power - 1 / power))
    return x.magnitude < 1 ? near : far
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let z = x * x
    let near = Double.multiplyAdd(
      x, x * z,
      .polynomial(
        z, 7.759451521350737e-13, 1.6057236242968093e-10, 2.505212344358502e-08, 2.7557319155113152e-06,
        0.00019841269841438142, 0.008333333333333139, 0.16666666666666669))
    let power = DoubleExponential(x.magnitude).finiteValue
    let far = Double(signOf: x, magnitudeOf: 0.5 * (power.high + (power.low - 1 / power.high)))
    return x.magnitude < 1 ? near : far
  }

  @inline(__always) static func singleBeyond(_ x: Float) -> Float { sinhf(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { sinh(x) }
}

/// cosh |x| = (e^|x| + e^-|x|) / 2.
enum HyperbolicCosine: HyperbolicFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let power = SingleExponential(x.magnitude).finiteValue
    return 0.5 * (power + 1 / power)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let power = DoubleExponential(x.magnitude).finiteValue
    return 0.5 * (power.high + (power.low + 1 / power.high))
  }

  @inline(__always) static func singleBeyond(_ x: Float) -> Float { coshf(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { cosh(x) }
}
