import LanesIntrinsics

/// Writes the steps of a chain. The accumulators hold the value that was made last.
struct ChainWriter {
  private(set) var steps: [lanes_chain_step]
  private(set) var operands: [Int]
  let firstStep: Int
  let firstOperand: Int
  private(set) var temporaryCount = 0
  private var freeTemporaries: [Int] = []
  private var accumulated = -1
  /// Whether a sum can still join the last step, a product.
  private var endsWithProduct = false

  /// Goes on where other chains have ended.
  init(after steps: [lanes_chain_step], _ operands: [Int]) {
    (self.steps, self.operands) = (steps, operands)
    (firstStep, firstOperand) = (steps.count, operands.count)
    self.steps.reserveCapacity(steps.count + 16)
    self.operands.reserveCapacity(operands.count + 8)
  }

  /// Marks the values of the chain that are read by one that comes later than the next, or by the next in another place
  /// than the accumulators.
  static func markReadAgain(
    _ range: ClosedRange<Int>, _ values: [ValueNumbering.Value], _ places: inout ValuePlaces
  ) {
    var previous = -1
    for i in range where values[i].isStep {
      let own = ownOperand(of: values[i], previous)
      var place = 0
      values[i].forEachOperand { operand in
        let isRead = place != own && !(place == 1 && isSquare(values[i]))
        if isRead, operand >= range.lowerBound, values[operand].isStep { places.readAgain(operand) }
        place += 1
      }
      previous = i
    }
  }

  /// Which operand of a value the accumulators hold, when they hold this one.
  private static func ownOperand(of value: ValueNumbering.Value, _ accumulated: Int) -> Int? {
    if value.operands.0 == accumulated { return 0 }
    if case .pair = value.chain, value.operands.1 == accumulated { return 1 }
    return nil
  }

  private static func isSquare(_ value: ValueNumbering.Value) -> Bool {
    guard case .pair(LANES_CHAIN_MULTIPLY, _) = value.chain else { return false }
    return value.operands.0 == value.operands.1
  }

  /// Makes a value of its operands.
  mutating func append(_ i: Int, _ value: ValueNumbering.Value, _ places: borrowing ValuePlaces) {
    let operands = value.operands
    let own = Self.ownOperand(of: value, accumulated)
    if own == nil { append(LANES_CHAIN_LOAD, places[operands.0]) }
    switch value.chain! {
    case .pair where Self.isSquare(value): append(LANES_CHAIN_SQUARE)
    case .pair(let operation, let reversed):
      if own == 1 { append(reversed, places[operands.0]) } else { append(operation, places[operands.1]) }
    case .single(let operation): append(operation)
    case .clip:
      append(LANES_CHAIN_MAXIMUM, places[operands.1])
      append(LANES_CHAIN_MINIMUM, places[operands.2])
    }
    accumulated = i
  }

  mutating func store(_ slot: Int) { append(LANES_CHAIN_STORE, slot) }

  /// A place for a value of the chain's own.
  mutating func temporary() -> Int {
    if let last = freeTemporaries.popLast() { return last }
    temporaryCount += 1
    return ~(temporaryCount - 1)
  }

  mutating func free(_ temporary: Int) { freeTemporaries.append(temporary) }

  private mutating func append(_ operation: lanes_chain_operation, _ slot: Int? = nil) {
    let place = slot.map { operand($0) } ?? 0
    if operation == LANES_CHAIN_ADD, endsWithProduct {
      steps[steps.count - 1].operation = LANES_CHAIN_MULTIPLY_ADD.rawValue
      steps[steps.count - 1].q = place
    } else {
      steps.append(lanes_chain_step(operation: operation.rawValue, p: place, q: 0))
    }
    endsWithProduct = operation == LANES_CHAIN_MULTIPLY
  }

  /// The place of a slot among the chain's operands.
  private mutating func operand(_ slot: Int) -> UInt16 {
    for i in firstOperand..<operands.count where operands[i] == slot { return UInt16(i - firstOperand) }
    operands.append(slot)
    return UInt16(operands.count - 1 - firstOperand)
  }
}
