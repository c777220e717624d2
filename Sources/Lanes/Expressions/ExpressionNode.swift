import LanesKernelInterface

/// An operation of an expression with its operands, or an operand itself. Nodes never change and may be shared.
final class ExpressionNode {
  enum Operation {
    case array(Operand)
    case scalar(ScalarValue)
    case unary(UnaryOperator, ExpressionNode)
    case cast(ExpressionNode)
    case binary(BinaryOperator, ExpressionNode, ExpressionNode)
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
    self.operation = operation.withShallowOperands(Self.greatestDepth)
    self.dtype = dtype
    var greatest = 0
    var broadcast: Dimensions?
    self.operation.forEachOperand { operand in
      greatest = max(greatest, operand.depth)
      guard let next = broadcast.map({ Layout.broadcast($0, operand.shape) }) ?? operand.shape else {
        Elementwise.failBroadcast(operation.name, operation.operands.map(\.shape))
      }
      broadcast = next
    }
    depth = 1 + greatest
    shape = broadcast ?? []
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
    case .unary(_, let a), .cast(let a): body(a)
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
    case .binary(let operation, _, _): "\(operation)"
    case .comparison(let operation, _, _): "\(operation)"
    case .ternary(let operation, _, _, _): "\(operation)"
    }
  }

  fileprivate func withShallowOperands(_ depth: Int) -> Self {
    var isDeep = false
    forEachOperand { isDeep = isDeep || $0.isDeeper(than: depth) }
    guard isDeep else { return self }
    return mappingOperands { $0.isDeeper(than: depth) ? $0.computed : $0 }
  }

  fileprivate func mappingOperands(_ map: (ExpressionNode) -> ExpressionNode) -> Self {
    switch self {
    case .array, .scalar: self
    case .cast(let a): .cast(map(a))
    case .unary(let operation, let a): .unary(operation, map(a))
    case .binary(let operation, let a, let b): .binary(operation, map(a), map(b))
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
    default:
      depth == 0
        ? "…" : operation.name + "(" + operation.operands.map { $0.described(depth - 1) }.joined(separator: ", ") + ")"
    }
  }
}
