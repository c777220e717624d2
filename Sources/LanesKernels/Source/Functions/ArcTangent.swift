/// The angle whose tangent is x: a polynomial up to 1, and π/2 less that of 1 / x beyond. The polynomials are minimax
/// approximations of (atan t − t) / t³, made with Remez' algorithm in 200 bits, the
/// double one's coefficients rounded one after the other.
enum ArcTangent: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let magnitude = x.magnitude
    let isLarge = magnitude > 1
    let t = isLarge ? -1 / magnitude : magnitude
    return Float(signOf: x, magnitudeOf: (isLarge ? 1.57079637 : 0) + small(t))
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    // Beyond 2^100 nothing changes any more.
    let magnitude: Double = x.magnitude > 0x1p100 ? 0x1p100 : x.magnitude
    let isLarge = magnitude > 1
    let t = isLarge ? -1 / magnitude : magnitude
    let base = isLarge ? 1.5707963267948966 : 0
    let baseLow = isLarge ? 6.123233995736766e-17 : 0
    // What rounding the quotient lost, divided by 1 + t² where that matters, next to 1.
    let rest = isLarge ? t * Double.rest(of: 1, less: -t, times: magnitude) : 0
    let low = baseLow + rest * .multiplyAdd(1, -0.5 * t, t)
    // The base is 0 or larger than t: what their sum loses is known.
    let sum = base + t
    let lost = (base - sum) + t
    return Double(signOf: x, magnitudeOf: sum + smallTail(t, addedTo: lost + low))
  }

  /// For arguments within ±1.
  @inline(__always)
  static func small(_ t: Float) -> Float {
    let z = t * t
    return .multiplyAdd(
      t, t * z,
      .polynomial(
        z, -0.0018317339709028602, 0.01108577474951744, -0.03149781376123428, 0.0582796111702919, -0.08422287553548813,
        0.10958627611398697, -0.1426546722650528, 0.19998662173748016, -0.33333301544189453))
  }

  /// What comes after t, and `low`.
  @inline(__always)
  static func smallTail(_ t: Double, addedTo low: Double) -> Double {
    let z = t * t
    return .multiplyAdd(
      low, t * z,
      .polynomial(
        z,
        .polynomial(
          z, 1.3432869650665653e-05, -0.00015437927553736848, 0.0008422177182936785, -0.0029175955609843907,
          0.007263467647419057, -0.013999975103880683, 0.02209545295922159, -0.029997932334210362, 0.03670377903883647,
          -0.042223397601268885), 0.04723575870413918, -0.052539023839107975, 0.058806175401870664,
        -0.06666419798372361, 0.07692281859859855, -0.09090907185910878, 0.11111111018082168, -0.14285714282984427,
        0.19999999999959436, -0.33333333333333126))
  }
}
