#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The angle of the point (y, x), the first operand being y: a multiple of π/2 more or less the angle whose tangent is
/// the smaller magnitude's share of the larger.
enum ArcTangent2: BinaryElementaryFunction {
  @inline(__always)
  static func single(_ y: Float, _ x: Float) -> Float {
    let (a, b) = (y.magnitude, x.magnitude)
    let isSteep = a > b
    let large = isSteep ? a : b
    let t = (isSteep ? b : a) / (large == 0 ? 1 : large)
    // The sign of x, of zeros too.
    let direction = Float(signOf: x, magnitudeOf: 1)
    let base: Float = isSteep ? 1.57079637 : direction < 0 ? 3.14159274 : 0
    let baseLow: Float = isSteep ? -4.37113883e-8 : direction < 0 ? -8.74227766e-8 : 0
    let value = base + .multiplyAdd(baseLow, isSteep ? -direction : direction, ArcTangent.small(t))
    return Float(signOf: y, magnitudeOf: value)
  }

  @inline(__always)
  static func double(_ y: Double, _ x: Double) -> Double {
    let (a, b) = (y.magnitude, x.magnitude)
    let isSteep = a > b
    // The remainder of the division has to be a normal number.
    let scale: Double = (isSteep ? a : b) < 0x1p-400 ? 0x1p600 : 1
    let large = (isSteep ? a : b) * scale
    let small = (isSteep ? b : a) * scale
    let divisor: Double = large == 0 ? 1 : large
    let t = small / divisor
    // What the division lost, divided by 1 + t² as well as matters, if it is a number still.
    let rest = Double.rest(of: small, less: t, times: divisor) / divisor
    let weight = small < 0x1p-900 ? 0 : Double.multiplyAdd(1, -0.5 * t, t)
    let direction = Double(signOf: x, magnitudeOf: 1)
    let base: Double = isSteep ? 1.5707963267948966 : direction < 0 ? 3.141592653589793 : 0
    let baseLow: Double = isSteep ? 6.123233995736766e-17 : direction < 0 ? 1.2246467991473532e-16 : 0
    let factor = isSteep ? -direction : direction
    let sum = base + factor * t
    let lost = (base - sum) + factor * t
    let tail = ArcTangent.smallTail(t, addedTo: rest * weight)
    return Double(signOf: y, magnitudeOf: sum + (lost + .multiplyAdd(baseLow, factor, tail)))
  }

  @inline(__always)
  static var easySingles: (EasyBits, EasyBits) {
    let easy = EasyBits(from: 0, through: 0x7f7f_ffff, ignoringSign: true)
    return (easy, easy)
  }
  @inline(__always)
  static var easyDoubles: (EasyBits, EasyBits) {
    let easy = EasyBits(from: 0, through: 0x5f2f_ffff, ignoringSign: true)
    return (easy, easy)
  }
  @inline(__always)
  static func mended<T: RealArithmetic>(_ value: T, _ y: T, _ x: T) -> T { value }
  @inline(__always)
  static func isBeyond<T: RealArithmetic>(_ y: T, _ x: T) -> Bool {
    let limit: T = T.self == Float.self ? .infinity : 0x1p250 * 0x1p250
    return !(y.magnitude < limit && x.magnitude < limit)
  }
  @inline(__always) static func singleBeyond(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }
  @inline(__always) static func doubleBeyond(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
}
