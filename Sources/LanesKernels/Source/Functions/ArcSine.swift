import LanesIntrinsics

// asin t = t + t³ · p(t²) up to ½. Beyond, t = √((1 − |x|) / 2), as asin |x| = π/2 − 2 asin t. The polynomials are
// minimax approximations, made with Remez' algorithm in 200 bits, the double one's first coefficients rounded one after
// the other.

/// base + factor · asin t, with the base in two parts.
struct ArcSineTerms<T: RealArithmetic> {
  let base: T
  let baseLow: T
  let factor: T
}

extension ArcSineTerms<Float> {
  @inline(__always)
  func value(_ magnitude: Float, isLarge: Bool) -> Float {
    let z = isLarge ? 0.5 - 0.5 * magnitude : magnitude * magnitude
    let t = isLarge ? lanes_sqrtf(z) : magnitude
    let p = Float.polynomial(
      z, 0.03760849430429935, 0.014375434257090092, 0.03182366117835045, 0.04451516270637512, 0.07500512897968292,
      0.16666659712791443)
    let tail = Float.multiplyAdd(baseLow, factor * t, z * p)
    return .multiplyAdd(base, factor, t) + tail
  }
}

extension ArcSineTerms<Double> {
  @inline(__always)
  func value(_ magnitude: Double, isLarge: Bool) -> Double {
    let z = isLarge ? 0.5 - 0.5 * magnitude : magnitude * magnitude
    let root = lanes_sqrt(z)
    let t = isLarge ? root : magnitude
    // What rounding the root lost. It is 0 or more than 2^-28: the sum keeps 0 from being divided by.
    let rest = isLarge ? Double.rest(of: z, less: t, times: t) * (0.5 / (t + 0x1p-100)) : 0
    let p = Double.polynomial(
      z, 0.032681165833388065, -0.021081443124321343, 0.0217643421428684, 0.0036836521173115003, 0.01078608168766435,
      0.011397914295973272, 0.01398093618593457, 0.0173516030354031, 0.02237221543887246, 0.03038194269411247,
      0.04464285717482679, 0.07499999999970688, 0.1666666666666676)
    let first = factor * t
    let sum = base + first
    let lost = (base - sum) + first
    return sum + (lost + .multiplyAdd(baseLow, factor, .multiplyAdd(rest, t * z, p)))
  }
}

/// The angle whose sine is x.
enum ArcSine: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let isLarge = x.magnitude > 0.5
    let terms = ArcSineTerms<Float>(
      base: isLarge ? 1.57079637 : 0, baseLow: isLarge ? -4.37113883e-8 : 0, factor: isLarge ? -2 : 1)
    return Float(signOf: x, magnitudeOf: terms.value(x.magnitude, isLarge: isLarge))
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let isLarge = x.magnitude > 0.5
    let terms = ArcSineTerms<Double>(
      base: isLarge ? 1.5707963267948966 : 0, baseLow: isLarge ? 6.123233995736766e-17 : 0, factor: isLarge ? -2 : 1)
    return Double(signOf: x, magnitudeOf: terms.value(x.magnitude, isLarge: isLarge))
  }
}

/// The angle whose cosine is x: π/2 − asin x, or 2 asin t, or π less that.
enum ArcCosine: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let isLarge = x.magnitude > 0.5
    let multiple: Float = isLarge ? (x < 0 ? 2 : 0) : 1
    let factor: Float = isLarge ? (x < 0 ? -2 : 2) : (x < 0 ? 1 : -1)
    return ArcSineTerms<Float>(base: multiple * 1.57079637, baseLow: multiple * -4.37113883e-8, factor: factor)
      .value(x.magnitude, isLarge: isLarge)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let isLarge = x.magnitude > 0.5
    let multiple: Double = isLarge ? (x < 0 ? 2 : 0) : 1
    let factor: Double = isLarge ? (x < 0 ? -2 : 2) : (x < 0 ? 1 : -1)
    return ArcSineTerms<Double>(
      base: multiple * 1.5707963267948966, baseLow: multiple * 6.123233995736766e-17, factor: factor
    ).value(x.magnitude, isLarge: isLarge)
  }
}
