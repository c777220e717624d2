/// e to the power of x. Arguments are first brought to where the result is just 0 or infinite; NaN passes.
enum Exponential: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let floor: Float = x < -104 ? -104 : x
    return SingleExponential(floor > 89 ? 89 : floor).value
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let floor: Double = x < -746 ? -746 : x
    return DoubleExponential(floor > 710 ? 710 : floor).value
  }
}

/// 2 to the power of x: 2^k · (1 + f · p(f)) with f in ±½, which is exact. The polynomials are minimax approximations
/// of (2^f − 1) / f, made with Remez' algorithm in 200 bits.
enum ExponentialBase2: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let floor: Float = x < -151 ? -151 : x
    let clamped: Float = floor > 129 ? 129 : floor
    let k = SingleExponent(clamped)
    return power(k, clamped - k.number)
  }

  /// 2^(k + f).
  @inline(__always)
  static func power(_ k: SingleExponent, _ f: Float) -> Float {
    let p = Float.polynomial(
      f, 0.00015476049156859517, 0.0013399679446592927, 0.009618004783987999, 0.055503297597169876,
      0.24022650718688965, 0.6931471824645996)
    return k.scaling(.multiplyAdd(1, f, p))
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let floor: Double = x < -1076 ? -1076 : x
    let clamped: Double = floor > 1025 ? 1025 : floor
    let k = DoubleExponent(clamped)
    let f = clamped - k.number
    return k.scaling(.multiplyAdd(1, f, polynomial(f)))
  }

  /// (2^f − 1) / f.
  @inline(__always)
  static func polynomial(_ f: Double) -> Double {
    .polynomial(
      f, 4.4573468716134183e-10, 7.073784404834756e-09, 1.0178046789209177e-07, 1.3215435318960683e-06,
      1.5252733866554093e-05, 0.00015403530456914837, 0.0013333558146380374, 0.009618129107594426,
      0.055504108664821736, 0.2402265069591013, 0.6931471805599453)
  }
}
