import LanesKernelInterface

/// An expression as a list of steps, each of which runs one kernel over a block.
///
/// What steps read and write are slots: first the distinct arrays, then the distinct values, then the registers,
/// which are buffers of one block, and at the end the output.
struct ExpressionProgram {
  enum Loop {
    case unary(UnaryLoop)
    case binary(BinaryLoop)
    case ternary(TernaryLoop)
  }

  struct Step {
    let loop: Loop
    /// Slots; those beyond the loop's number of operands are not used.
    let a: Int
    let b: Int
    let c: Int
    var out: Int
  }

  let shape: Dimensions
  let dtype: DType
  private(set) var arrays: [Operand] = []
  private(set) var scalars: [ScalarValue] = []
  private(set) var steps: [Step] = []
  private(set) var registerCount = 0
  /// The slot that holds the result when the steps are done: the output unless there are no steps.
  private(set) var result = 0
  private(set) var largestItem: Int

  var registers: Int { arrays.count + scalars.count }
  var output: Int { registers + registerCount }

  /// The distinct arrays that one program reads at most; what has more is computed in pieces.
  private static let greatestArrayCount = 30

  init(_ root: ExpressionNode) {
    shape = root.shape
    dtype = root.dtype
    largestItem = root.dtype.itemSize
    var root = root
    var numbering = ValueNumbering()
    var rootValue = numbering.number(of: root)
    while numbering.arrayCount > Self.greatestArrayCount {
      root = root.withFewerArrays()
      numbering = ValueNumbering()
      rootValue = numbering.number(of: root)
    }
    assign(slotsOf: numbering.values, root: rootValue)
  }

  /// Gives each value a slot. A register is free again after the last step that reads it.
  private mutating func assign(slotsOf values: [ValueNumbering.Value], root: Int) {
    var lastUse = [Int](repeating: -1, count: values.count)
    for (i, value) in values.enumerated() {
      for operand in value.operands { lastUse[operand] = i }
    }
    lastUse[root] = .max
    var slots = [Int](repeating: 0, count: values.count)
    for (i, value) in values.enumerated() {
      if case .array(let array) = value.kind {
        slots[i] = arrays.count
        arrays.append(array)
      }
    }
    for (i, value) in values.enumerated() {
      if case .scalar(let scalar) = value.kind {
        slots[i] = arrays.count + scalars.count
        scalars.append(scalar)
      }
    }
    var free: [Int] = []
    for (i, value) in values.enumerated() {
      guard case .step(let loop) = value.kind else { continue }
      largestItem = max(largestItem, value.dtype.itemSize)
      let dying = Set(value.operands).filter { lastUse[$0] == i && values[$0].isStep }
      // Kernels may write over an operand of the same size, which spares the cache a block; those of three
      // operands are slower then.
      let reused =
        value.operands.count < 3 ? dying.filter { values[$0].dtype.itemSize == value.dtype.itemSize }.min() : nil
      let register: Int
      if let reused {
        register = slots[reused]
      } else if let last = free.popLast() {
        register = last
      } else {
        register = registers + registerCount
        registerCount += 1
      }
      for operand in dying where operand != reused { free.append(slots[operand]) }
      slots[i] = register
      let operands = value.operands.map { slots[$0] } + [0, 0]
      steps.append(Step(loop: loop, a: operands[0], b: operands[1], c: operands[2], out: register))
    }
    result = slots[root]
    if !steps.isEmpty {
      steps[steps.count - 1].out = output
      result = output
    }
  }

  /// Replaces the arrays that can't be read while `out` is written by copies of theirs.
  mutating func separate(from out: Operand) {
    for i in arrays.indices where arrays[i].order(writing: out) != .any { arrays[i] = arrays[i].copied() }
  }
}

/// Finds equal parts of an expression and numbers each once, operands before what is made of them.
struct ValueNumbering {
  enum Kind {
    case array(Operand)
    case scalar(ScalarValue)
    case step(ExpressionProgram.Loop)
  }

  struct Value {
    let kind: Kind
    let operands: [Int]
    let dtype: DType
    var isStep: Bool {
      if case .step = kind { true } else { false }
    }
  }

  private enum Key: Hashable {
    case array(UnsafeMutableRawPointer, DType, Dimensions, Dimensions)
    case scalar(ScalarValue)
    case unary(UnaryOperator, DType, Int)
    case cast(DType, Int)
    case binary(BinaryOperator, Int, Int)
    case comparison(ComparisonOperator, Int, Int)
    case ternary(TernaryOperator, Int, Int, Int)
  }

  private(set) var values: [Value] = []
  private(set) var arrayCount = 0
  private var numbers: [Key: Int] = [:]
  /// Shared nodes are visited once.
  private var visited: [ObjectIdentifier: Int] = [:]

  mutating func number(of node: ExpressionNode) -> Int {
    if let known = visited[ObjectIdentifier(node)] { return known }
    let operands = node.operation.operands.map { number(of: $0) }
    let result = number(of: node, operands)
    visited[ObjectIdentifier(node)] = result
    return result
  }

  private mutating func number(of node: ExpressionNode, _ operands: [Int]) -> Int {
    let key: Key =
      switch node.operation {
      case .array(let array): .array(array.pointer, array.dtype, array.layout.shape, array.layout.strides)
      case .scalar(let value): .scalar(value)
      case .unary(let operation, _): .unary(operation, node.dtype, operands[0])
      case .cast: .cast(node.dtype, operands[0])
      case .binary(let operation, _, _): .binary(operation, operands[0], operands[1])
      case .comparison(let operation, _, _): .comparison(operation, operands[0], operands[1])
      case .ternary(let operation, _, _, _): .ternary(operation, operands[0], operands[1], operands[2])
      }
    if let known = numbers[key] { return known }
    let number = values.count
    numbers[key] = number
    if case .array = key { arrayCount += 1 }
    values.append(Value(kind: kind(of: node), operands: operands, dtype: node.dtype))
    return number
  }

  private func kind(of node: ExpressionNode) -> Kind {
    switch node.operation {
    case .array(let array): .array(array)
    case .scalar(let value): .scalar(value)
    case .unary(let operation, let a): .step(.unary(Elementwise.loop(operation, a.dtype)))
    case .cast(let a): .step(.unary(KernelSelection.current.kernels.cast(from: a.dtype, to: node.dtype)))
    case .binary(let operation, let a, _): .step(.binary(Elementwise.loop(operation, a.dtype)))
    case .comparison(let operation, let a, _): .step(.binary(Elementwise.loop(operation, a.dtype)))
    case .ternary(let operation, _, _, let c): .step(.ternary(Elementwise.loop(operation, c.dtype)))
    }
  }
}
