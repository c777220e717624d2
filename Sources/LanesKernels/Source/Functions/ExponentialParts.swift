// e to a power as 2^k · e^r, which the exponential function and the hyperbolic ones share.
//
// k is the nearest whole number to x / log 2, and r = x − k · log 2, within ±0.35, with log 2 in two parts (Cody
// and Waite 1980; the parts are those of Sun's fdlibm), the first with few enough bits for k times it to be exact.
// The polynomials are minimax approximations of (e^r − 1 − r) / r², made with Remez' algorithm in 200 bits.

protocol ExponentialParts {
  associatedtype Number: RealArithmetic
  associatedtype Exponent: ScalingExponent<Number>
  init(_ x: Number)
  var k: Exponent { get }
  var r: Number { get }
  /// What rounding r has lost.
  var rest: Number { get }
  /// e^r − 1 − r.
  var tail: Number { get }
}

struct SingleExponential: ExponentialParts {
  let k: SingleExponent
  let r: Float
  let rest: Float
  let tail: Float

  @inline(__always)
  init(_ x: Float) {
    k = SingleExponent(x, times: 1.44269504)
    let high = Float.multiplyAdd(x, -k.number, 0.693359375)
    r = .multiplyAdd(high, -k.number, -2.12194440e-4)
    rest = .multiplyAdd(high - r, -k.number, -2.12194440e-4)
    // Within 2^-28.
    tail =
      r * r
      * .polynomial(
        r, 0.0013814893318340182, 0.008368696086108685, 0.041668377816677094, 0.1666652113199234, 0.4999999403953552)
  }

  /// The power of all parts together.
  @inline(__always)
  var value: Float { k.scaling(1 + (r + tail)) }
}

struct DoubleExponential: ExponentialParts {
  let k: DoubleExponent
  let r: Double
  let rest: Double
  let tail: Double

  @inline(__always)
  init(_ x: Double) {
    k = DoubleExponent(x, times: 1.4426950408889634)
    let high = Double.multiplyAdd(x, -k.number, 6.93147180369123816490e-01)
    r = .multiplyAdd(high, -k.number, 1.90821492927058770002e-10)
    rest = .multiplyAdd(high - r, -k.number, 1.90821492927058770002e-10)
    // Within 2^-57.
    tail =
      r * r
      * .polynomial(
        r, 2.499885163130554e-08, 2.762993098021951e-07, 2.7557589200505365e-06, 2.480149413780302e-05,
        0.00019841269505166498, 0.0013888888942443522, 0.008333333333493842, 0.04166666666653562,
        0.16666666666666416, 0.500000000000001)
  }

  /// The power of all parts together. What rounding 1 + r loses is taken along.
  @inline(__always)
  var value: Double {
    let high = 1 + r
    return k.scaling(high + ((1 - high) + r + tail))
  }
}
