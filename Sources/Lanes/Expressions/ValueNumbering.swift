import LanesKernelInterface

/// The distinct values of an expression, operands before what is made of them. Equal parts have one number.
struct ValueNumbering {
  /// What makes values equal: the operation and the numbers of its operands, in plain words that are soon compared.
  struct Key: Hashable {
    enum Family: UInt8 { case array, scalar, cast, unary, binary, comparison, ternary }

    private let low: UInt64
    private let high: UInt64

    init(
      _ family: Family, _ operation: UInt8 = 0, of operandType: DType, giving dtype: DType, _ a: Int, _ b: Int = 0,
      _ c: Int = 0
    ) {
      low =
        UInt64(family.rawValue) | UInt64(operation) << 8 | UInt64(operandType.rawValue) << 16
        | UInt64(dtype.rawValue) << 24 | UInt64(UInt32(a)) << 32
      high = UInt64(UInt32(b)) | UInt64(UInt32(c)) << 32
    }

    var family: Family { Family(rawValue: UInt8(truncatingIfNeeded: low))! }
    var operation: UInt8 { UInt8(truncatingIfNeeded: low >> 8) }
    var operandType: DType { DType(rawValue: UInt8(truncatingIfNeeded: low >> 16))! }
    var dtype: DType { DType(rawValue: UInt8(truncatingIfNeeded: low >> 24))! }
    /// Numbers of values; of an array or a scalar, its place among those.
    var operands: (Int, Int, Int) {
      (Int(low >> 32), Int(UInt32(truncatingIfNeeded: high)), Int(high >> 32))
    }
  }

  struct Value {
    let key: Key
    /// What a chain does to compute it, if one can.
    let chain: ChainOperation?
    /// The node that it was first found at, of operations.
    fileprivate let node: ObjectIdentifier?

    var dtype: DType { key.dtype }
    var operands: (Int, Int, Int) { key.operands }

    var operandCount: Int {
      switch key.family {
      case .array, .scalar: 0
      case .cast, .unary: 1
      case .binary, .comparison: 2
      case .ternary: 3
      }
    }

    var isStep: Bool { operandCount > 0 }

    /// The kernel that computes it.
    var loop: ExpressionProgram.Loop {
      switch key.family {
      case .array, .scalar: fatalError("operands are there already")
      case .cast: .unary(KernelSelection.current.kernels.cast(from: key.operandType, to: dtype))
      case .unary: .unary(Elementwise.loop(UnaryOperator(rawValue: key.operation)!, key.operandType))
      case .binary: .binary(Elementwise.loop(BinaryOperator(rawValue: key.operation)!, key.operandType))
      case .comparison: .binary(Elementwise.loop(ComparisonOperator(rawValue: key.operation)!, key.operandType))
      case .ternary: .ternary(Elementwise.loop(TernaryOperator(rawValue: key.operation)!, key.operandType))
      }
    }

    @inline(__always)
    func forEachOperand(_ body: (Int) -> Void) {
      let (count, operands) = (operandCount, operands)
      if count > 0 { body(operands.0) }
      if count > 1 { body(operands.1) }
      if count > 2 { body(operands.2) }
    }
  }

  private(set) var values: [Value] = []
  private(set) var arrays: [Operand] = []
  private(set) var scalars: [ScalarValue] = []
  private(set) var root = 0
  /// Most expressions have few values, which are found sooner in their list than in a dictionary. These are the others.
  private var laterNumbers: [Key: Int] = [:]
  /// The nodes that the list of values does not name.
  private var laterNodes: [ObjectIdentifier: Int] = [:]
  private static let listLength = 64

  init(_ node: ExpressionNode) {
    values.reserveCapacity(16)
    arrays.reserveCapacity(4)
    scalars.reserveCapacity(4)
    root = number(of: node)
  }

  /// Nodes that are shared are visited once.
  private mutating func number(of node: ExpressionNode) -> Int {
    switch node.operation {
    case .array(let array): return number(of: Key(.array, of: node.dtype, giving: node.dtype, place(of: array)))
    case .scalar(let scalar): return number(of: scalar)
    default: break
    }
    let identifier = ObjectIdentifier(node)
    for i in 0..<min(values.count, Self.listLength) where values[i].node == identifier { return i }
    if !laterNodes.isEmpty, let known = laterNodes[identifier] { return known }
    let result = numberOfOperation(node)
    if result >= Self.listLength || values[result].node != identifier { laterNodes[identifier] = result }
    return result
  }

  private mutating func number(of scalar: ScalarValue) -> Int {
    let known = scalars.firstIndex(of: scalar)
    if known == nil { scalars.append(scalar) }
    return number(of: Key(.scalar, of: scalar.dtype, giving: scalar.dtype, known ?? scalars.count - 1))
  }

  private mutating func place(of array: Operand) -> Int {
    let known = arrays.firstIndex {
      $0.pointer == array.pointer && $0.dtype == array.dtype
        && ($0.storage === array.storage
          || $0.layout.shape == array.layout.shape
            && $0.layout.strides == array.layout.strides)
    }
    if let known { return known }
    arrays.append(array)
    return arrays.count - 1
  }

  private mutating func numberOfOperation(_ node: ExpressionNode) -> Int {
    let dtype = node.dtype
    switch node.operation {
    case .array, .scalar: return number(of: node)
    case .cast(let a):
      return number(of: Key(.cast, of: a.dtype, giving: dtype, number(of: a)), nil, node)
    case .unary(let operation, let a):
      let key = Key(.unary, operation.rawValue, of: a.dtype, giving: dtype, number(of: a))
      return number(of: key, a.dtype == dtype ? ChainOperation(operation, dtype) : nil, node)
    case .binary(let operation, let a, let b):
      let key = Key(.binary, operation.rawValue, of: a.dtype, giving: dtype, number(of: a), number(of: b))
      return number(of: key, ChainOperation(operation, dtype), node)
    case .binaryWithValue(let operation, let a, let value, let isFirst):
      var (x, y) = (number(of: a), number(of: value))
      if isFirst { swap(&x, &y) }
      let key = Key(.binary, operation.rawValue, of: a.dtype, giving: dtype, x, y)
      return number(of: key, ChainOperation(operation, dtype), node)
    case .comparison(let operation, let a, let b):
      return number(
        of: Key(.comparison, operation.rawValue, of: a.dtype, giving: dtype, number(of: a), number(of: b)), nil, node)
    case .ternary(let operation, let a, let b, let c):
      let key = Key(
        .ternary, operation.rawValue, of: c.dtype, giving: dtype, number(of: a), number(of: b), number(of: c))
      return number(of: key, ChainOperation(operation, dtype), node)
    }
  }

  private mutating func number(
    of key: Key, _ chain: @autoclosure () -> ChainOperation? = nil, _ node: ExpressionNode? = nil
  ) -> Int {
    for i in 0..<min(values.count, Self.listLength) where values[i].key == key { return i }
    if !laterNumbers.isEmpty, let known = laterNumbers[key] { return known }
    values.append(Value(key: key, chain: chain(), node: node.map { ObjectIdentifier($0) }))
    if values.count > Self.listLength { laterNumbers[key] = values.count - 1 }
    return values.count - 1
  }
}
