/// Where the values of a program lie while it runs: each computed one that is read by another unit in a register, which
/// is free again after the last step that reads it.
struct ValuePlaces {
  private struct Place {
    var slot = 0
    var lastUse = -1
    var isReadAgain = false
  }

  private var places: [Place]
  private(set) var registerCount = 0
  private var free: [Int] = []
  private let root: Int
  private let output: Int

  init(_ numbering: ValueNumbering, output: Int) {
    self.output = output
    root = numbering.root
    let arrayCount = numbering.arrays.count
    places = [Place](repeating: Place(), count: numbering.values.count)
    for i in numbering.values.indices {
      let value = numbering.values[i]
      switch value.key.family {
      case .array: places[i].slot = value.operands.0
      case .scalar: places[i].slot = arrayCount + value.operands.0
      default: value.forEachOperand { places[$0].lastUse = i }
      }
    }
    places[root].lastUse = .max
  }

  /// The slot of a value, or the complement of its number among the temporary values of a chain.
  subscript(_ i: Int) -> Int {
    get { places[i].slot }
    set { places[i].slot = newValue }
  }

  /// The last value that is made of this one.
  func lastUse(of i: Int) -> Int { places[i].lastUse }

  /// Whether a value that a chain computes is read from elsewhere than the accumulators.
  func isReadAgain(_ i: Int) -> Bool { places[i].isReadAgain }
  mutating func readAgain(_ i: Int) { places[i].isReadAgain = true }

  /// The slot of a value that one kernel computes.
  mutating func register(of i: Int, _ values: [ValueNumbering.Value]) -> Int {
    let value = values[i]
    var register = -1
    // Kernels may write over an operand of the same size, which spares the cache a block; those of three operands are
    // slower then.
    value.forEachOperand { operand in
      if value.operandCount < 3, register < 0, places[operand].lastUse == i, values[operand].isStep,
        values[operand].dtype.itemSize == value.dtype.itemSize
      {
        register = places[operand].slot
        places[operand].lastUse = -1
      }
    }
    if i == root {
      register = output
    } else if register < 0 {
      register = nextRegister()
    }
    // Only now: what an operand of another size leaves is free for later steps.
    release(before: i, values)
    places[i].slot = register
    return register
  }

  /// The slot of a value that a chain computes. A chain goes on chunk by chunk, and so may write over its operands: what
  /// they leave is free at once.
  mutating func registerOfChain(_ i: Int) -> Int {
    places[i].slot = i == root ? output : nextRegister()
    return places[i].slot
  }

  private mutating func nextRegister() -> Int {
    if let last = free.popLast() { return last }
    registerCount += 1
    return output + registerCount
  }

  /// Frees the registers that no value from this one on reads, and calls `body` with each temporary value that is done with.
  mutating func release(before i: Int, _ values: [ValueNumbering.Value], _ body: (Int) -> Void = { _ in }) {
    values[i].forEachOperand { operand in
      guard places[operand].lastUse == i, values[operand].isStep else { return }
      places[operand].lastUse = -1
      let slot = places[operand].slot
      if slot > output { free.append(slot) } else if slot < 0 { body(slot) }
    }
  }
}
