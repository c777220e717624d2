/// The meaning of an operation on one operand.
protocol UnaryOperation: SendableMetatype {
  associatedtype Operand
  associatedtype Result
  static func apply(_ x: Operand) -> Result
}

enum Identity<T>: UnaryOperation {
  @inline(__always) static func apply(_ x: T) -> T { x }
}

enum Negate<T: Arithmetic>: UnaryOperation {
  @inline(__always) static func apply(_ x: T) -> T { .difference(.zero, x) }
}

/// The sign bit changes, so that the negative of 0 is −0.
enum NegateFloat<T: BinaryFloatingPoint>: UnaryOperation {
  @inline(__always) static func apply(_ x: T) -> T { -x }
}

enum NegateComplex<Part: ComplexPairPart>: UnaryOperation {
  @inline(__always) static func apply(_ x: ComplexPair<Part>) -> ComplexPair<Part> {
    ComplexPair(-x.real, -x.imaginary)
  }
}

enum Absolute<T: OrderedArithmetic>: UnaryOperation {
  @inline(__always) static func apply(_ x: T) -> T { .magnitude(of: x) }
}

enum SquareRoot<T: BinaryFloatingPoint>: UnaryOperation {
  @inline(__always) static func apply(_ x: T) -> T { x.squareRoot() }
}

enum BitwiseNot<T: FixedWidthInteger>: UnaryOperation {
  @inline(__always) static func apply(_ x: T) -> T { ~x }
}

enum LogicalNot: UnaryOperation {
  @inline(__always) static func apply(_ x: Bool) -> Bool { !x }
}
