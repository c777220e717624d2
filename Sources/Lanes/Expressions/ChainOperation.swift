import LanesIntrinsics
import LanesKernelInterface

/// How a chain does an operation on what the step before it left: the accumulators.
enum ChainOperation {
  /// With the second operand, when the accumulators hold the first, and the other way round.
  case pair(lanes_chain_operation, from: lanes_chain_operation)
  case single(lanes_chain_operation)
  /// The larger of the first and the second, and then the smaller of that and the third.
  case clip

  /// Nil where chains can't do it.
  init?(_ operation: UnaryOperator, _ dtype: DType) {
    switch operation {
    case .negate: self = .single(LANES_CHAIN_NEGATE)
    case .absolute: self = .single(LANES_CHAIN_ABSOLUTE)
    case .square: self = .single(LANES_CHAIN_SQUARE)
    case .squareRoot where dtype.isFloatOfChains: self = .single(LANES_CHAIN_SQUARE_ROOT)
    default: return nil
    }
    if KernelSelection.current.kernels.chain(dtype) == nil { return nil }
  }

  init?(_ operation: BinaryOperator, _ dtype: DType) {
    let isFloat = dtype.isFloatOfChains
    switch operation {
    case .add: self = .pair(LANES_CHAIN_ADD, from: LANES_CHAIN_ADD)
    case .subtract: self = .pair(LANES_CHAIN_SUBTRACT, from: LANES_CHAIN_SUBTRACT_FROM)
    case .multiply: self = .pair(LANES_CHAIN_MULTIPLY, from: LANES_CHAIN_MULTIPLY)
    case .divide where isFloat: self = .pair(LANES_CHAIN_DIVIDE, from: LANES_CHAIN_DIVIDE_INTO)
    // Of floats it matters which is the first: there is NaN, and there are two zeros.
    case .minimum: self = .pair(LANES_CHAIN_MINIMUM, from: isFloat ? LANES_CHAIN_MINIMUM_FROM : LANES_CHAIN_MINIMUM)
    case .maximum: self = .pair(LANES_CHAIN_MAXIMUM, from: isFloat ? LANES_CHAIN_MAXIMUM_FROM : LANES_CHAIN_MAXIMUM)
    case .bitwiseAnd where !isFloat: self = .pair(LANES_CHAIN_AND, from: LANES_CHAIN_AND)
    case .bitwiseOr where !isFloat: self = .pair(LANES_CHAIN_OR, from: LANES_CHAIN_OR)
    case .bitwiseXor where !isFloat: self = .pair(LANES_CHAIN_XOR, from: LANES_CHAIN_XOR)
    default: return nil
    }
    if KernelSelection.current.kernels.chain(dtype) == nil { return nil }
  }

  init?(_ operation: TernaryOperator, _ dtype: DType) {
    guard operation == .clip, KernelSelection.current.kernels.chain(dtype) != nil else { return nil }
    self = .clip
  }
}

extension DType {
  fileprivate var isFloatOfChains: Bool { self == .float32 || self == .float64 }
}
