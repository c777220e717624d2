import LanesKernelInterface

// Which declarations of the catalogue each element type takes. The functions are generic and the
// calls at the end concrete, so that every loop is specialised here, in the module compiled for the
// instruction set.

/// What integers and floats have in common.
private func registerOrdered<
  T: OrderedArithmetic & ZeroTestable & Castable & SortKeyed, Unit: BitwiseCopyable & Sendable
>(_ declaring: Declaring<T>, movedAs unit: Unit.Type) {
  let (set, dtype) = (declaring.set, declaring.dtype)
  declaring.casts()
  declaring.runningExtremes()
  Declaring<Unit>(set: set, dtype: dtype).moves()
  registerSearches(T.self, dtype, set)
  set.extremePlace[.minimum, dtype] = extremePlaces(Smallest<T>.self)
  set.extremePlace[.maximum, dtype] = extremePlaces(Largest<T>.self)
  set.sorting[.asIs, dtype] = sorting(T.self)
  set.reduction[.minimum, dtype] = loops(MinimumReduction<T>.self, accumulator: dtype)
  set.reduction[.maximum, dtype] = loops(MaximumReduction<T>.self, accumulator: dtype)
  set.reduction[.countNonZero, dtype] = loops(CountNonZero<T>.self)
}

private func registerInteger<
  T: OrderedArithmetic & ZeroTestable & Castable & SortKeyed & FixedWidthInteger & KernelElement,
  P: FixedWidthInteger, A: FixedWidthInteger & KernelElement, Unit: BitwiseCopyable & Sendable
>(
  _ type: T.Type, partial: P.Type, accumulator: A.Type, movedAs unit: Unit.Type, _ set: KernelSet.Builder
) where T.Magnitude: TileElement {
  let declaring = Declaring<T>(set: set, dtype: T.dtype)
  declaring.integer()
  // What wraps around does not ask for signs.
  Declaring<T.Magnitude>(set: set, dtype: T.dtype).matrixProducts()
  declaring.sparseArithmetic { .sum($0, .product($1, $2)) }
  registerOrdered(declaring, movedAs: unit)
  declaring.runningTotals(IntegerSum<T, P, A>.self, IntegerProduct<T, A>.self)
  set.reduction[.sum, T.dtype] = loops(IntegerSum<T, P, A>.self)
  set.reduction[.product, T.dtype] = loops(IntegerProduct<T, A>.self)
  set.reduction[.floatingSum, T.dtype] = loops(FloatingSum<T>.self)
}

private func registerReal<
  T: RealArithmetic & ZeroTestable & Castable & SortKeyed & KernelElement, A: BinaryFloatingPoint & KernelElement,
  Unit: BitwiseCopyable & Sendable
>(
  _ type: T.Type, accumulator: A.Type, movedAs unit: Unit.Type, _ set: KernelSet.Builder
) {
  let declaring = Declaring<T>(set: set, dtype: T.dtype)
  declaring.real()
  declaring.sparseArithmetic { .multiplyAdd($0, $1, $2) }
  registerOrdered(declaring, movedAs: unit)
  declaring.runningTotals(FloatSum<T, T>.self, FloatProduct<T, T>.self)
  set.reduction[.sum, T.dtype] = loops(FloatSum<T, A>.self)
  set.reduction[.product, T.dtype] = loops(FloatProduct<T, A>.self)
  set.reduction[.sumOfSquares, T.dtype] = loops(SumOfSquares<T, A>.self)
}

private func registerComplex<Part: ComplexPairPart & Castable & TileElement, Unit: BitwiseCopyable & Sendable>(
  _ part: Part.Type, _ dtype: DType, movedAs unit: Unit.Type, _ set: KernelSet.Builder
) {
  let declaring = Declaring<ComplexPair<Part>>(set: set, dtype: dtype)
  declaring.complex()
  declaring.complexMatrixProducts()
  declaring.sparseArithmetic { .sum($0, .product($1, $2)) }
  declaring.casts()
  declaring.runningTotals(ComplexSum<Part>.self, ComplexProduct<Part>.self)
  Declaring<Unit>(set: set, dtype: dtype).moves()
  registerSearches(ComplexPair<Part>.self, dtype, set)
  set.reduction[.countNonZero, dtype] = loops(CountNonZero<ComplexPair<Part>>.self)
  set.reduction[.sum, dtype] = loops(ComplexSum<Part>.self, accumulator: dtype)
  set.reduction[.product, dtype] = loops(ComplexProduct<Part>.self, accumulator: dtype)
}

private func registerBool(_ set: KernelSet.Builder) {
  let declaring = Declaring<UInt8>(set: set, dtype: .bool)
  declaring.logic()
  declaring.runningTotals(CountOfOnes.self, IntegerProduct<UInt8, Int64>.self)
  Declaring<Bool>(set: set, dtype: .bool).casts()
  declaring.moves()
  registerSearches(UInt8.self, .bool, set)
  set.reduction[.floatingSum, .bool] = loops(FloatingSum<UInt8>.self)
  set.reduction[.product, .bool] = loops(IntegerProduct<UInt8, Int64>.self)
  set.reduction[.sum, .bool] = loops(CountOfOnes.self)
  set.reduction[.countNonZero, .bool] = loops(CountOfOnes.self)
}

private func registerSearches<T: ZeroTestable>(_ type: T.Type, _ dtype: DType, _ set: KernelSet.Builder) {
  set.search[.anyNonZero, dtype] = search(AnyNonZero<T>.self)
  set.search[.anyZero, dtype] = search(AnyZero<T>.self)
}

/// The kernels of this module's instruction set.
public func makeKernelSet(name: String) -> KernelSet {
  let set = KernelSet.Builder()
  registerBool(set)
  registerInteger(Int8.self, partial: Int16.self, accumulator: Int64.self, movedAs: UInt8.self, set)
  registerInteger(Int16.self, partial: Int32.self, accumulator: Int64.self, movedAs: UInt16.self, set)
  registerInteger(Int32.self, partial: Int64.self, accumulator: Int64.self, movedAs: UInt32.self, set)
  registerInteger(Int64.self, partial: Int64.self, accumulator: Int64.self, movedAs: UInt64.self, set)
  registerInteger(UInt8.self, partial: UInt16.self, accumulator: UInt64.self, movedAs: UInt8.self, set)
  registerInteger(UInt16.self, partial: UInt32.self, accumulator: UInt64.self, movedAs: UInt16.self, set)
  registerInteger(UInt32.self, partial: UInt64.self, accumulator: UInt64.self, movedAs: UInt32.self, set)
  registerInteger(UInt64.self, partial: UInt64.self, accumulator: UInt64.self, movedAs: UInt64.self, set)
  registerReal(Float16.self, accumulator: Float.self, movedAs: UInt16.self, set)
  registerReal(Float.self, accumulator: Float.self, movedAs: UInt32.self, set)
  registerReal(Double.self, accumulator: Double.self, movedAs: UInt64.self, set)
  // Half precision is multiplied in single.
  Declaring<Float>(set: set, dtype: .float32).matrixProducts()
  Declaring<Double>(set: set, dtype: .float64).matrixProducts()
  registerComplex(Float.self, .complex64, movedAs: UInt64.self, set)
  registerComplex(Double.self, .complex128, movedAs: ComplexPair<Double>.self, set)
  registerChains(set)
  set.sparseStructure[.asIs, .int32] = SparseStructureWork<Int32>.loops
  set.sparseStructure[.asIs, .int64] = SparseStructureWork<Int64>.loops
  return set.finish(name: name)
}
