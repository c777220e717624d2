#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The logarithm of 1 + x without losing digits near 0.
enum LogarithmOnePlus: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let (sum, lost) = sum(x)
    let parts = SingleSignificand(sum)
    let k = parts.k
    let isNear = k == 0
    let f = isNear ? x : parts.f
    // What the sum has lost is divided by 1 + f, as far as its few digits need.
    let scaled = isNear ? 0 : lost * parts.reciprocalScale
    let correction = scaled * .multiplyAdd(1, -f, 1 - f)
    let tail = Float.multiplyAdd(.multiplyAdd(correction, k, -2.12194440e-4), f * f, SingleSignificand.tail(f))
    return defined(.multiplyAdd(f + tail, k, 0.693359375), x)
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let (sum, lost) = sum(x)
    let parts = DoubleSignificand(sum)
    let k = parts.k
    let isNear = k == 0
    let f = isNear ? x : parts.f
    let scaled = isNear ? 0 : lost * parts.reciprocalScale
    let correction = scaled * .multiplyAdd(1, -f, 1 - f)
    let s = f / (2 + f)
    let half = 0.5 * f * f
    let low = Double.multiplyAdd(
      .multiplyAdd(correction, k, 1.90821492927058770002e-10), s,
      .multiplyAdd(half, s * s, DoubleSignificand.tail(s * s)))
    return defined(.multiplyAdd(f - (half - low), k, 6.93147180369123816490e-01), x)
  }

  /// 1 + x, and what rounding has lost of it.
  @inline(__always)
  private static func sum<T: RealArithmetic>(_ x: T) -> (T, T) {
    let sum = 1 + x
    let second = sum - 1
    return (sum, (1 - (sum - second)) + (x - second))
  }

  /// The sign is x's, also of 0.
  @inline(__always)
  private static func defined<T: RealArithmetic>(_ value: T, _ x: T) -> T {
    let signed = T(signOf: x, magnitudeOf: value)
    return x > -1 ? signed : x == -1 ? -.infinity : .nan
  }

  // Negative numbers come first: theirs are the bits after −0.
  @inline(__always) static var easySingles: EasyBits? { EasyBits(from: 0x8000_0000, through: 0x717f_ffff) }
  @inline(__always) static var easyDoubles: EasyBits? { EasyBits(from: 0x8000_0000, through: 0x717f_ffff) }
  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool { x >= (T.self == Float.self ? 0x1p100 : 0x1p793) }
  @inline(__always) static func singleBeyond(_ x: Float) -> Float { log1pf(x) }
  @inline(__always) static func doubleBeyond(_ x: Double) -> Double { log1p(x) }
}
