import LanesIntrinsics
import LanesKernelInterface

/// Where operations on elements of one type are declared: each call gives an operation its loops
/// for `T`, in this module's instruction set.
///
/// Everything here is inlined into the catalogue, where `T` becomes a concrete type and `meaning` a
/// known function; that is what lets the loops be vectorised.
struct Declaring<T: SendableMetatype> {
  let set: KernelSet.Builder
  let dtype: DType

  @inline(__always)
  func unary(_ operation: UnaryOperator, _ meaning: @escaping @Sendable (T) -> T) {
    set.unary[operation, dtype] = unaryLoop(meaning)
  }

  @inline(__always)
  func unary<Result>(
    _ operation: UnaryOperator, giving type: Result.Type, _ meaning: @escaping @Sendable (T) -> Result
  ) {
    set.unary[operation, dtype] = unaryLoop(meaning)
  }

  @inline(__always)
  func binary(_ operation: BinaryOperator, _ meaning: @escaping @Sendable (T, T) -> T) {
    set.binary[operation, dtype] = binaryLoop(meaning)
  }

  @inline(__always)
  func comparison(_ operation: ComparisonOperator, _ meaning: @escaping @Sendable (T, T) -> Bool) {
    set.comparison[operation, dtype] = binaryLoop(meaning)
  }

  @inline(__always)
  func ternary<First>(_ operation: TernaryOperator, _ meaning: @escaping @Sendable (First, T, T) -> T) {
    set.ternary[operation, dtype] = ternaryLoop(meaning)
  }
}

extension Declaring where T: RealArithmetic {
  /// One of the C library's functions, by its names for single and double precision.
  @inline(__always)
  func unary(
    _ operation: UnaryOperator, _ single: @escaping @Sendable (Float) -> Float,
    _ double: @escaping @Sendable (Double) -> Double
  ) {
    unary(operation) { .math(single, double, $0) }
  }

  @inline(__always)
  func binary(
    _ operation: BinaryOperator, _ single: @escaping @Sendable (Float, Float) -> Float,
    _ double: @escaping @Sendable (Double, Double) -> Double
  ) {
    binary(operation) { .math(single, double, $0, $1) }
  }
}

extension Declaring {
  /// One of the C library's complex functions.
  @inline(__always)
  func unary<Part: ComplexPairPart>(
    _ operation: UnaryOperator, _ single: @escaping @Sendable (Float, Float) -> lanes_complex64,
    _ double: @escaping @Sendable (Double, Double) -> lanes_complex128
  ) where T == ComplexPair<Part> {
    unary(operation) { .math(single, double, $0) }
  }
}
