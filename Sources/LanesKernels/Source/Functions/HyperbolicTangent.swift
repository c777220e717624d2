extension ExponentialParts {
  /// e^x − 1 = (2^k − 1) + 2^k · r + 2^k · tail. The first two are added without loss: for k = 0 the first is 0,
  /// for all others it is the larger one.
  @inline(__always)
  var minusOne: ExtendedPair<Number> {
    let scale = k.scale
    let (first, second) = (scale - .one, scale * r)
    let sum = first + second
    let remainder = Number.multiplyAdd(second - (sum - first), scale, tail + rest) + ((scale - first) - .one)
    return ExtendedPair(sumOf: sum, andSmaller: remainder)
  }
}

/// tanh x = (e^2x − 1) / (e^2x − 1 + 2), all in pairs but the result. In single precision 1 − 2 / (e^2x + 1), and
/// below 0.7, much as in Cephes' `tanhf`, a polynomial: a minimax approximation of (tanh x − x) / x³.
enum HyperbolicTangent: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let magnitude = x.magnitude
    let z = x * x
    let near = Float.multiplyAdd(
      magnitude, magnitude * z,
      .polynomial(
        z, -0.005153372883796692, 0.02011018618941307, -0.05356666073203087, 0.13329243659973145, -0.33333197236061096))
    // Errors of the power matter little here: it is taken to base 2.
    let clamped: Float = magnitude > 20 ? 20 : magnitude
    let k = SingleExponent(clamped, times: 2 * 1.44269504)
    let f = Float.multiplyAdd(-k.number, clamped, 2 * 1.44269504)
    let power =
      f
      * .polynomial(
        f, 0.0013407014776021242, 0.009671659208834171, 0.05550309270620346, 0.24022239446640015, 0.6931472420692444)
    let far = 1 - 2 / .multiplyAdd(1 + k.scale, k.scale, power)
    return Float(signOf: x, magnitudeOf: magnitude < 0.7 ? near : far)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let magnitude = x.magnitude
    let quotient = quotient(DoubleExponential(magnitude > 20 ? 40 : 2 * magnitude).minusOne)
    return Double(signOf: x, magnitudeOf: quotient)
  }

  @inline(__always)
  private static func quotient<T: RealArithmetic>(_ x: ExtendedPair<T>) -> T {
    let sum = x.high + 2
    let two = sum - x.high
    let low = (x.high - (sum - two)) + (2 - two) + x.low
    let reciprocal = 1 / sum
    let quotient = x.high * reciprocal
    let rest = T.rest(of: x.high, less: quotient, times: sum) + (x.low - quotient * low)
    return .multiplyAdd(quotient, rest, reciprocal)
  }
}
