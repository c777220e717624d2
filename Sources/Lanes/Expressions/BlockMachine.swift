import LanesKernelInterface

/// Runs the steps of a program over one block after another.
///
/// Its memory, registers included, is handed in by ``withMachine(_:arrayStrides:outStride:output:_:)``.
struct BlockMachine {
  private let steps: UnsafeBufferPointer<ExpressionProgram.Step>
  /// Per slot, where the block's first element lies, and the stride there.
  private let addresses: UnsafeMutablePointer<UnsafeMutableRawPointer>
  private let strides: UnsafeMutablePointer<Int>
  private let program: ExpressionProgram
  /// The elements that a register holds.
  let blockLength: Int

  /// All registers and blocks of the arrays together: about half of a first-level cache.
  private static let cacheBytes = 24 << 10
  private static let blockLengths = 256...4096

  /// Elements of one block: as many as keep what a step reads and writes in the nearest cache.
  static func blockLength(_ program: ExpressionProgram) -> Int {
    let slots = program.arrays.count + program.registerCount + 1
    let fitting = cacheBytes / (slots * program.largestItem) & ~63
    return min(max(fitting, blockLengths.lowerBound), blockLengths.upperBound)
  }

  /// Calls `body` with a machine whose arrays are walked by these strides. Where `hasOutput` is set the result goes to a
  /// block of the machine's own.
  static func withMachine<Result>(
    _ program: ExpressionProgram, arrayStrides: (Int) -> Int, outStride: Int?, _ body: (BlockMachine) -> Result
  ) -> Result {
    let blockLength = blockLength(program)
    // A line more between registers, so that they do not all begin at one place within a page.
    let register = blockLength * program.largestItem + Storage.alignment
    let registerCount = program.registerCount + (outStride == nil ? 1 : 0)
    let slots = program.output + 1
    let tables = (slots * 2 * MemoryLayout<Int>.stride + 63) & ~63
    let scalars = (program.scalars.count * 16 + 63) & ~63
    return withUnsafeTemporaryAllocation(
      byteCount: tables + scalars + registerCount * register, alignment: Storage.alignment
    ) { memory in
      let base = memory.baseAddress!
      let addresses = base.bindMemory(to: UnsafeMutableRawPointer.self, capacity: slots)
      let strides = (base + slots * MemoryLayout<Int>.stride).bindMemory(to: Int.self, capacity: slots)
      for k in program.arrays.indices {
        addresses[k] = program.arrays[k].pointer
        strides[k] = arrayStrides(k)
      }
      for (k, scalar) in program.scalars.enumerated() {
        let slot = program.arrays.count + k
        addresses[slot] = base + tables + k * 16
        scalar.store(at: addresses[slot])
        strides[slot] = 0
      }
      for k in 0...program.registerCount {
        addresses[program.registers + k] = base + tables + scalars + min(k, registerCount - 1) * register
        strides[program.registers + k] = 1
      }
      if let outStride { strides[program.output] = outStride }
      return program.steps.withUnsafeBufferPointer {
        body(
          BlockMachine(
            steps: $0, addresses: addresses, strides: strides, program: program, blockLength: blockLength))
      }
    }
  }

  func setArray(_ k: Int, offset: Int) { addresses[k] = program.arrays[k].address(offset) }

  func setOutput(_ address: UnsafeMutableRawPointer) { addresses[program.output] = address }

  /// Where the result of ``run(_:)`` lies, and its stride.
  var result: (UnsafeMutableRawPointer, stride: Int) { (addresses[program.result], strides[program.result]) }

  /// Runs all steps over `count` elements, at most ``blockLength``.
  func run(_ count: Int) {
    for step in steps {
      let (a, b, c, out) = (step.a, step.b, step.c, step.out)
      switch step.loop {
      case .unary(let loop):
        loop(addresses[a], strides[a], addresses[out], strides[out], count)
      case .binary(let loop):
        loop(addresses[a], strides[a], addresses[b], strides[b], addresses[out], strides[out], count)
      case .ternary(let loop):
        loop(
          addresses[a], strides[a], addresses[b], strides[b], addresses[c], strides[c], addresses[out], strides[out],
          count)
      }
    }
  }
}
