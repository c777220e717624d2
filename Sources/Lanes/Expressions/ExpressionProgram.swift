import LanesKernelInterface

/// An expression as a list of steps, each of which runs one kernel over a block.
///
/// What steps read and write are slots: first the distinct arrays, then the distinct values, then the output, and
/// then the registers, which are buffers of one block.
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
    let out: Int
  }

  let shape: Dimensions
  let dtype: DType
  private(set) var arrays: [Operand]
  let scalars: [ScalarValue]
  private(set) var steps: [Step] = []
  private(set) var registerCount = 0
  private(set) var largestItem: Int

  var output: Int { arrays.count + scalars.count }
  var firstRegister: Int { output + 1 }
  /// The slot that holds the result when the steps are done: the output, or what there is alone.
  var result: Int { steps.isEmpty ? 0 : output }

  /// The distinct arrays that one program reads at most; what has more is computed in pieces.
  private static let greatestArrayCount = 30

  init(_ root: ExpressionNode) {
    shape = root.shape
    dtype = root.dtype
    largestItem = root.dtype.itemSize
    var root = root
    var numbering = ValueNumbering(root)
    while numbering.arrays.count > Self.greatestArrayCount {
      root = root.withFewerArrays()
      numbering = ValueNumbering(root)
    }
    arrays = numbering.arrays
    scalars = numbering.scalars
    makeSteps(numbering)
  }

  /// Gives each computed value a register, which is free again after the last step that reads it.
  private mutating func makeSteps(_ numbering: ValueNumbering) {
    let values = numbering.values
    var lastUse = [Int](repeating: -1, count: values.count)
    for (i, value) in values.enumerated() { value.forEachOperand { lastUse[$0] = i } }
    lastUse[numbering.root] = .max
    var slots = [Int](repeating: 0, count: values.count)
    var free: [Int] = []
    steps.reserveCapacity(values.count)
    for (i, value) in values.enumerated() {
      let loop: Loop
      switch value.kind {
      case .array(let index):
        slots[i] = index
        continue
      case .scalar(let index):
        slots[i] = arrays.count + index
        continue
      case .step(let its): loop = its
      }
      largestItem = max(largestItem, value.dtype.itemSize)
      var register = -1
      // Kernels may write over an operand of the same size, which spares the cache a block; those of three
      // operands are slower then.
      value.forEachOperand { operand in
        if value.operandCount < 3, register < 0, lastUse[operand] == i, values[operand].isStep,
          values[operand].dtype.itemSize == value.dtype.itemSize
        {
          register = slots[operand]
          lastUse[operand] = -1
        }
      }
      if i == numbering.root {
        register = output
      } else if register < 0, let last = free.popLast() {
        register = last
      } else if register < 0 {
        register = firstRegister + registerCount
        registerCount += 1
      }
      // Only now: what an operand of another size leaves is free for later steps.
      value.forEachOperand { operand in
        guard lastUse[operand] == i, values[operand].isStep else { return }
        free.append(slots[operand])
        lastUse[operand] = -1
      }
      slots[i] = register
      let operands = value.operands
      steps.append(
        Step(loop: loop, a: slots[operands.0], b: slots[operands.1], c: slots[operands.2], out: register))
    }
  }

  /// Replaces the arrays that can't be read while `out` is written by copies of theirs.
  mutating func separate(from out: Operand) {
    for i in arrays.indices where arrays[i].order(writing: out) != .any { arrays[i] = arrays[i].copied() }
  }
}
