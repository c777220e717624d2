import LanesKernelInterface

/// An operation of an expression with its operands, or an operand itself. Nodes never change and may be shared.
final class ExpressionNode {
  enum Operation {
    case array(Operand)
    case scalar(ScalarValue)
    case unary(UnaryOperator, ExpressionNode)
    case cast(ExpressionNode)
    case binary(BinaryOperator, ExpressionNode, ExpressionNode)
    /// With one value as the second operand, or as the first: most formulas have many, which need no nodes.
    case binaryWithValue(BinaryOperator, ExpressionNode, ScalarValue, isFirst: Bool)
    case comparison(ComparisonOperator, ExpressionNode, ExpressionNode)
    case ternary(TernaryOperator, ExpressionNode, ExpressionNode, ExpressionNode)
  }

  let operation: Operation
  let dtype: DType
  /// The shape that the operands broadcast to.
  let shape: Dimensions
  private let depth: Int

  /// Deeper expressions, which only programs write, would take a long walk to build up and to take down; what they
  /// are made of is computed first.
  private static let greatestDepth = 500

  init(_ operation: Operation, _ dtype: DType) {
    self.dtype = dtype
    var greatest = 0
    switch operation {
    case .array, .scalar: fatalError("an operand is no operation")
    case .unary(_, let a), .cast(let a), .binaryWithValue(_, let a, _, _):
      shape = a.shape
      greatest = a.depth
    case .binary(_, let a, let b), .comparison(_, let a, let b):
      shape = Self.broadcast(a.shape, b.shape) ?? Self.failBroadcast(operation)
      greatest = max(a.depth, b.depth)
    case .ternary(_, let a, let b, let c):
      shape =
        Self.broadcast(a.shape, b.shape).flatMap { Self.broadcast($0, c.shape) } ?? Self.failBroadcast(operation)
      greatest = max(a.depth, b.depth, c.depth)
    }
    // Operands are arrays, or were looked at; what they broadcast to may be more than any array has.
    if shape.checkedProduct == nil { Self.failSize(operation, shape) }
    if greatest < Self.greatestDepth {
      self.operation = operation
    } else {
      self.operation = operation.withShallowOperands(Self.greatestDepth)
      greatest = 0
      self.operation.forEachOperand { greatest = max(greatest, $0.depth) }
    }
    depth = 1 + greatest
  }

  private static func broadcast(_ a: Dimensions, _ b: Dimensions) -> Dimensions? {
    b.rank == 0 ? a : a.rank == 0 ? b : Layout.broadcast(a, b)
  }

  @inline(never)
  private static func failBroadcast(_ operation: Operation) -> Dimensions {
    Elementwise.failBroadcast(operation.name, operation.operands.map(\.shape))
  }

  @inline(never)
  private static func failSize(_ operation: Operation, _ shape: Dimensions) -> Never {
    fail("\(operation.name): an expression of shape \(shape) has more elements than can be counted")
  }

  init(_ array: Operand) {
    operation = .array(array)
    dtype = array.dtype
    shape = array.layout.shape
    depth = 1
  }

  init(_ scalar: ScalarValue) {
    operation = .scalar(scalar)
    dtype = scalar.dtype
    shape = []
    depth = 1
  }

  private var arrayCount: Int { ValueNumbering(self).arrays.count }

  /// The same operation, but the operand that reads most arrays has been computed.
  func withFewerArrays() -> ExpressionNode {
    let greatest = operation.operands.max { $0.arrayCount < $1.arrayCount }
    return ExpressionNode(operation.mappingOperands { $0 === greatest ? $0.computed : $0 }, dtype)
  }

  fileprivate var computed: ExpressionNode { ExpressionNode(ExpressionProgram(self).evaluated()) }
  fileprivate func isDeeper(than limit: Int) -> Bool { depth >= limit }
}

extension ExpressionNode.Operation {
  func forEachOperand(_ body: (ExpressionNode) -> Void) {
    switch self {
    case .array, .scalar: break
    case .unary(_, let a), .cast(let a), .binaryWithValue(_, let a, _, _): body(a)
    case .binary(_, let a, let b), .comparison(_, let a, let b):
      body(a)
      body(b)
    case .ternary(_, let a, let b, let c):
      body(a)
      body(b)
      body(c)
    }
  }

  var operands: [ExpressionNode] {
    var operands: [ExpressionNode] = []
    forEachOperand { operands.append($0) }
    return operands
  }

  /// The operation's name, as messages say it.
  var name: String {
    switch self {
    case .array: "array"
    case .scalar: "scalar"
    case .cast: "cast"
    case .unary(let operation, _): "\(operation)"
    case .binary(let operation, _, _), .binaryWithValue(let operation, _, _, _): "\(operation)"
    case .comparison(let operation, _, _): "\(operation)"
    case .ternary(let operation, _, _, _): "\(operation)"
    }
  }

  fileprivate func withShallowOperands(_ depth: Int) -> Self {
    mappingOperands { $0.isDeeper(than: depth) ? $0.computed : $0 }
  }

  fileprivate func mappingOperands(_ map: (ExpressionNode) -> ExpressionNode) -> Self {
    switch self {
    case .array, .scalar: self
    case .cast(let a): .cast(map(a))
    case .unary(let operation, let a): .unary(operation, map(a))
    case .binary(let operation, let a, let b): .binary(operation, map(a), map(b))
    case .binaryWithValue(let operation, let a, let value, let isFirst):
      .binaryWithValue(operation, map(a), value, isFirst: isFirst)
    case .comparison(let operation, let a, let b): .comparison(operation, map(a), map(b))
    case .ternary(let operation, let a, let b, let c): .ternary(operation, map(a), map(b), map(c))
    }
  }
}

extension ExpressionNode: CustomStringConvertible {
  var description: String { described(8) }

  private func described(_ depth: Int) -> String {
    switch operation {
    case .array: "\(dtype) \(shape)"
    case .scalar: "\(dtype) value"
    case .binaryWithValue(_, let a, let value, let isFirst) where depth > 0:
      isFirst
        ? "\(operation.name)(\(value.dtype) value, \(a.described(depth - 1)))"
        : "\(operation.name)(\(a.described(depth - 1)), \(value.dtype) value)"
    default:
      depth == 0
        ? "…" : operation.name + "(" + operation.operands.map { $0.described(depth - 1) }.joined(separator: ", ") + ")"
    }
  }
}
