import LanesKernelInterface

/// Runs the steps of a program over one block after another.
///
/// It is made of addresses alone: its tables and registers lie in memory that ``withMachine(_:size:arrayStrides:outStride:_:)``
/// holds for it.
struct BlockMachine {
  private struct Slot {
    /// Where the block's first element lies.
    var address: UnsafeMutableRawPointer
    var stride: Int
    /// Of an array, where its first element lies, and the bytes of one.
    var base: UnsafeMutableRawPointer
    var itemSize: Int
  }

  private let steps: UnsafeBufferPointer<ExpressionProgram.Step>
  private let slots: UnsafeMutablePointer<Slot>
  private let output: Int
  private let resultSlot: Int
  /// The elements that a register holds.
  let blockLength: Int

  /// All registers and blocks of the arrays together. They fit the nearest cache many times over: with longer blocks the
  /// memory waits while the processor computes, and the other way round. Ten million elements of `a + b * 2` took
  /// 3.0 ms with 4 KiB, 3.8 with 8, 4.6 with 16 and 5.5 with 24 or more (EPYC, AVX-512).
  private static let blockBytes = 4 << 10

  /// The elements of one block, at least 128. Searches and folds, which read the result, have wide inner loops of their own:
  /// for them it is some whole 256.
  private static func blockLength(_ program: ExpressionProgram, size: Int, isRead: Bool) -> Int {
    let slots = program.arrays.count + program.registerCount + 1
    let fitting = blockBytes / (slots * program.largestItem)
    let length = isRead ? max(fitting & ~255, 256) : max(fitting & ~63, 128)
    return min(length, (size + 63) & ~63)
  }

  /// Calls `body` with a machine for runs over at most `size` elements, whose arrays are walked by these strides. The result
  /// goes to where ``setOutput(_:)`` says, or without a stride for it to a block of the machine's own, which there also is
  /// for results that are streamed from it.
  @inline(__always)
  static func withMachine<Result>(
    _ program: ExpressionProgram, size: Int, arrayStrides: (Int) -> Int, outStride: Int?, streams: Bool = false,
    _ body: (BlockMachine) -> Result
  ) -> Result {
    let blockLength = blockLength(program, size: size, isRead: outStride == nil)
    // A line more between registers, so that they do not all begin at one place within a page.
    let register = blockLength * program.largestItem + Storage.alignment
    let registerCount = program.registerCount + (outStride == nil || streams ? 1 : 0)
    let slotCount = program.firstRegister + program.registerCount
    let tables = (slotCount * MemoryLayout<Slot>.stride + 63) & ~63
    let scalars = (program.scalars.count * 16 + 63) & ~63
    return withUnsafeTemporaryAllocation(
      byteCount: tables + scalars + registerCount * register, alignment: Storage.alignment
    ) { memory in
      let base = memory.baseAddress!
      let slots = base.bindMemory(to: Slot.self, capacity: slotCount)
      for (k, array) in program.arrays.enumerated() {
        slots[k] = Slot(
          address: array.pointer, stride: arrayStrides(k), base: array.pointer, itemSize: array.dtype.itemSize)
      }
      for (k, scalar) in program.scalars.enumerated() {
        let place = base + tables + k * 16
        scalar.store(at: place)
        slots[program.arrays.count + k] = Slot(address: place, stride: 0, base: place, itemSize: 0)
      }
      let registers = base + tables + scalars
      for k in 0..<program.registerCount {
        let place = registers + k * register
        slots[program.firstRegister + k] = Slot(address: place, stride: 1, base: place, itemSize: 0)
      }
      let own = registers + program.registerCount * register
      slots[program.output] = Slot(address: own, stride: outStride ?? 1, base: own, itemSize: 0)
      return program.steps.withUnsafeBufferPointer {
        body(
          BlockMachine(
            steps: $0, slots: slots, output: program.output, resultSlot: program.result, blockLength: blockLength))
      }
    }
  }

  /// Lets the block of an array begin so many elements after its first.
  @inline(__always)
  func setArray(_ k: Int, offset: Int) { slots[k].address = slots[k].base + offset &* slots[k].itemSize }

  /// Lets the block of an array begin so many steps of its stride after its first element.
  @inline(__always)
  func setArray(_ k: Int, blockAt done: Int) { setArray(k, offset: done &* slots[k].stride) }

  /// Lets the result go to the block of the machine's own, and says where that is.
  @inline(__always)
  func setOwnOutput() -> UnsafeMutableRawPointer {
    slots[output].address = slots[output].base
    return slots[output].base
  }

  @inline(__always)
  func setOutput(_ address: UnsafeMutableRawPointer) { slots[output].address = address }

  /// Where the result of ``run(_:)`` lies, and its stride.
  var result: (UnsafeMutableRawPointer, stride: Int) { (slots[resultSlot].address, slots[resultSlot].stride) }

  /// Runs all steps over `count` elements, at most ``blockLength``.
  func run(_ count: Int) {
    for step in steps {
      let out = slots[step.out]
      let a = slots[step.a]
      switch step.loop {
      case .unary(let loop):
        loop(a.address, a.stride, out.address, out.stride, count)
      case .binary(let loop):
        let b = slots[step.b]
        loop(a.address, a.stride, b.address, b.stride, out.address, out.stride, count)
      case .ternary(let loop):
        let (b, c) = (slots[step.b], slots[step.c])
        loop(a.address, a.stride, b.address, b.stride, c.address, c.stride, out.address, out.stride, count)
      }
    }
  }
}
