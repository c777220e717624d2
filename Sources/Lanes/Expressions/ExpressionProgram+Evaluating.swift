import LanesKernelInterface

extension ExpressionProgram {
  /// The result in fresh memory, its axes in the order of the arrays'.
  func evaluated() -> Operand {
    let out = Operand(allocating: resultLayout, dtype)
    write(out)
    return out
  }

  /// Writes the result to `out`, whose shape is that of the expression or one that it broadcasts to.
  mutating func evaluate(into out: Operand) {
    if shape != out.layout.shape, Layout.broadcast(shape, out.layout.shape) != out.layout.shape {
      fail(
        "an expression of shape \(shape) does not fit an output of shape \(out.layout.shape): an output can't grow")
    }
    separate(from: out)
    write(out)
  }

  /// The layout of a fresh result.
  var resultLayout: Layout {
    if arrays.allSatisfy({ $0.layout.rank == 0 || $0.layout.isContiguous && $0.layout.shape == shape }) {
      return Layout(contiguous: shape)
    }
    return Layout(contiguous: shape, inOrderOf: arrays.map { $0.layout.strides(broadcastTo: shape)! })
  }

  private func write(_ out: Operand) {
    if units.isEmpty {
      if let array = arrays.first { return Elementwise.copy(array, into: out) }
      return scalars[0].withOperand { Elementwise.copy($0, into: out) }
    }
    withExtendedLifetime((arrays, out)) {
      if out.layout.isContiguous, arrays.allSatisfy({ $0.layout.rank == 0 || $0.storage.isPlain(like: out.storage) }) {
        return writePlain(out)
      }
      switch arrays.count {
      case ...3: write(out, LoopNest<4>(walking: arrays, out.layout))
      case ...7: write(out, LoopNest<8>(walking: arrays, out.layout))
      default: write(out, LoopNest<32>(walking: arrays, out.layout))
      }
    }
  }

  /// All arrays and the output are contiguous and of one shape: one loop over everything.
  private func writePlain(_ out: Operand) {
    let size = out.layout.size
    let itemSize = out.dtype.itemSize
    let stream = isStreamed(to: out) ? KernelSelection.current.kernels.streaming.copy : nil
    let parts = Parts.count(forElements: size)
    Parts.forEach(parts) { part in
      let range = size.start(ofPart: part, of: parts)..<size.start(ofPart: part + 1, of: parts)
      BlockMachine.withMachine(
        self, size: range.count, arrayStrides: { arrays[$0].layout.rank == 0 ? 0 : 1 }, outStride: 1,
        streams: stream != nil
      ) { machine in
        let arrayCount = arrays.count
        var done = range.lowerBound
        while done < range.upperBound {
          let count = min(machine.blockLength, range.upperBound &- done)
          for k in 0..<arrayCount { machine.setArray(k, blockAt: done) }
          if let stream, !machine.isWhole, count == machine.blockLength {
            let block = machine.setOwnOutput()
            machine.run(count)
            stream(block, out.address(done), count &* itemSize / Streaming.lineBytes)
          } else {
            machine.setOutput(out.address(done))
            machine.run(count)
          }
          done &+= count
        }
        if stream != nil { Streaming.fence() }
      }
    }
  }

  /// Whether whole blocks are written past the caches: of a large result that lies apart from all arrays.
  private func isStreamed(to out: Operand) -> Bool {
    arrays.reduce(out.byteCount, { $0 &+ $1.byteCount }) >= Streaming.threshold
      && Streaming.bytesBeforeLine(at: out.pointer) == 0
      && arrays.allSatisfy { $0.pointer != out.pointer }
  }

  private func write<let operandCount: Int>(_ out: Operand, _ whole: LoopNest<operandCount>) {
    let parts = Parts.count(forElements: out.layout.size)
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
}
