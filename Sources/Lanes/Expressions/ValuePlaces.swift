/// Where the values of a program lie while it runs: each computed one that is read by another unit in a register, which
/// is free again after the last step that reads it.
struct ValuePlaces {
  /// By value its slot, or the complement of its number among the temporary values of a chain.
  var slots: [Int]
  /// By value the last that is made of it.
  private(set) var lastUse: [Int]
  private(set) var registerCount = 0
  private var free: [Int] = []
  private let root: Int
  private let output: Int

  init(_ numbering: ValueNumbering, output: Int) {
    self.output = output
    root = numbering.root
    slots = [Int](repeating: 0, count: numbering.values.count)
    lastUse = [Int](repeating: -1, count: numbering.values.count)
    for (i, value) in numbering.values.enumerated() {
      switch value.kind {
      case .array(let index): slots[i] = index
      case .scalar(let index): slots[i] = numbering.arrays.count + index
      case .step: value.forEachOperand { lastUse[$0] = i }
      }
    }
    lastUse[root] = .max
  }

  /// The slot of a value that one kernel computes.
  mutating func register(of i: Int, _ values: [ValueNumbering.Value]) -> Int {
    let value = values[i]
    var register = -1
    // Kernels may write over an operand of the same size, which spares the cache a block; those of three operands are
    // slower then.
    value.forEachOperand { operand in
      if value.operandCount < 3, register < 0, lastUse[operand] == i, values[operand].isStep,
        values[operand].dtype.itemSize == value.dtype.itemSize
      {
        register = slots[operand]
        lastUse[operand] = -1
      }
    }
    if i == root {
      register = output
    } else if register < 0 {
      register = nextRegister()
    }
    // Only now: what an operand of another size leaves is free for later steps.
    release(before: i, values)
    slots[i] = register
    return register
  }

  /// The slot of a value that a chain computes, from whose first value on nothing lies in registers that is not read
  /// chunk by chunk: registers of operands are free at once.
  mutating func registerOfChain(_ i: Int) {
    slots[i] = i == root ? output : nextRegister()
  }

  private mutating func nextRegister() -> Int {
    if let last = free.popLast() { return last }
    registerCount += 1
    return output + registerCount
  }

  /// Frees the registers that no value from this one on reads, and calls `body` with each temporary value that is done with.
  mutating func release(before i: Int, _ values: [ValueNumbering.Value], _ body: (Int) -> Void = { _ in }) {
    values[i].forEachOperand { operand in
      guard lastUse[operand] == i, values[operand].isStep else { return }
      lastUse[operand] = -1
      if slots[operand] > output { free.append(slots[operand]) } else if slots[operand] < 0 { body(slots[operand]) }
    }
  }
}
