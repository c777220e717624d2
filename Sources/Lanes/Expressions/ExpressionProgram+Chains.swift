import LanesIntrinsics
import LanesKernelInterface

extension ValueNumbering {
  private static let greatestChain = 256

  /// The last value of the chain that begins with a computed one, and how many are computed in it: all that follow each
  /// other, have one type, and are made by operations that chains can do.
  func chain(from first: Int) -> (last: Int, operations: Int) {
    guard values[first].chain != nil else { return (first, 1) }
    var (last, count) = (first, 1)
    for i in first + 1..<values.count where values[i].isStep {
      if values[i].chain == nil || values[i].dtype != values[first].dtype || count == Self.greatestChain { break }
      (last, count) = (i, count + 1)
    }
    return (last, count)
  }
}

extension ExpressionProgram {
  /// Adds a unit for the values of a chain.
  mutating func appendChain(_ range: ClosedRange<Int>, _ values: [ValueNumbering.Value], _ places: inout ValuePlaces) {
    var writer = ChainWriter(
      values: values, steps: chainSteps, operands: chainOperands, firstOperand: chainOperands.count)
    (chainSteps, chainOperands) = ([], [])
    let firstStep = writer.steps.count
    let needsPlace = writer.readAgain(range)
    for i in range where values[i].isStep {
      writer.append(i, places)
      places.release(before: i, values) { writer.freeTemporaries.append($0) }
      if places.lastUse[i] > range.upperBound {
        places.registerOfChain(i)
      } else if needsPlace[i - range.lowerBound] {
        places.slots[i] = writer.temporary()
      } else {
        continue
      }
      writer.store(places.slots[i])
    }
    let dtype = values[range.lowerBound].dtype
    units.append(
      .chain(
        Chain(
          loop: KernelSelection.current.kernels.chain(dtype)!, itemSize: dtype.itemSize,
          steps: firstStep..<writer.steps.count, operands: writer.firstOperand..<writer.operands.count,
          writesOutput: places.slots[range.upperBound] == output)))
    (chainSteps, chainOperands) = (writer.steps, writer.operands)
    temporaryCount = max(temporaryCount, writer.temporaryCount)
    largestItem = max(largestItem, dtype.itemSize)
  }
}

/// Writes the steps of a chain. The accumulators hold the value that was made last.
private struct ChainWriter {
  let values: [ValueNumbering.Value]
  var steps: [lanes_chain_step]
  var operands: [Int]
  let firstOperand: Int
  var freeTemporaries: [Int] = []
  var temporaryCount = 0
  private var accumulated = -1
  /// Whether a sum can still join the last step, a product.
  private var endsWithProduct = false

  init(values: [ValueNumbering.Value], steps: [lanes_chain_step], operands: [Int], firstOperand: Int) {
    (self.values, self.steps, self.operands, self.firstOperand) = (values, steps, operands, firstOperand)
  }

  /// By value of the chain, whether one that comes later than the next reads it, or the next in another place than the
  /// accumulators.
  func readAgain(_ range: ClosedRange<Int>) -> [Bool] {
    var answer = [Bool](repeating: false, count: range.count)
    var previous = -1
    for i in range where values[i].isStep {
      var rest = values[i].operands
      switch ownOperand(of: i, previous) {
      case 0: rest.0 = -1
      case 1: rest.1 = -1
      default: break
      }
      if isSquare(i) { rest.1 = -1 }
      for operand in [rest.0, rest.1, rest.2].prefix(values[i].operandCount)
      where operand >= range.lowerBound && values[operand].isStep {
        answer[operand - range.lowerBound] = true
      }
      previous = i
    }
    return answer
  }

  /// Which operand of a value the accumulators hold, when they hold this one.
  private func ownOperand(of i: Int, _ accumulated: Int) -> Int? {
    let operands = values[i].operands
    if operands.0 == accumulated { return 0 }
    if case .pair = values[i].chain, operands.1 == accumulated { return 1 }
    return nil
  }

  private func isSquare(_ i: Int) -> Bool {
    guard case .pair(LANES_CHAIN_MULTIPLY, _) = values[i].chain else { return false }
    return values[i].operands.0 == values[i].operands.1
  }

  /// Makes a value of its operands.
  mutating func append(_ i: Int, _ places: ValuePlaces) {
    let operands = values[i].operands
    let own = ownOperand(of: i, accumulated)
    if own == nil { append(LANES_CHAIN_LOAD, places.slots[operands.0]) }
    switch values[i].chain! {
    case .pair where isSquare(i): append(LANES_CHAIN_SQUARE)
    case .pair(let operation, let reversed):
      if own == 1 { append(reversed, places.slots[operands.0]) } else { append(operation, places.slots[operands.1]) }
    case .single(let operation): append(operation)
    case .clip:
      append(LANES_CHAIN_MAXIMUM, places.slots[operands.1])
      append(LANES_CHAIN_MINIMUM, places.slots[operands.2])
    }
    accumulated = i
  }

  mutating func store(_ slot: Int) { append(LANES_CHAIN_STORE, slot) }

  mutating func temporary() -> Int {
    if let last = freeTemporaries.popLast() { return last }
    temporaryCount += 1
    return ~(temporaryCount - 1)
  }

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
    if let known = operands[firstOperand...].firstIndex(of: slot) { return UInt16(known - firstOperand) }
    operands.append(slot)
    return UInt16(operands.count - 1 - firstOperand)
  }
}
