import LanesKernelInterface

// One line an operation: this is where it gets its loops for the types it is meant for. The
// functions are generic and the calls at the end concrete, so that every loop is specialised here,
// in the module compiled for the instruction set.

private func registerCopies<T: BitwiseCopyable & Sendable>(
  _ type: T.Type, _ dtype: DType, _ set: borrowing KernelSet.Builder
) {
  set.copy[.asIs, dtype] = loop(Identity<T>.self)
  set.transpose[.asIs, dtype] = transpose(T.self)
}

private func registerArithmetic<T: Arithmetic & ZeroTestable & BitwiseCopyable & Sendable>(
  _ type: T.Type, _ dtype: DType, _ set: borrowing KernelSet.Builder
) {
  registerCopies(type, dtype, set)
  set.binary[.add, dtype] = loop(Add<T>.self)
  set.binary[.subtract, dtype] = loop(Subtract<T>.self)
  set.binary[.multiply, dtype] = loop(Multiply<T>.self)
  set.comparison[.equal, dtype] = loop(Equal<T>.self)
  set.comparison[.notEqual, dtype] = loop(NotEqual<T>.self)
  set.reduction[.countNonZero, dtype] = loops(CountNonZero<T>.self)
  set.search[.anyNonZero, dtype] = search(AnyNonZero<T>.self)
  set.search[.anyZero, dtype] = search(AnyZero<T>.self)
}

private func registerOrdered<T: OrderedArithmetic & ZeroTestable & BitwiseCopyable & KernelElement>(
  _ type: T.Type, _ set: borrowing KernelSet.Builder
) {
  let dtype = T.dtype
  registerArithmetic(type, dtype, set)
  set.unary[.absolute, dtype] = loop(Absolute<T>.self)
  set.binary[.floorDivide, dtype] = loop(FloorDivide<T>.self)
  set.binary[.remainder, dtype] = loop(Remainder<T>.self)
  set.binary[.minimum, dtype] = loop(Minimum<T>.self)
  set.binary[.maximum, dtype] = loop(Maximum<T>.self)
  set.comparison[.less, dtype] = loop(Less<T>.self)
  set.comparison[.lessOrEqual, dtype] = loop(LessOrEqual<T>.self)
  set.comparison[.greater, dtype] = loop(Greater<T>.self)
  set.comparison[.greaterOrEqual, dtype] = loop(GreaterOrEqual<T>.self)
  set.reduction[.minimum, dtype] = loops(MinimumReduction<T>.self)
  set.reduction[.maximum, dtype] = loops(MaximumReduction<T>.self)
}

private func registerInteger<
  T: OrderedArithmetic & ZeroTestable & FixedWidthInteger & BitwiseCopyable & KernelElement,
  A: FixedWidthInteger & KernelElement
>(
  _ type: T.Type, accumulator: A.Type, _ set: borrowing KernelSet.Builder
) {
  let dtype = T.dtype
  registerOrdered(type, set)
  set.unary[.negate, dtype] = loop(Negate<T>.self)
  set.unary[.bitwiseNot, dtype] = loop(BitwiseNot<T>.self)
  set.binary[.bitwiseAnd, dtype] = loop(BitwiseAnd<T>.self)
  set.binary[.bitwiseOr, dtype] = loop(BitwiseOr<T>.self)
  set.binary[.bitwiseXor, dtype] = loop(BitwiseXor<T>.self)
  set.reduction[.sum, dtype] = loops(IntegerSum<T, A>.self)
  set.reduction[.product, dtype] = loops(IntegerProduct<T, A>.self)
}

private func registerFloat<
  T: OrderedArithmetic & ZeroTestable & BinaryFloatingPoint & BitwiseCopyable & KernelElement,
  A: BinaryFloatingPoint & KernelElement
>(
  _ type: T.Type, accumulator: A.Type, _ set: borrowing KernelSet.Builder
) {
  let dtype = T.dtype
  registerOrdered(type, set)
  set.unary[.negate, dtype] = loop(NegateFloat<T>.self)
  set.unary[.squareRoot, dtype] = loop(SquareRoot<T>.self)
  set.binary[.divide, dtype] = loop(Divide<T>.self)
  set.reduction[.sum, dtype] = loops(FloatSum<T, A>.self)
  set.reduction[.product, dtype] = loops(FloatProduct<T, A>.self)
}

private func registerComplex<Part: ComplexPairPart>(
  _ part: Part.Type, _ dtype: DType, _ set: borrowing KernelSet.Builder
) {
  typealias T = ComplexPair<Part>
  registerArithmetic(T.self, dtype, set)
  set.unary[.negate, dtype] = loop(NegateComplex<Part>.self)
  set.binary[.divide, dtype] = loop(DivideComplex<Part>.self)
  set.reduction[.sum, dtype] = loops(ComplexSum<Part>.self, accumulator: dtype)
  set.reduction[.product, dtype] = loops(ComplexProduct<Part>.self, accumulator: dtype)
}

private func registerBool(_ set: borrowing KernelSet.Builder) {
  registerCopies(Bool.self, .bool, set)
  // A Bool is one byte that holds 0 or 1: the loops of bytes do its logic and vectorise better.
  set.unary[.bitwiseNot, .bool] = loop(LogicalNot.self)
  set.binary[.bitwiseAnd, .bool] = loop(BitwiseAnd<UInt8>.self)
  set.binary[.bitwiseOr, .bool] = loop(BitwiseOr<UInt8>.self)
  set.binary[.bitwiseXor, .bool] = loop(BitwiseXor<UInt8>.self)
  set.comparison[.equal, .bool] = loop(Equal<UInt8>.self)
  set.comparison[.notEqual, .bool] = loop(NotEqual<UInt8>.self)
  set.reduction[.sum, .bool] = loops(IntegerSum<UInt8, Int64>.self)
  set.reduction[.countNonZero, .bool] = loops(IntegerSum<UInt8, Int64>.self)
  set.search[.anyNonZero, .bool] = search(AnyNonZero<UInt8>.self)
  set.search[.anyZero, .bool] = search(AnyZero<UInt8>.self)
}

/// The kernels of this module's instruction set.
public func makeKernelSet(name: String) -> KernelSet {
  let set = KernelSet.Builder()
  registerBool(set)
  registerInteger(Int8.self, accumulator: Int64.self, set)
  registerInteger(Int16.self, accumulator: Int64.self, set)
  registerInteger(Int32.self, accumulator: Int64.self, set)
  registerInteger(Int64.self, accumulator: Int64.self, set)
  registerInteger(UInt8.self, accumulator: UInt64.self, set)
  registerInteger(UInt16.self, accumulator: UInt64.self, set)
  registerInteger(UInt32.self, accumulator: UInt64.self, set)
  registerInteger(UInt64.self, accumulator: UInt64.self, set)
  registerFloat(Float16.self, accumulator: Float.self, set)
  registerFloat(Float.self, accumulator: Float.self, set)
  registerFloat(Double.self, accumulator: Double.self, set)
  registerComplex(Float.self, .complex64, set)
  registerComplex(Double.self, .complex128, set)
  return set.finish(name: name)
}
