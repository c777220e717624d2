// What the tables are indexed by, one enumeration for each shape of loop. The meanings stand in
// LanesKernels, in the catalogue; the public names in Lanes.

/// Element-wise operations on one operand.
public enum UnaryOperator: UInt8, CaseIterable, Sendable {
  case negate, absolute, sign, square, reciprocal, bitwiseNot, bitCount
  case squareRoot, cubeRoot, exp, exp2, expMinusOne, log, log2, log10, logOnePlus
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case floor, ceil, trunc, round, toDegrees, toRadians
  case isNaN, isInfinite, isFinite, signBit, logicalNot
  case conjugate, angle
}

/// Element-wise operations on two operands of one type whose result has that type.
public enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder, truncatingRemainder, power
  case minimum, maximum, minimumNumber, maximumNumber
  case bitwiseAnd, bitwiseOr, bitwiseXor, leftShift, rightShift, greatestCommonDivisor, leastCommonMultiple
  case atan2, hypot, copySign, nextAfter, logAddExp, logAddExp2, heaviside
}

/// Element-wise questions about two operands of one type; the result is Boolean.
public enum ComparisonOperator: UInt8, CaseIterable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case logicalAnd, logicalOr, logicalXor
}

/// Element-wise operations on three operands.
public enum TernaryOperator: UInt8, CaseIterable, Sendable {
  /// The second operand where the first, Boolean one is true, else the third.
  case select
  /// The first times the second plus the third, rounded once.
  case fusedMultiplyAdd
  /// The first, not below the second and not above the third.
  case clip
}

/// Operations that make one value of many.
public enum ReductionOperator: UInt8, CaseIterable, Sendable {
  case sum, product, minimum, maximum, countNonZero
  /// The sum in double precision, of types that do not add up in floating point themselves.
  case floatingSum
  case sumOfSquares
}

/// Questions about many elements that one element may answer.
public enum SearchOperator: UInt8, CaseIterable, Sendable {
  /// Whether any element is nonzero.
  case anyNonZero
  /// Whether any element is zero.
  case anyZero
}
