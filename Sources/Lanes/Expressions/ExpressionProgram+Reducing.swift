import LanesKernelInterface

extension ExpressionProgram {
  /// The accumulators of a reduction of the expression: one for each position of the kept axes, with
  /// extent 1 on the reduced ones.
  func reduced(_ loops: ReductionLoops, over axes: Axes) -> Operand {
    let out = Reducing.accumulators(loops, of: shape, over: axes)
    if shape.contains(0) { return out }
    // The elements of the expression lie nowhere: they are numbered as those of its result would lie.
    let numbering = resultLayout
    let target = axes.setting(out.layout.strides, to: 0)
    withExtendedLifetime(arrays) {
      switch arrays.count {
      case ...2: reduce(loops, LoopNest<4>(walking: arrays, accumulators: target, numbering), into: out)
      case ...6: reduce(loops, LoopNest<8>(walking: arrays, accumulators: target, numbering), into: out)
      default: reduce(loops, LoopNest<32>(walking: arrays, accumulators: target, numbering), into: out)
      }
    }
    return out
  }

  /// Elements that one part takes in, at least, and how many parts there are at most. Both are fixed, so that
  /// results do not depend on the number of threads.
  private static let elementsPerPart = 1 << 17
  private static let largestPartCount = 64

  private func reduce<let operandCount: Int>(
    _ loops: ReductionLoops, _ whole: LoopNest<operandCount>, into out: Operand
  ) {
    let size = shape.checkedProduct!
    let parts = min(size / Self.elementsPerPart, Self.largestPartCount)
    func run(_ nest: LoopNest<operandCount>, _ accumulators: UnsafeMutableRawPointer) {
      let plan = ReductionPlan(nest, target: operandCount - 2, source: operandCount - 1)
      BlockElements.withElements(of: self, whole, stride: plan.inner.source) {
        ReductionWork(loops: loops, plan: plan, elements: $0).run(into: accumulators)
      }
    }
    if parts < 2 { return run(whole, out.pointer) }
    let target = operandCount - 2
    let keepsLongest = (whole.longestAxis.map { whole.outerStride($0, operand: target) } ?? whole.strides[target]) != 0
    if keepsLongest { return Parts.forEach(parts) { run(whole.part($0, of: parts), out.pointer) } }
    // Each part has accumulators of its own, which are merged by pairs.
    let row = out.layout.size * loops.accumulator.itemSize
    withUnsafeTemporaryAllocation(byteCount: parts * row, alignment: Storage.alignment) { memory in
      let partials = memory.baseAddress!
      loops.fill(partials, parts * out.layout.size)
      Parts.forEach(parts) { run(whole.part($0, of: parts), partials + $0 * row) }
      var distance = 1
      while distance < parts {
        for part in stride(from: 0, to: parts - distance, by: 2 * distance) {
          loops.merge(partials + (part + distance) * row, 1, partials + part * row, 1, out.layout.size)
        }
        distance *= 2
      }
      loops.merge(partials, 1, out.pointer, 1, out.layout.size)
    }
  }
}

/// The elements of an expression, computed by blocks when a reduction comes to them.
struct BlockElements: ReductionSource {
  private let machine: BlockMachine
  private let arrayCount: Int
  /// Along the axis that runs go, by array.
  private let runStrides: UnsafePointer<Int>
  /// Per axis, outermost first: by how much the number of an element grows from one position to the next, and how
  /// far that is in each array.
  private let steps: UnsafePointer<Int>
  private let axisCount: Int

  /// Blocks that are taken in one after the other before their total joins the others pairwise.
  private static let blocksPerLine = 8

  /// Calls `body` with the elements of a program, which runs along the axis on which numbers grow by `stride`.
  static func withElements<let operandCount: Int>(
    of program: ExpressionProgram, _ nest: LoopNest<operandCount>, stride: Int, _ body: (BlockElements) -> Void
  ) {
    let arrayCount = program.arrays.count
    let axisCount = nest.outerShape.count + 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: (axisCount + 1) * (arrayCount + 1)) { table in
      let steps = table.baseAddress!
      let run = steps + axisCount * (arrayCount + 1)
      for axis in 0..<axisCount {
        func step(_ operand: Int) -> Int {
          axis < nest.outerShape.count ? nest.outerStride(axis, operand: operand) : nest.strides[operand]
        }
        let row = steps + axis * (arrayCount + 1)
        // Of a single element the number is 0, whatever it is divided by.
        row[0] = max(step(operandCount - 1), 1)
        for k in 0..<arrayCount { row[k + 1] = step(k) }
        if step(operandCount - 1) == stride { run.update(from: row + 1, count: arrayCount) }
      }
      BlockMachine.withMachine(
        program, size: program.shape.checkedProduct!, arrayStrides: { run[$0] }, outStride: nil
      ) {
        body(
          BlockElements(
            machine: $0, arrayCount: arrayCount, runStrides: UnsafePointer(run), steps: UnsafePointer(steps),
            axisCount: axisCount))
      }
    }
  }

  var lineLength: Int? { machine.blockLength &* Self.blocksPerLine }

  @inline(__always)
  func forEachBlock(
    _ offset: Int, _ stride: Int, _ count: Int,
    _ body: (_ source: UnsafeRawPointer, _ stride: Int, _ done: Int, _ count: Int) -> Void
  ) {
    // From the number of an element to its indices, and from these to its places in the arrays.
    withUnsafeTemporaryAllocation(of: Int.self, capacity: arrayCount) { first in
      let first = first.baseAddress!
      first.update(repeating: 0, count: arrayCount)
      var number = offset
      var row = steps
      for _ in 0..<axisCount {
        let index = number / row[0]
        number &-= index &* row[0]
        if index != 0 { for k in 0..<arrayCount { first[k] &+= index &* row[k &+ 1] } }
        row += arrayCount &+ 1
      }
      var done = 0
      while done < count {
        let block = min(machine.blockLength, count &- done)
        for k in 0..<arrayCount { machine.setArray(k, offset: first[k] &+ done &* runStrides[k]) }
        machine.run(block)
        let (result, stride) = machine.result
        body(result, stride, done, block)
        done &+= block
      }
    }
  }
}
