public import LanesKernelInterface

// Bounds of errors are against the exact value, in units in the last place (ulp) of it. They hold for the kernel sets
// with a fused multiply-add (v3, v4, arm64), which agree with each other; the baseline's values may differ from theirs
// and be a third of a unit farther off. What names no bound is the C library's function, and so are all of complex
// numbers and the few arguments that formulas are not good for: very large angles, results next to overflow, subnormal
// arguments of logarithms and powers. Half precision goes through single precision.

extension NDArray where Element: InexactElement {
  /// The square root; NaN of negative numbers.
  @inlinable public static var squareRoot: UnaryFunction<Element, Element> { UnaryFunction(.squareRoot) }

  /// e to the power of the element. Within 1 ulp of floats and doubles.
  @inlinable public static var exp: UnaryFunction<Element, Element> { UnaryFunction(.exp) }

  /// The natural logarithm: −∞ of 0, NaN of negative numbers. Within 1 ulp of floats and doubles.
  @inlinable public static var log: UnaryFunction<Element, Element> { UnaryFunction(.log) }

  /// The sine of an angle in radians. Within 1 ulp of doubles, 2 ulp of floats.
  ///
  /// Angles beyond 65536 (2^20 of doubles) are left to the C library, one by one.
  @inlinable public static var sin: UnaryFunction<Element, Element> { UnaryFunction(.sin) }

  /// The cosine of an angle in radians. Within 1 ulp of doubles, 2 ulp of floats.
  ///
  /// Angles beyond 65536 (2^20 of doubles) are left to the C library, one by one.
  @inlinable public static var cos: UnaryFunction<Element, Element> { UnaryFunction(.cos) }

  /// The tangent of an angle in radians. Within 1 ulp of doubles, 2 ulp of floats.
  ///
  /// Angles beyond 65536 (2^20 of doubles) are left to the C library, one by one.
  @inlinable public static var tan: UnaryFunction<Element, Element> { UnaryFunction(.tan) }

  /// The angle in radians whose sine is the element. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var asin: UnaryFunction<Element, Element> { UnaryFunction(.asin) }

  /// The angle in radians whose cosine is the element. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var acos: UnaryFunction<Element, Element> { UnaryFunction(.acos) }

  /// The angle in radians whose tangent is the element. Within 1.02 ulp of doubles, 2 ulp of floats.
  @inlinable public static var atan: UnaryFunction<Element, Element> { UnaryFunction(.atan) }

  /// The hyperbolic sine. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var sinh: UnaryFunction<Element, Element> { UnaryFunction(.sinh) }

  /// The hyperbolic cosine. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var cosh: UnaryFunction<Element, Element> { UnaryFunction(.cosh) }

  /// The hyperbolic tangent. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var tanh: UnaryFunction<Element, Element> { UnaryFunction(.tanh) }

  /// The inverse of the hyperbolic sine.
  @inlinable public static var asinh: UnaryFunction<Element, Element> { UnaryFunction(.asinh) }

  /// The inverse of the hyperbolic cosine.
  @inlinable public static var acosh: UnaryFunction<Element, Element> { UnaryFunction(.acosh) }

  /// The inverse of the hyperbolic tangent.
  @inlinable public static var atanh: UnaryFunction<Element, Element> { UnaryFunction(.atanh) }

  /// The first operand to the power of the second. Within 1.1 ulp of doubles, 1 ulp of
  /// floats; as in C, negative numbers have powers to whole exponents alone, NaN else.
  @inlinable public static var power: BinaryFunction<Element> { BinaryFunction(.power) }
}

extension NDArray where Element: FloatingPointElement {
  /// The cube root, of negative numbers too. Within 0.54 ulp of floats and doubles.
  @inlinable public static var cubeRoot: UnaryFunction<Element, Element> { UnaryFunction(.cubeRoot) }

  /// 2 to the power of the element. Within 1 ulp of floats and doubles.
  @inlinable public static var exp2: UnaryFunction<Element, Element> { UnaryFunction(.exp2) }

  /// `exp(x) - 1` without losing digits near 0: NumPy's `expm1`. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var expMinusOne: UnaryFunction<Element, Element> { UnaryFunction(.expMinusOne) }

  /// The logarithm to base 2. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var log2: UnaryFunction<Element, Element> { UnaryFunction(.log2) }

  /// The logarithm to base 10. Within 1 ulp of doubles, 2 ulp of floats.
  @inlinable public static var log10: UnaryFunction<Element, Element> { UnaryFunction(.log10) }

  /// `log(1 + x)` without losing digits near 0: NumPy's `log1p`. Within 1 ulp of floats and doubles.
  @inlinable public static var logOnePlus: UnaryFunction<Element, Element> { UnaryFunction(.logOnePlus) }

  /// √(a² + b²) without overflow on the way. Within 0.51 ulp of floats and doubles, 1 ulp of
  /// subnormal ones.
  @inlinable public static var hypot: BinaryFunction<Element> { BinaryFunction(.hypot) }

  /// The angle in radians from the positive x axis to the point (second, first operand). Within 1.1 ulp of doubles,
  /// 2 ulp of floats.
  @inlinable public static var atan2: BinaryFunction<Element> { BinaryFunction(.atan2) }

  /// `log(exp(a) + exp(b))` without overflow on the way.
  @inlinable public static var logAddExp: BinaryFunction<Element> { BinaryFunction(.logAddExp) }

  /// `log2(exp2(a) + exp2(b))` without overflow on the way.
  @inlinable public static var logAddExp2: BinaryFunction<Element> { BinaryFunction(.logAddExp2) }

  /// Radians as degrees.
  @inlinable public static var degrees: UnaryFunction<Element, Element> { UnaryFunction(.toDegrees) }

  /// Degrees as radians.
  @inlinable public static var radians: UnaryFunction<Element, Element> { UnaryFunction(.toRadians) }

  /// 0 of negative numbers, 1 of positive ones, and the second operand of 0.
  @inlinable public static var heaviside: BinaryFunction<Element> { BinaryFunction(.heaviside) }
}

extension NDArray where Element: IntegerElement {
  /// The first operand to the power of the second, wrapping around. NumPy refuses negative exponents; here
  /// they give the true power cut off towards zero.
  @inlinable public static var power: BinaryFunction<Element> { BinaryFunction(.power) }
}
