import LanesIntrinsics
import LanesKernelInterface

/// Runs the units of a program over one block after another.
///
/// It is made of addresses alone: its tables and registers lie in memory that ``withMachine(_:size:arrayStrides:outStride:_:)``
/// holds for it.
struct BlockMachine {
  struct Slot {
    /// Where the block's first element lies.
    var address: UnsafeMutableRawPointer
    var stride: Int
    /// Of an array, where its first element lies.
    let base: UnsafeMutableRawPointer
    let dtype: DType
    /// Where chains find elements that do not follow each other in memory, or leave them.
    var gathered: UnsafeMutableRawPointer?
    /// Where chains find, or leave, what does not fill a vector, of memory that ends with it.
    var rest: UnsafeMutableRawPointer?

    init(_ base: UnsafeMutableRawPointer, _ stride: Int, _ dtype: DType) {
      (self.base, self.stride, self.dtype) = (base, stride, dtype)
      address = base
    }
  }

  let units: UnsafeBufferPointer<ExpressionProgram.Unit>
  let slots: UnsafeMutablePointer<Slot>
  let chainTables: ChainTables
  let output: Int
  let resultSlot: Int
  /// Whether chains read or write elements that do not follow each other in memory.
  let gathers: Bool
  /// Whether one chain goes from the arrays to the result, so that a block may be of any length.
  let isWhole: Bool
  /// The elements that a register holds.
  let blockLength: Int

  /// All registers and blocks of the arrays together. They fit the nearest cache many times over: with longer blocks the
  /// memory waits while the processor computes, and the other way round. Ten million elements of `a + b * 2` took
  /// 3.0 ms with 4 KiB, 3.8 with 8, 4.6 with 16 and 5.5 with 24 or more (EPYC, AVX-512).
  private static let blockBytes = 4 << 10

  /// Blocks are made of whole chunks, in which chains go, of elements of four bytes.
  private static let blockUnit = ChainLoop.largestChunk / 4

  /// The elements of one block, at least 128. Searches and folds, which read the result, have wide inner loops of their own:
  /// for them it is some whole 256.
  private static func blockLength(_ program: ExpressionProgram, size: Int, isRead: Bool) -> Int {
    let slots = program.arrays.count + program.registerCount + 1
    let fitting = blockBytes / (slots * program.largestItem)
    let length = isRead ? max(fitting & ~255, 256) : max(fitting & ~(blockUnit - 1), blockUnit)
    return min(length, roundedUp(size, to: blockUnit))
  }

  private static func roundedUp(_ count: Int, to unit: Int) -> Int { (count + unit - 1) & ~(unit - 1) }

  /// Calls `body` with a machine for runs over at most `size` elements, whose arrays are walked by these strides. The result
  /// goes to where ``setOutput(_:)`` says, or without a stride for it to a block of the machine's own, which there also is
  /// for results that are streamed from it.
  @inline(__always)
  static func withMachine<Result>(
    _ program: ExpressionProgram, size: Int, arrayStrides: (Int) -> Int, outStride: Int?, streams: Bool = false,
    _ body: (BlockMachine) -> Result
  ) -> Result {
    let hasChains = !program.chainSteps.isEmpty
    let arrayCount = program.arrays.count
    var gatheredCount = 0
    func isGathered(_ k: Int) -> Bool { hasChains && arrayStrides(k) | 1 != 1 && program.chainOperands.contains(k) }
    for k in 0..<arrayCount where isGathered(k) { gatheredCount += 1 }
    let isScattered = hasChains && program.endsWithChain && (outStride ?? 1) != 1
    if isScattered { gatheredCount += 1 }
    // What goes through no register goes through no blocks either.
    let isWhole = program.isOneChain && gatheredCount == 0 && outStride != nil
    let ownCount = outStride == nil || streams && !isWhole ? 1 : 0
    let blockLength = isWhole ? size : blockLength(program, size: size, isRead: outStride == nil)
    // A line more between registers, so that they do not all begin at one place within a page.
    let register = isWhole ? 0 : blockLength * program.largestItem + Storage.alignment
    let slotCount = program.firstRegister + program.registerCount
    let tables = roundedUp(slotCount * MemoryLayout<Slot>.stride, to: 64)
    let scalars = roundedUp(program.scalars.count * 16, to: 64)
    let rests = hasChains ? (arrayCount + 1) * ChainLoop.largestVector : 0
    let chains = hasChains ? ChainTables.byteCount(program) : 0
    return withUnsafeTemporaryAllocation(
      byteCount: Storage.alignment + tables + scalars + chains + rests
        + (program.registerCount + ownCount + gatheredCount) * register,
      alignment: 16
    ) { memory in
      // Memory that asks for a greater alignment does not come from the stack, however little it is.
      let base = memory.baseAddress!.alignedUp(toMultipleOf: Storage.alignment)
      let slots = base.bindMemory(to: Slot.self, capacity: slotCount)
      let rest = base + tables + scalars + chains
      var registers = rest + rests
      func nextRegister() -> UnsafeMutableRawPointer {
        defer { registers += register }
        return registers
      }
      for k in 0..<arrayCount {
        let array = program.arrays[k]
        slots[k] = Slot(array.pointer, arrayStrides(k), array.dtype)
        if hasChains, slots[k].stride == 1 { slots[k].rest = rest + k * ChainLoop.largestVector }
        if isGathered(k) { slots[k].gathered = nextRegister() }
      }
      for k in 0..<program.scalars.count {
        let place = base + tables + k * 16
        program.scalars[k].store(at: place)
        slots[arrayCount + k] = Slot(place, 0, program.scalars[k].dtype)
      }
      for k in 0..<program.registerCount {
        slots[program.firstRegister + k] = Slot(nextRegister(), 1, program.dtype)
      }
      slots[program.output] = Slot(ownCount > 0 ? nextRegister() : base, outStride ?? 1, program.dtype)
      if isScattered {
        slots[program.output].gathered = nextRegister()
      } else if hasChains, outStride != nil {
        slots[program.output].rest = rest + arrayCount * ChainLoop.largestVector
      }
      let chainTables = ChainTables(
        program, at: base + tables + scalars, slots, streams: streams && isWhole)
      return program.units.withUnsafeBufferPointer {
        body(
          BlockMachine(
            units: $0, slots: slots, chainTables: chainTables, output: program.output, resultSlot: program.result,
            gathers: gatheredCount > 0, isWhole: isWhole, blockLength: blockLength))
      }
    }
  }
}
