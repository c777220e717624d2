import LanesKernelInterface

extension ExpressionProgram {
  /// The result in fresh memory, its axes in the order of the arrays'.
  func evaluated() -> Operand {
    let out = Operand(allocating: resultLayout, dtype)
    write(out)
    return out
  }

  /// Writes the result to `out`, whose shape is that of the expression or one that it broadcasts to.
  func evaluate(into out: Operand) {
    if shape != out.layout.shape, Layout.broadcast(shape, out.layout.shape) != out.layout.shape {
      fail(
        "an expression of shape \(shape) does not fit an output of shape \(out.layout.shape): an output can't grow")
    }
    var program = self
    program.separate(from: out)
    program.write(out)
  }

  /// The layout of a fresh result.
  var resultLayout: Layout {
    if arrays.allSatisfy({ $0.layout.rank == 0 || $0.layout.isContiguous && $0.layout.shape == shape }) {
      return Layout(contiguous: shape)
    }
    return Layout(contiguous: shape, inOrderOf: arrays.map { $0.layout.strides(broadcastTo: shape)! })
  }

  private func write(_ out: Operand) {
    if steps.isEmpty {
      if let array = arrays.first { return Elementwise.copy(array, into: out) }
      return scalars[0].withOperand { Elementwise.copy($0, into: out) }
    }
    withExtendedLifetime((arrays, out)) {
      if out.layout.isContiguous, arrays.allSatisfy({ $0.layout.rank == 0 || $0.layout.isPlain(like: out.layout) }) {
        return writePlain(out)
      }
      switch arrays.count {
      case ...3: write(out, LoopNest<4>(walking: arrays, out.layout))
      case ...7: write(out, LoopNest<8>(walking: arrays, out.layout))
      default: write(out, LoopNest<32>(walking: arrays, out.layout))
      }
    }
  }

  /// Elements that are worth waking a thread for.
  private static let elementsPerPart = 1 << 15

  private func partCount(_ size: Int) -> Int {
    let threads = threads
    return threads == 1 ? 1 : max(1, min(4 * threads, size / Self.elementsPerPart))
  }

  /// All arrays and the output are contiguous and of one shape: one loop over everything.
  private func writePlain(_ out: Operand) {
    let size = out.layout.size
    let parts = partCount(size)
    Parts.forEach(parts) { part in
      let range = size.start(ofPart: part, of: parts)..<size.start(ofPart: part + 1, of: parts)
      BlockMachine.withMachine(
        self, size: range.count, arrayStrides: { arrays[$0].layout.rank == 0 ? 0 : 1 }, outStride: 1
      ) { machine in
        let arrayCount = arrays.count
        var done = range.lowerBound
        while done < range.upperBound {
          let count = min(machine.blockLength, range.upperBound &- done)
          for k in 0..<arrayCount { machine.setArray(k, blockAt: done) }
          machine.setOutput(out.address(done))
          machine.run(count)
          done &+= count
        }
      }
    }
  }

  private func write<let operandCount: Int>(_ out: Operand, _ whole: LoopNest<operandCount>) {
    let parts = partCount(out.layout.size)
    Parts.forEach(parts) { part in
      let nest = whole.part(part, of: parts)
      BlockMachine.withMachine(
        self, size: nest.count, arrayStrides: { nest.strides[$0] }, outStride: nest.strides[operandCount - 1]
      ) { machine in
        let arrayCount = arrays.count
        nest.forEach { first in
          var done = 0
          while done < nest.count {
            let count = min(machine.blockLength, nest.count &- done)
            for k in 0..<arrayCount { machine.setArray(k, offset: first[k] &+ done &* nest.strides[k]) }
            machine.setOutput(out.address(first[operandCount - 1] &+ done &* nest.strides[operandCount - 1]))
            machine.run(count)
            done &+= count
          }
        }
      }
    }
  }
}

extension LoopNest {
  /// The walk over arrays, broadcast to the shape of a result that is walked last, after accumulators if there are any.
  /// Operands between them stand still.
  init(walking arrays: [Operand], accumulators: Dimensions? = nil, _ result: Layout) {
    var strides = InlineArray<operandCount, Dimensions>(
      repeating: Dimensions(repeating: 0, count: result.shape.count))
    for (k, array) in arrays.enumerated() { strides[k] = array.layout.strides(broadcastTo: result.shape)! }
    if let accumulators { strides[operandCount - 2] = accumulators }
    strides[operandCount - 1] = result.strides
    self.init(shape: result.shape, strides: strides)
  }

  /// One of `count` parts of about one size, cut along the longest axis. All parts together are the whole.
  func part(_ part: Int, of count: Int) -> LoopNest {
    if count == 1 { return self }
    let axis = longestAxis
    let extent = axis.map { outerShape[$0] } ?? self.count
    return restricted(axis, to: extent.start(ofPart: part, of: count)..<extent.start(ofPart: part + 1, of: count))
  }

  /// The longest of the outer loops; nil where the inner one is as long.
  var longestAxis: Int? {
    let longest = outerShape.indices.max { outerShape[$0] < outerShape[$1] }
    return longest.flatMap { outerShape[$0] > count ? $0 : nil }
  }
}

extension Int {
  /// Where a part begins when so many elements are cut in parts, at multiples of a cache line's elements.
  func start(ofPart part: Int, of count: Int) -> Int {
    if part == count { return self }
    let start = Int(Int128(self) * Int128(part) / Int128(count))
    return self >= 128 * count ? start & ~63 : start
  }
}
