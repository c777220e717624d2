import LanesIntrinsics
import LanesKernelInterface

extension BlockMachine {
  /// Lets the block of an array begin so many elements after its first.
  @inline(__always)
  func setArray(_ k: Int, offset: Int) { slots[k].address = slots[k].base + offset &* slots[k].dtype.itemSize }

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

  /// Runs all units over `count` elements, at most ``blockLength``.
  func run(_ count: Int) {
    if gathers { gather(count) }
    for unit in units {
      switch unit {
      case .step(let step): run(step, count)
      case .chain(let chain): run(chain, count)
      }
    }
    if gathers { scatter(count) }
  }

  private func gather(_ count: Int) {
    for k in 0..<output {
      guard let gathered = slots[k].gathered else { continue }
      let copy = KernelSelection.current.kernels.cast(from: slots[k].dtype, to: slots[k].dtype)
      copy(slots[k].address, slots[k].stride, gathered, 1, count)
    }
  }

  private func scatter(_ count: Int) {
    let slot = slots[output]
    guard let gathered = slot.gathered else { return }
    let copy = KernelSelection.current.kernels.cast(from: slot.dtype, to: slot.dtype)
    copy(gathered, 1, slot.address, slot.stride, count)
  }

  private func run(_ step: ExpressionProgram.Step, _ count: Int) {
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

  /// Runs a chain over whole chunks, then over whole vectors, and then over one more vector, in which the elements that are
  /// left were filled up with others.
  private func run(_ chain: ExpressionProgram.Chain, _ count: Int) {
    let loop = chain.loop
    let byteCount = count &* chain.itemSize
    let vectors = byteCount / loop.vectorBytes
    let chunks = vectors / loop.chunkVectors
    let steps = chainTables.steps + chain.steps.lowerBound
    let operands = chainTables.operands + chain.operands.lowerBound
    if chunks > 0 {
      chainTables.place(chain) { slots[$0].operandOfChain }
      loop.chunks(steps, chain.steps.count, operands, chunks)
    }
    let singles = vectors &- chunks &* loop.chunkVectors
    if singles > 0 {
      let done = chunks &* loop.chunkVectors &* loop.vectorBytes
      chainTables.place(chain) { slots[$0].operandOfChain.advanced(by: done) }
      loop.vectors(steps, chain.steps.count, operands, singles)
    }
    let done = vectors &* loop.vectorBytes
    let rest = byteCount &- done
    guard rest > 0 else { return }
    chainTables.place(chain) { slot in
      let operand = slots[slot].operandOfChain.advanced(by: done)
      guard let place = slots[slot].rest else { return operand }
      if slot != output { place.copyMemory(from: operand.start, byteCount: rest) }
      return lanes_chain_operand(start: place, advances: 0)
    }
    loop.vectors(steps, chain.steps.count, operands, 1)
    if chain.writesOutput, let place = slots[output].rest {
      slots[output].address.advanced(by: done).copyMemory(from: place, byteCount: rest)
    }
  }
}

extension BlockMachine.Slot {
  fileprivate var operandOfChain: lanes_chain_operand {
    lanes_chain_operand(start: gathered ?? address, advances: gathered == nil && stride == 0 ? 0 : -1)
  }
}

extension lanes_chain_operand {
  fileprivate func advanced(by bytes: Int) -> lanes_chain_operand {
    lanes_chain_operand(start: start + (bytes & advances), advances: advances)
  }
}
