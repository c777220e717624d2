import LanesIntrinsics
import LanesKernelInterface

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// What every element-wise operation means, one line each: the line gives it all element types that
// the function around it is for, all layouts, and, as this source is compiled once for each, all
// instruction sets. `declare` is generic and called with concrete types by the registration, so that
// every loop is specialised here.

extension Declaring where T: Arithmetic {
  @inline(__always)
  func arithmetic() {
    binary(.add) { .sum($0, $1) }
    binary(.subtract) { .difference($0, $1) }
    binary(.multiply) { .product($0, $1) }
    unary(.square) { .product($0, $0) }
    unary(.logicalNot, giving: Bool.self) { $0 == .zero }
    comparison(.equal) { $0 == $1 }
    comparison(.notEqual) { $0 != $1 }
    comparison(.logicalAnd) { ($0 != .zero) && ($1 != .zero) }
    comparison(.logicalOr) { ($0 != .zero) || ($1 != .zero) }
    comparison(.logicalXor) { ($0 != .zero) != ($1 != .zero) }
  }
}

extension Declaring where T: OrderedArithmetic {
  @inline(__always)
  func ordered() {
    arithmetic()
    unary(.absolute) { .magnitude(of: $0) }
    binary(.floorDivide) { .floorQuotient($0, $1) }
    binary(.remainder) { .floorRemainder($0, $1) }
    // `a != a` holds for NaN alone, which NumPy's minimum and maximum hand on.
    binary(.minimum) { $0 < $1 || $0 != $0 ? $0 : $1 }
    binary(.maximum) { $0 > $1 || $0 != $0 ? $0 : $1 }
    comparison(.less) { $0 < $1 }
    comparison(.lessOrEqual) { $0 <= $1 }
    comparison(.greater) { $0 > $1 }
    comparison(.greaterOrEqual) { $0 >= $1 }
    ternary(.clip) { (x: T, low: T, high: T) in
      let raised = x > low || x != x ? x : low
      return raised < high || raised != raised ? raised : high
    }
  }
}

extension Declaring where T: OrderedArithmetic & FixedWidthInteger {
  @inline(__always)
  func integer() {
    ordered()
    unary(.negate) { 0 &- $0 }
    unary(.sign) { $0 > 0 ? 1 : $0 < 0 ? 0 &- 1 : 0 }
    unary(.bitwiseNot) { ~$0 }
    unary(.bitCount, giving: UInt8.self) { UInt8(truncatingIfNeeded: T.magnitude(of: $0).nonzeroBitCount) }
    binary(.power) { .power($0, $1) }
    binary(.truncatingRemainder) { .truncatingRemainder($0, $1) }
    binary(.minimumNumber) { $0 < $1 ? $0 : $1 }
    binary(.maximumNumber) { $0 > $1 ? $0 : $1 }
    binary(.bitwiseAnd) { $0 & $1 }
    binary(.bitwiseOr) { $0 | $1 }
    binary(.bitwiseXor) { $0 ^ $1 }
    binary(.leftShift) { .shiftedLeft($0, $1) }
    binary(.rightShift) { .shiftedRight($0, $1) }
    binary(.greatestCommonDivisor) { .greatestCommonDivisor($0, $1) }
    binary(.leastCommonMultiple) { .leastCommonMultiple($0, $1) }
  }
}

extension Declaring where T: RealArithmetic {
  @inline(__always)
  func real() {
    ordered()
    floatArithmetic()
    exponentials()
    trigonometry()
    rounding()
  }

