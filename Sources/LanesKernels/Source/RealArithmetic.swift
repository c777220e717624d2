import LanesKernelInterface

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Arithmetic of floats with the C library's functions. Half precision goes through single.
protocol RealArithmetic: OrderedArithmetic, BinaryFloatingPoint {
  static func math(_ single: (Float) -> Float, _ double: (Double) -> Double, _ x: Self) -> Self
  static func math(
    _ single: (Float, Float) -> Float, _ double: (Double, Double) -> Double, _ a: Self, _ b: Self
  ) -> Self
  /// The loop of a function that is written as formulas.
  static func functionLoop<F: ElementaryFunction>(_ function: F.Type) -> UnaryLoop
  static func functionLoop<F: BinaryElementaryFunction>(_ function: F.Type) -> BinaryLoop
}

extension Float16: RealArithmetic {
  @inline(__always)
  static func math(_ single: (Float) -> Float, _ double: (Double) -> Double, _ x: Float16) -> Float16 {
    Float16(single(Float(x)))
  }
  @inline(__always)
  static func math(
    _ single: (Float, Float) -> Float, _ double: (Double, Double) -> Double, _ a: Float16, _ b: Float16
  ) -> Float16 {
    Float16(single(Float(a), Float(b)))
  }
}

extension Float: RealArithmetic {
  @inline(__always)
  static func math(_ single: (Float) -> Float, _ double: (Double) -> Double, _ x: Float) -> Float { single(x) }
  @inline(__always)
  static func math(
    _ single: (Float, Float) -> Float, _ double: (Double, Double) -> Double, _ a: Float, _ b: Float
  ) -> Float {
    single(a, b)
  }
}

extension Double: RealArithmetic {
  @inline(__always)
  static func math(_ single: (Float) -> Float, _ double: (Double) -> Double, _ x: Double) -> Double { double(x) }
  @inline(__always)
  static func math(
    _ single: (Float, Float) -> Float, _ double: (Double, Double) -> Double, _ a: Double, _ b: Double
  ) -> Double {
    double(a, b)
  }
}

extension RealArithmetic {
  /// The neighbour of `a` on the way to `b`.
  @inline(__always) static func next(_ a: Self, towards b: Self) -> Self {
    if a != a || b != b { return a + b }
    return a < b ? a.nextUp : a > b ? a.nextDown : b
  }
}

/// `log(exp(a) + exp(b))` without overflow on the way: the larger exponent is taken out.
@inline(__always)
func logAddExp<T: RealArithmetic>(_ a: T, _ b: T) -> T {
  if a == b { return a + 0.693147180559945309 }
  let difference = a - b
  if difference != difference { return difference }
  return Swift.max(a, b) + .math(log1pf, log1p, .math(expf, exp, -difference.magnitude))
}

/// The same to base 2.
@inline(__always)
func logAddExp2<T: RealArithmetic>(_ a: T, _ b: T) -> T {
  if a == b { return a + 1 }
  let difference = a - b
  if difference != difference { return difference }
  return Swift.max(a, b) + .math(log1pf, log1p, .math(exp2f, exp2, -difference.magnitude)) * 1.44269504088896340736
}
