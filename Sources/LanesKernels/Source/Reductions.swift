import LanesKernelInterface

/// The meaning of a reduction: how an element becomes an accumulator and how two of them combine.
protocol Reduction: SendableMetatype {
  associatedtype Element
  associatedtype Accumulator
  static var identity: Accumulator { get }
  /// Whether the grouping of the operands changes the result, as it does for sums of floats.
  static var isRounding: Bool { get }
  static func widen(_ x: Element) -> Accumulator
  static func combine(_ a: Accumulator, _ b: Accumulator) -> Accumulator
}

extension Reduction {
  @inline(__always) static var isRounding: Bool { false }
}

extension Reduction where Element == Accumulator {
  @inline(__always) static func widen(_ x: Element) -> Accumulator { x }
}

/// The reduction of accumulators.
enum Merging<R: Reduction>: Reduction {
  @inline(__always) static var identity: R.Accumulator { R.identity }
  @inline(__always) static func widen(_ x: R.Accumulator) -> R.Accumulator { x }
  @inline(__always) static func combine(_ a: R.Accumulator, _ b: R.Accumulator) -> R.Accumulator { R.combine(a, b) }
}

/// Integers accumulate in 64 bits of their signedness, as NumPy's sums do.
enum IntegerSum<T: FixedWidthInteger, A: FixedWidthInteger>: Reduction {
  @inline(__always) static var identity: A { 0 }
  @inline(__always) static func widen(_ x: T) -> A { A(truncatingIfNeeded: x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a &+ b }
}

enum IntegerProduct<T: FixedWidthInteger, A: FixedWidthInteger>: Reduction {
  @inline(__always) static var identity: A { 1 }
  @inline(__always) static func widen(_ x: T) -> A { A(truncatingIfNeeded: x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a &* b }
}

enum FloatSum<T: BinaryFloatingPoint, A: BinaryFloatingPoint>: Reduction {
  @inline(__always) static var identity: A { 0 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func widen(_ x: T) -> A { A(x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a + b }
}

enum FloatProduct<T: BinaryFloatingPoint, A: BinaryFloatingPoint>: Reduction {
  @inline(__always) static var identity: A { 1 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func widen(_ x: T) -> A { A(x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a * b }
}

enum ComplexSum<Part: ComplexPairPart>: Reduction {
  typealias T = ComplexPair<Part>
  @inline(__always) static var identity: T { .zero }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func widen(_ x: T) -> T { x }
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { .sum(a, b) }
}

enum ComplexProduct<Part: ComplexPairPart>: Reduction {
  typealias T = ComplexPair<Part>
  @inline(__always) static var identity: T { .one }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func widen(_ x: T) -> T { x }
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { .product(a, b) }
}

enum MinimumReduction<T: OrderedArithmetic>: Reduction {
  @inline(__always) static var identity: T { .highest }
  @inline(__always) static func widen(_ x: T) -> T { x }
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { a < b || a != a ? a : b }
}

enum MaximumReduction<T: OrderedArithmetic>: Reduction {
  @inline(__always) static var identity: T { .lowest }
  @inline(__always) static func widen(_ x: T) -> T { x }
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { a > b || a != a ? a : b }
}

enum CountNonZero<T: Arithmetic>: Reduction {
  @inline(__always) static var identity: Int64 { 0 }
  @inline(__always) static func widen(_ x: T) -> Int64 { x != .zero ? 1 : 0 }
  @inline(__always) static func combine(_ a: Int64, _ b: Int64) -> Int64 { a &+ b }
}

/// Integers as doubles.
enum FloatingSum<T: Castable>: Reduction {
  @inline(__always) static var identity: Double { 0 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func widen(_ x: T) -> Double { x.wide.cast(to: Double.self) }
  @inline(__always) static func combine(_ a: Double, _ b: Double) -> Double { a + b }
}

enum SumOfSquares<T: BinaryFloatingPoint, A: BinaryFloatingPoint>: Reduction {
  @inline(__always) static var identity: A { 0 }
  @inline(__always) static var isRounding: Bool { true }
  @inline(__always) static func widen(_ x: T) -> A { A(x) * A(x) }
  @inline(__always) static func combine(_ a: A, _ b: A) -> A { a + b }
}