  @inline(__always)
  private func floatArithmetic() {
    // The sign bit changes, so that the negative of 0 is −0.
    unary(.negate) { -$0 }
    unary(.sign) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 }
    unary(.reciprocal) { 1 / $0 }
    unary(.isNaN, giving: Bool.self) { $0 != $0 }
    unary(.isInfinite, giving: Bool.self) { $0.magnitude == .infinity }
    unary(.isFinite, giving: Bool.self) { $0.magnitude < .infinity }
    unary(.signBit, giving: Bool.self) { $0.sign == .minus }
    binary(.divide) { $0 / $1 }
    binary(.truncatingRemainder, fmodf, fmod)
    binary(.minimumNumber) { $0 < $1 || $1 != $1 ? $0 : $1 }
    binary(.maximumNumber) { $0 > $1 || $1 != $1 ? $0 : $1 }
    binary(.copySign) { T(signOf: $1, magnitudeOf: $0) }
    binary(.nextAfter) { .next($0, towards: $1) }
    binary(.heaviside) { $0 == 0 ? $1 : $0 < 0 ? 0 : $0 > 0 ? 1 : $0 }
    ternary(.fusedMultiplyAdd) { (a: T, b: T, c: T) in c.addingProduct(a, b) }
  }

  @inline(__always)
  private func exponentials() {
    unary(.squareRoot, lanes_sqrtf, lanes_sqrt)
    function(.cubeRoot, CubeRoot.self)
    function(.exp, Exponential.self)
    function(.exp2, ExponentialBase2.self)
    function(.expMinusOne, ExponentialMinusOne.self)
    function(.log, Logarithm.self)
    function(.log2, LogarithmBase2.self)
    function(.log10, LogarithmBase10.self)
    function(.logOnePlus, LogarithmOnePlus.self)
    function(.power, Power.self)
    function(.hypot, Hypotenuse.self)
    binary(.logAddExp, logAddExp, logAddExp)
    binary(.logAddExp2, logAddExp2, logAddExp2)
  }

  @inline(__always)
  private func trigonometry() {
    function(.sin, Sine.self)
    function(.cos, Cosine.self)
    function(.tan, Tangent.self)
    function(.asin, ArcSine.self)
    function(.acos, ArcCosine.self)
    function(.atan, ArcTangent.self)
    function(.sinh, HyperbolicSine.self)
    function(.cosh, HyperbolicCosine.self)
    function(.tanh, HyperbolicTangent.self)
    unary(.asinh, asinhf, asinh)
    unary(.acosh, acoshf, acosh)
    unary(.atanh, atanhf, atanh)
    unary(.toDegrees) { $0 * (180 / .pi) }
    unary(.toRadians) { $0 * (.pi / 180) }
    function(.atan2, ArcTangent2.self)
  }

  @inline(__always)
  private func rounding() {
    unary(.floor) { $0.rounded(.down) }
    unary(.ceil) { $0.rounded(.up) }
    unary(.trunc) { $0.rounded(.towardZero) }
    unary(.round) { $0.rounded(.toNearestOrEven) }
  }
}

extension Declaring {
  @inline(__always)
  func complex<Part: ComplexPairPart>() where T == ComplexPair<Part> {
    arithmetic()
    unary(.negate) { ComplexPair(-$0.real, -$0.imaginary) }
    unary(.conjugate) { ComplexPair($0.real, -$0.imaginary) }
    unary(.reciprocal) { $0.reciprocal }
    unary(.absolute, giving: Part.self) { Part.math(hypotf, hypot, $0.real, $0.imaginary) }
    unary(.angle, giving: Part.self) { Part.math(atan2f, atan2, $0.imaginary, $0.real) }
    unary(.isNaN, giving: Bool.self) { $0.isNaN }
    unary(.isInfinite, giving: Bool.self) { $0.isInfinite }
    unary(.isFinite, giving: Bool.self) { $0.isFinite }
    unary(.exp, lanes_cexpf, lanes_cexp)
    unary(.log, lanes_clogf, lanes_clog)
    unary(.squareRoot, lanes_csqrtf, lanes_csqrt)
    unary(.sin, lanes_csinf, lanes_csin)
    unary(.cos, lanes_ccosf, lanes_ccos)
    unary(.tan, lanes_ctanf, lanes_ctan)
    unary(.asin, lanes_casinf, lanes_casin)
    unary(.acos, lanes_cacosf, lanes_cacos)
    unary(.atan, lanes_catanf, lanes_catan)
    unary(.sinh, lanes_csinhf, lanes_csinh)
    unary(.cosh, lanes_ccoshf, lanes_ccosh)
    unary(.tanh, lanes_ctanhf, lanes_ctanh)
    unary(.asinh, lanes_casinhf, lanes_casinh)
    unary(.acosh, lanes_cacoshf, lanes_cacosh)
    unary(.atanh, lanes_catanhf, lanes_catanh)
    binary(.divide) { .quotient($0, $1) }
    binary(.power) { .power($0, $1) }
  }
}

extension Declaring where T == UInt8 {
  /// A Bool is one byte that holds 0 or 1: the loops of bytes do its logic, and vectorise better.
  @inline(__always)
  func logic() {
    unary(.bitwiseNot) { $0 ^ 1 }
    unary(.logicalNot) { $0 ^ 1 }
    binary(.bitwiseAnd) { $0 & $1 }
    binary(.bitwiseOr) { $0 | $1 }
    binary(.bitwiseXor) { $0 ^ $1 }
    comparison(.equal) { $0 == $1 }
    comparison(.notEqual) { $0 != $1 }
    comparison(.logicalAnd) { $0 & $1 != 0 }
    comparison(.logicalOr) { $0 | $1 != 0 }
    comparison(.logicalXor) { $0 != $1 }
  }
}
