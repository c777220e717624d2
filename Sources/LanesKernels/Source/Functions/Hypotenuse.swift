import LanesIntrinsics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// √(x² + y²).
enum Hypotenuse: BinaryElementaryFunction {
  /// The squares are exact in double precision.
  @inline(__always)
  static func single(_ x: Float, _ y: Float) -> Float {
    let (a, b) = (Double(x), Double(y))
    return Float(lanes_sqrt(a * a + b * b))
  }

  /// Scaled where squares would not be normal numbers, and corrected by what rounding lost (Borges, "An improved
  /// algorithm for hypot(a, b)", ACM TOMS 47, 2020).
  @inline(__always)
  static func double(_ x: Double, _ y: Double) -> Double {
    let (a, b) = (x.magnitude, y.magnitude)
    let isFirst = a > b
    let unscaled = isFirst ? a : b
    let isHuge = unscaled > 0x1p500
    let isTiny = unscaled < 0x1p-400
    let scale: Double = isHuge ? 0x1p-600 : isTiny ? 0x1p600 : 1
    let large = unscaled * scale
    let small = (isFirst ? b : a) * scale
    let square = large * large
    let root = lanes_sqrt(.multiplyAdd(small * small, large, large))
    let rootSquare = root * root
    let rest =
      Double.rest(of: rootSquare - square, less: small, times: small)
      - Double.rest(of: rootSquare, less: root, times: root) + Double.rest(of: square, less: large, times: large)
    // Both are 0 where the root is.
    let corrected = root - rest / (2 * root + 0x1p-1000)
    return corrected * (isHuge ? 0x1p600 : isTiny ? 0x1p-600 : 1)
  }

  @inline(__always)
  static var easySingles: (EasyBits, EasyBits) {
    let easy = EasyBits(from: 0, through: 0x7f7f_ffff, ignoringSign: true)
    return (easy, easy)
  }
  @inline(__always)
  static var easyDoubles: (EasyBits, EasyBits) {
    let easy = EasyBits(from: 0, through: 0x7fef_ffff, ignoringSign: true)
    return (easy, easy)
  }
  @inline(__always)
  static func mended<T: RealArithmetic>(_ value: T, _ x: T, _ y: T) -> T { value }
  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ x: T, _ y: T) -> Bool {
    !(x.magnitude < .infinity && y.magnitude < .infinity)
  }
  @inline(__always) static func singleBeyond(_ x: Float, _ y: Float) -> Float { hypotf(x, y) }
  @inline(__always) static func doubleBeyond(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
}
