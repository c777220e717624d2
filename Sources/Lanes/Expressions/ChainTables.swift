import LanesIntrinsics
import LanesKernelInterface

/// The tables that the chains of a program run by, in a machine's memory.
struct ChainTables {
  /// The steps of all chains, which say where one element stands for all.
  let steps: UnsafeMutablePointer<lanes_chain_step>
  /// Slots of operands, or complements of numbers of temporary values, as the program has them.
  private let places: UnsafeMutablePointer<Int>
  /// Where the operands of the chain that runs lie.
  let operands: UnsafeMutablePointer<lanes_chain_operand>
  private let temporaries: UnsafeMutableRawPointer

  /// A multiple of what the memory is aligned to.
  static func byteCount(_ program: ExpressionProgram) -> Int {
    temporaryOffset(program) + program.temporaryCount * ChainLoop.largestChunk
  }

  private static func temporaryOffset(_ program: ExpressionProgram) -> Int {
    let operands = program.chainOperands.count * MemoryLayout<lanes_chain_operand>.stride
    return (operandOffset(program) + operands + Storage.alignment - 1) & ~(Storage.alignment - 1)
  }

  private static func operandOffset(_ program: ExpressionProgram) -> Int {
    let steps = program.chainSteps.count * MemoryLayout<lanes_chain_step>.stride
    return (steps + program.chainOperands.count * MemoryLayout<Int>.stride + 15) & ~15
  }

  @inline(__always)
  init(
    _ program: ExpressionProgram, at memory: UnsafeMutableRawPointer, _ slots: UnsafeMutablePointer<BlockMachine.Slot>,
    streams: Bool
  ) {
    let (stepCount, operandCount) = (program.chainSteps.count, program.chainOperands.count)
    steps = memory.bindMemory(to: lanes_chain_step.self, capacity: stepCount)
    places = (memory + stepCount * MemoryLayout<lanes_chain_step>.stride).bindMemory(
      to: Int.self, capacity: operandCount)
    operands = (memory + Self.operandOffset(program)).bindMemory(
      to: lanes_chain_operand.self, capacity: operandCount)
    temporaries = memory + Self.temporaryOffset(program)
    for i in 0..<operandCount { places[i] = program.chainOperands[i] }
    for unit in program.units {
      guard case .chain(let chain) = unit else { continue }
      for i in chain.steps {
        steps[i] = program.chainSteps[i]
        let slot = places[chain.operands.lowerBound &+ Int(steps[i].p)]
        switch lanes_chain_operation(steps[i].operation) {
        case LANES_CHAIN_NEGATE, LANES_CHAIN_ABSOLUTE, LANES_CHAIN_SQUARE, LANES_CHAIN_SQUARE_ROOT: break
        case LANES_CHAIN_STORE:
          if streams, slot == program.output { steps[i].operation = LANES_CHAIN_STREAM.rawValue }
        case LANES_CHAIN_MULTIPLY_ADD:
          let other = places[chain.operands.lowerBound &+ Int(steps[i].q)]
          if Self.isOne(other, program, slots) { steps[i].operation += LANES_CHAIN_Q_IS_ONE.rawValue }
          fallthrough
        default:
          if Self.isOne(slot, program, slots) { steps[i].operation += LANES_CHAIN_P_IS_ONE.rawValue }
        }
      }
    }
  }

  @inline(__always)
  private static func isOne(
    _ slot: Int, _ program: ExpressionProgram, _ slots: UnsafeMutablePointer<BlockMachine.Slot>
  ) -> Bool {
    slot >= 0 && slot < program.output && slots[slot].stride == 0
  }

  /// Calls `body` with the slot of each operand of a chain, and says where the operand lies. A temporary value, which has
  /// no slot, lies in a chunk of its own.
  @inline(__always)
  func place(
    _ chain: ExpressionProgram.Chain, _ body: (_ slot: Int) -> lanes_chain_operand
  ) {
    for i in chain.operands {
      let slot = places[i]
      operands[i] =
        slot < 0
        ? lanes_chain_operand(start: temporaries + ~slot &* ChainLoop.largestChunk, advances: 0) : body(slot)
    }
  }
}
