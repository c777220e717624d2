import LanesKernelInterface

/// The distinct values of an expression, operands before what is made of them. Equal parts have one number.
struct ValueNumbering {
  enum Kind {
    /// The place among the arrays, or among the scalars.
    case array(Int)
    case scalar(Int)
    case step(ExpressionProgram.Loop)
  }

  struct Value {
    let kind: Kind
    let operands: (Int, Int, Int)
    let operandCount: Int
    let dtype: DType
    /// What a chain does to compute it, if one can.
    let chain: ChainOperation?

    var isStep: Bool {
      if case .step = kind { true } else { false }
    }

    func forEachOperand(_ body: (Int) -> Void) {
      if operandCount > 0 { body(operands.0) }
      if operandCount > 1 { body(operands.1) }
      if operandCount > 2 { body(operands.2) }
    }
  }

  /// What makes values equal: the operation, as a number, with its result's type and the numbers of its operands.
  private struct Key: Hashable {
    let family: UInt8
    let operation: UInt8
    let dtype: DType
    let a: Int
    let b: Int
    let c: Int
  }

  private(set) var values: [Value] = []
  private(set) var arrays: [Operand] = []
  private(set) var scalars: [ScalarValue] = []
  private(set) var root = 0
  private var numbers = FewKeys<Key>()
  /// Nodes that are shared are visited once.
  private var visited = FewKeys<ObjectIdentifier>()

  init(_ node: ExpressionNode) { root = number(of: node) }

  private mutating func number(of node: ExpressionNode) -> Int {
    if let known = visited[ObjectIdentifier(node)] { return known }
    let result = newNumber(of: node)
    visited.add(ObjectIdentifier(node), result)
    return result
  }

  private mutating func newNumber(of node: ExpressionNode) -> Int {
    let dtype = node.dtype
    let kernels = KernelSelection.current.kernels
    switch node.operation {
    case .array(let array):
      let known = arrays.firstIndex {
        $0.pointer == array.pointer && $0.dtype == array.dtype && $0.layout.shape == array.layout.shape
          && $0.layout.strides == array.layout.strides
      }
      if known == nil { arrays.append(array) }
      let index = known ?? arrays.count - 1
      return add(Key(family: 0, operation: 0, dtype: dtype, a: index, b: 0, c: 0), 0) { .array(index) }
    case .scalar(let scalar):
      let known = scalars.firstIndex(of: scalar)
      if known == nil { scalars.append(scalar) }
      let index = known ?? scalars.count - 1
      return add(Key(family: 1, operation: 0, dtype: dtype, a: index, b: 0, c: 0), 0) { .scalar(index) }
    case .cast(let a):
      let key = Key(family: 2, operation: 0, dtype: dtype, a: number(of: a), b: 0, c: 0)
      return add(key, 1) { .step(.unary(kernels.cast(from: a.dtype, to: dtype))) }
    case .unary(let operation, let a):
      let key = Key(family: 3, operation: operation.rawValue, dtype: dtype, a: number(of: a), b: 0, c: 0)
      return add(key, 1, a.dtype == dtype ? ChainOperation(operation, dtype) : nil) {
        .step(.unary(Elementwise.loop(operation, a.dtype)))
      }
    case .binary(let operation, let a, let b):
      let key = Key(family: 4, operation: operation.rawValue, dtype: dtype, a: number(of: a), b: number(of: b), c: 0)
      return add(key, 2, ChainOperation(operation, dtype)) { .step(.binary(Elementwise.loop(operation, a.dtype))) }
    case .comparison(let operation, let a, let b):
      let key = Key(family: 5, operation: operation.rawValue, dtype: dtype, a: number(of: a), b: number(of: b), c: 0)
      return add(key, 2) { .step(.binary(Elementwise.loop(operation, a.dtype))) }
    case .ternary(let operation, let a, let b, let c):
      let key = Key(
        family: 6, operation: operation.rawValue, dtype: dtype, a: number(of: a), b: number(of: b), c: number(of: c))
      return add(key, 3, ChainOperation(operation, dtype)) { .step(.ternary(Elementwise.loop(operation, c.dtype))) }
    }
  }

  private mutating func add(
    _ key: Key, _ operandCount: Int, _ chain: @autoclosure () -> ChainOperation? = nil, _ kind: () -> Kind
  ) -> Int {
    if let known = numbers[key] { return known }
    let operands = operandCount == 0 ? (0, 0, 0) : (key.a, key.b, key.c)
    values.append(Value(kind: kind(), operands: operands, operandCount: operandCount, dtype: key.dtype, chain: chain()))
    numbers.add(key, values.count - 1)
    return values.count - 1
  }
}

/// Numbers by key. Most expressions have few parts, which are found sooner in a list than in a dictionary.
private struct FewKeys<Key: Hashable> {
  private var list: [(key: Key, number: Int)] = []
  private var dictionary: [Key: Int] = [:]
  private static var listLength: Int { 24 }

  subscript(_ key: Key) -> Int? {
    for entry in list where entry.key == key { return entry.number }
    return dictionary.isEmpty ? nil : dictionary[key]
  }

  mutating func add(_ key: Key, _ number: Int) {
    if list.count < Self.listLength { list.append((key, number)) } else { dictionary[key] = number }
  }
}
