#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Logarithms to base 2 and 10. Double precision needs log(1 + f) in two parts, so that its product with 1 / log 2
// keeps all digits: the first part has 21 bits, as have the factors' first parts, which are those of FreeBSD's
// `e_log2.c` and `e_log10.c` (after Sun's fdlibm).

extension DoubleSignificand {
  /// log(1 + f) in two parts, the first of which has half of the bits.
  @inline(__always)
  var logarithm: ExtendedPair<Double> {
    let half = 0.5 * f * f
    let s = f / (2 + f)
    let r = Self.tail(s * s)
    let high = Double(bitPattern: (f - half).bitPattern & 0xffff_ffff_0000_0000)
    return ExtendedPair(high: high, low: .multiplyAdd((f - high) - half, s, .multiplyAdd(half, s * s, r)))
  }
}

enum LogarithmBase2: LogarithmicFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let parts = SingleSignificand(x)
    // The factor of f in two parts, as its own rounding would show in results near 0.
    let p = Float.polynomial(
      parts.f, 0.1296631097793579, -0.20813056826591492, 0.21468180418014526, -0.2387939840555191, 0.2880173325538635,
      -0.36071082949638367, 0.48090681433677673, -0.7213472723960876, 1.9259629911266175e-08)
    return parts.k + .multiplyAdd(parts.f * p, parts.f, 1.4426950216293335)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let parts = DoubleSignificand(x)
    let logarithm = parts.logarithm
    let high = logarithm.high * 1.44269504072144627571
    let low = Double.multiplyAdd(
      (logarithm.low + logarithm.high) * 1.67517131648865118353e-10, logarithm.low, 1.44269504072144627571)
    let sum = parts.k + high
    return sum + (low + ((parts.k - sum) + high))
  }

  @inline(__always) static func singleBeyond(_ x: Float) -> Float { log2f(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { log2(x) }
}

enum LogarithmBase10: LogarithmicFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let parts = SingleSignificand(x)
    let p = Float.polynomial(
      parts.f, 0.03903248533606529, -0.0626535415649414, 0.06462566554546356, -0.0718841552734375, 0.08670186251401901,
      -0.10858477652072906, 0.1447673738002777, -0.21714717149734497, -1.0103050052231683e-08)
    let low = Float.multiplyAdd(parts.f * p, parts.k, 7.9034151668e-07)
    return .multiplyAdd(.multiplyAdd(low, parts.f, 0.4342944920063019), parts.k, 3.0102920532e-01)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let parts = DoubleSignificand(x)
    let logarithm = parts.logarithm
    let high = logarithm.high * 4.34294481878168880939e-01
    let whole = parts.k * 3.01029995663611771306e-01
    let low = Double.multiplyAdd(
      .multiplyAdd(
        (logarithm.low + logarithm.high) * 2.50829467116452752298e-11, parts.k, 3.69423907715893078616e-13),
      logarithm.low, 4.34294481878168880939e-01)
    let sum = whole + high
    return sum + (low + ((whole - sum) + high))
  }

  @inline(__always) static func singleBeyond(_ x: Float) -> Float { log10f(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { log10(x) }
}
