import LanesKernelInterface

extension ExpressionProgram {
  /// The accumulators of a reduction of the expression: one for each position of the kept axes, with
  /// extent 1 on the reduced ones.
  func reduced(_ loops: ReductionLoops, over axes: Axes) -> Operand {
    var kept = shape
    for axis in shape.indices where axes.contains(axis) { kept[axis] = 1 }
    let out = Operand(allocating: kept, loops.accumulator)
    loops.fill(out.pointer, out.layout.size)
    if shape.contains(0) { return out }
    var target = out.layout.strides
    for axis in shape.indices where axes.contains(axis) { target[axis] = 0 }
    withExtendedLifetime(arrays) {
      switch arrays.count {
      case ...2: reduce(loops, LoopNest<4>(reducing: arrays, resultLayout, target), into: out)
      case ...6: reduce(loops, LoopNest<8>(reducing: arrays, resultLayout, target), into: out)
      default: reduce(loops, LoopNest<32>(reducing: arrays, resultLayout, target), into: out)
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
    let keepsLongest = whole.longestStride(operand: operandCount - 2) != 0
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

extension LoopNest {
  /// The walk over arrays and accumulators; the elements of the expression, which lie nowhere, are numbered
  /// by the last operand.
  fileprivate init(reducing arrays: [Operand], _ numbering: Layout, _ target: Dimensions) {
    var strides = InlineArray<operandCount, Dimensions>(
      repeating: Dimensions(repeating: 0, count: numbering.shape.count))
    for (k, array) in arrays.enumerated() { strides[k] = array.layout.strides(broadcastTo: numbering.shape)! }
    strides[operandCount - 2] = target
    strides[operandCount - 1] = numbering.strides
    self.init(shape: numbering.shape, strides: strides)
  }

  /// The stride of an operand along the axis that ``part(_:of:)`` cuts.
  fileprivate func longestStride(operand: Int) -> Int {
    let longest = outerShape.indices.max { outerShape[$0] < outerShape[$1] }
    return longest.flatMap { outerShape[$0] > count ? outerStride($0, operand: operand) : nil } ?? strides[operand]
  }
}

/// The elements of an expression, computed by blocks when a reduction comes to them.
struct BlockElements<let operandCount: Int>: ReductionSource {
  private let machine: BlockMachine
  private let nest: LoopNest<operandCount>
  private let arrayCount: Int
  private let strides: InlineArray<operandCount, Int>

  /// Calls `body` with the elements of a program, which runs along the axis on which numbers grow by `stride`.
  static func withElements(
    of program: ExpressionProgram, _ nest: LoopNest<operandCount>, stride: Int, _ body: (BlockElements) -> Void
  ) {
    var strides = nest.strides
    for axis in nest.outerShape.indices where nest.outerStride(axis, operand: operandCount - 1) == stride {
      for k in 0..<operandCount { strides[k] = nest.outerStride(axis, operand: k) }
    }
    BlockMachine.withMachine(program, arrayStrides: { strides[$0] }, outStride: nil) {
      body(BlockElements(machine: $0, nest: nest, arrayCount: program.arrays.count, strides: strides))
    }
  }

  var blockLength: Int? { machine.blockLength }

  @inline(__always)
  func forEachBlock(
    _ offset: Int, _ stride: Int, _ count: Int,
    _ body: (_ source: UnsafeRawPointer, _ stride: Int, _ done: Int, _ count: Int) -> Void
  ) {
    // From the number of an element to its indices, and from these to its places in the arrays.
    var first = nest.offsets
    var number = offset
    for axis in nest.outerShape.indices {
      let step = nest.outerStride(axis, operand: operandCount - 1)
      let index = number / step
      number &-= index &* step
      for k in 0..<arrayCount { first[k] &+= index &* nest.outerStride(axis, operand: k) }
    }
    for k in 0..<arrayCount { first[k] &+= number &* nest.strides[k] }
    var done = 0
    while done < count {
      let block = min(machine.blockLength, count &- done)
      for k in 0..<arrayCount { machine.setArray(k, offset: first[k] &+ done &* strides[k]) }
      machine.run(block)
      let (result, stride) = machine.result
      body(result, stride, done, block)
      done &+= block
    }
  }
}
