// What the tables are indexed by. The meanings stand with the kernels, in LanesKernels.

/// Element-wise operations on one operand whose result has the operand's type.
public enum UnaryOperator: UInt8, CaseIterable, Sendable {
  case negate, absolute, squareRoot, bitwiseNot
}

/// Element-wise operations on two operands of one type whose result has that type.
public enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, divide, floorDivide, remainder, minimum, maximum
  case bitwiseAnd, bitwiseOr, bitwiseXor
}

/// Element-wise comparisons of two operands of one type; the result is Boolean.
public enum ComparisonOperator: UInt8, CaseIterable, Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// Operations that make one value of many.
public enum ReductionOperator: UInt8, CaseIterable, Sendable {
  case sum, product, minimum, maximum, countNonZero
}

/// Questions about many elements that one element may answer.
public enum SearchOperator: UInt8, CaseIterable, Sendable {
  /// Whether any element is nonzero.
  case anyNonZero
  /// Whether any element is zero.
  case anyZero
}

/// Copies; casts will be their neighbours.
public enum CopyOperator: UInt8, CaseIterable, Sendable {
  case asIs
}
