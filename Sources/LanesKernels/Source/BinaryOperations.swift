/// The meaning of an operation on two operands.
protocol BinaryOperation: SendableMetatype {
  associatedtype Operand
  associatedtype Result
  static func apply(_ a: Operand, _ b: Operand) -> Result
}

enum Add<T: Arithmetic>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { .sum(a, b) }
}

enum Subtract<T: Arithmetic>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { .difference(a, b) }
}

enum Multiply<T: Arithmetic>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { .product(a, b) }
}

enum Divide<T: BinaryFloatingPoint>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a / b }
}

enum DivideComplex<Part: ComplexPairPart>: BinaryOperation {
  @inline(__always) static func apply(_ a: ComplexPair<Part>, _ b: ComplexPair<Part>) -> ComplexPair<Part> {
    .quotient(a, b)
  }
}

enum FloorDivide<T: OrderedArithmetic>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { .floorQuotient(a, b) }
}

enum Remainder<T: OrderedArithmetic>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { .floorRemainder(a, b) }
}

// `a != a` holds for NaN alone, which NumPy's minimum and maximum hand on.
enum Minimum<T: Comparable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a < b || a != a ? a : b }
}

enum Maximum<T: Comparable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a > b || a != a ? a : b }
}

enum BitwiseAnd<T: FixedWidthInteger>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a & b }
}

enum BitwiseOr<T: FixedWidthInteger>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a | b }
}

enum BitwiseXor<T: FixedWidthInteger>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a ^ b }
}

enum Equal<T: Equatable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a == b }
}

enum NotEqual<T: Equatable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a != b }
}

enum Less<T: Comparable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a < b }
}

enum LessOrEqual<T: Comparable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a <= b }
}

enum Greater<T: Comparable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a > b }
}

enum GreaterOrEqual<T: Comparable>: BinaryOperation {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a >= b }
}
