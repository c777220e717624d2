import LanesIntrinsics

/// The cube root as x · r² with r = 1 / ∛x, which needs no division.
///
/// A third of the bits, which are nearly a logarithm, taken from a constant are the bits of an r for which
/// h = 1 − x · r³ is within ±0.11; the series r · (1 − h)^(-1/3) brings it close to 0. The root is corrected by what
/// its cube lacks.
enum CubeRoot: ElementaryFunction {
  @inline(__always)
  static func single(_ x: Float) -> Float {
    let magnitude = x.magnitude
    let bits = 1_419_900_928 - Float(Int32(bitPattern: magnitude.bitPattern)) * 0.333333333
    let first = Float(bitPattern: UInt32(bitPattern: lanes_int32_from_float(bits)))
    let reciprocal = improved(first, of: magnitude, cubic)
    return Float(signOf: x, magnitudeOf: root(of: magnitude, reciprocal))
  }

  @inline(__always)
  static func double(_ x: Double) -> Double {
    let magnitude = x.magnitude
    // The upper half of the bits as a number, in the low bits of 2^52, and back.
    let half = Double(bitPattern: (magnitude.bitPattern &>> 32) | 0x4330_0000_0000_0000) - 0x1p52
    let bits = (0x1p52 + 1_430_186_414) - half * 0.3333333333333333
    let first = Double(bitPattern: bits.bitPattern &<< 32)
    let reciprocal = improved(improved(first, of: magnitude, cubic), of: magnitude, linear)
    return Double(signOf: x, magnitudeOf: root(of: magnitude, reciprocal))
  }

  /// (1 − h)^(-1/3) = 1 + h · (1/3 + 2/9 h + 14/81 h² + …)
  @inline(__always)
  private static func cubic<T: RealArithmetic>(_ h: T) -> T {
    .polynomial(h, 14 / 81, 2 / 9, 1 / 3)
  }

  @inline(__always)
  private static func linear<T: RealArithmetic>(_ h: T) -> T { 1 / 3 }

  @inline(__always)
  private static func improved<T: RealArithmetic>(_ r: T, of x: T, _ series: (T) -> T) -> T {
    let h = 1 - (x * r) * (r * r)
    return .multiplyAdd(r, r * h, series(h))
  }

  @inline(__always)
  private static func root<T: RealArithmetic>(of x: T, _ r: T) -> T {
    let square = r * r
    let y = x * square
    let ySquare = y * y
    let squareRest = T.rest(of: ySquare, less: y, times: y)
    let rest = T.multiplyAdd(T.rest(of: x, less: ySquare, times: y), squareRest, y)
    return .multiplyAdd(y, rest * square, 1 / 3)
  }

  // Normal numbers, but for the largest and smallest: their parts would be none.
  @inline(__always)
  static var easySingles: EasyBits? { EasyBits(from: 0x0d80_0000, through: 0x717f_ffff, ignoringSign: true) }
  @inline(__always)
  static var easyDoubles: EasyBits? { EasyBits(from: 0x0670_0000, through: 0x796f_ffff, ignoringSign: true) }
  @inline(__always)
  static func mended<T: RealArithmetic>(_ value: T, _ x: T) -> T { x + x == x ? x : value }
  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T) -> Bool {
    // 2^±100, and of doubles 2^±920.
    let large: T = T.self == Float.self ? 0x1p100 : 0x1p230 * 0x1p230 * 0x1p230 * 0x1p230
    return x != 0 && x.magnitude < .infinity && !(x.magnitude >= 1 / large && x.magnitude < large)
  }
  @inline(__always)
  static func singleBeyond(_ x: Float) -> Float {
    x.magnitude > 1 ? single(x * 0x1p-96) * 0x1p32 : single(x * 0x1p96) * 0x1p-32
  }
  @inline(__always)
  static func doubleBeyond(_ x: Double) -> Double {
    x.magnitude > 1 ? double(x * 0x1p-600) * 0x1p200 : double(x * 0x1p600) * 0x1p-200
  }
}
