import LanesKernelInterface

extension LazyArray {
  /// Whether any element is nonzero, or true; false of none. Only as many blocks are computed as it takes to find one.
  public func any() -> Bool { finds(.anyNonZero) }

  /// Whether all elements are nonzero, or true; true of none. Only as many blocks are computed as it takes to find one
  /// that is not.
  public func all() -> Bool { !finds(.anyZero) }

  private func finds(_ search: SearchOperator) -> Bool {
    let loop = KernelSelection.current.kernels.search(search, Element.dtype)!
    return switch form {
    case .array(let array): Reducing.find(loop, in: array)
    case .comparison(let comparison, let array, let scalar):
      scalar.withOperand { Elementwise.find(loop, comparison, array, $0) }
    case .node(let node): ExpressionProgram(node).find(loop)
    }
  }
}

/// The lengths of the blocks of a search: an early hit should not pay for a large one, so they begin small and double.
private struct GrowingBlock {
  static let first = 256
  private(set) var length: Int
  let largest: Int

  init(largest: Int) {
    self.largest = largest
    length = min(Self.first, largest)
  }

  mutating func grow() { length = min(length &* 2, largest) }
}

extension Elementwise {
  /// Whether the search finds what it looks for among the answers to a comparison with one value.
  fileprivate static func find(
    _ search: SearchLoop, _ comparison: ComparisonOperator, _ source: Operand, _ scalar: Operand
  ) -> Bool {
    defer { withExtendedLifetime(source) {} }
    let compare = loop(comparison, source.dtype)
    var block = GrowingBlock(largest: 4096)
    /// Looks at a line of elements, whose answers stay in the first cache with the elements they came from.
    func finds(_ line: Range<Int>, _ first: Int, _ stride: Int, _ answers: UnsafeMutableRawPointer) -> Bool {
      var done = line.lowerBound
      while done < line.upperBound {
        let count = min(block.length, line.upperBound &- done)
        compare(source.address(first &+ done &* stride), stride, scalar.pointer, 0, answers, 1, count)
        if search(answers, 1, count) { return true }
        done &+= count
        block.grow()
      }
      return false
    }
    let layout = source.storage.layoutAddress
    var begun = 0
    if layout.pointee.isContiguous {
      // The first block's answers lie on the stack: finding something there should cost no allocation.
      begun = min(block.length, layout.pointee.size)
      if withUnsafeTemporaryAllocation(
        byteCount: GrowingBlock.first, alignment: 16, { finds(0..<begun, 0, 1, $0.baseAddress!) })
      {
        return true
      }
      if begun == layout.pointee.size { return false }
    }
    return withUnsafeTemporaryAllocation(byteCount: block.largest, alignment: Storage.alignment) { answers in
      let answers = answers.baseAddress!
      if begun > 0 { return finds(begun..<layout.pointee.size, 0, 1, answers) }
      let nest = LoopNest(shape: layout.pointee.shape, strides: [layout.pointee.strides])
      return nest.contains { finds(0..<nest.count, $0[0], nest.strides[0], answers) }
    }
  }
}

extension ExpressionProgram {
  /// Whether the search finds what it looks for among the results.
  fileprivate func find(_ search: SearchLoop) -> Bool {
    withExtendedLifetime(arrays) {
      switch arrays.count {
      case ...3: find(search, LoopNest<4>(walking: arrays, resultLayout))
      case ...7: find(search, LoopNest<8>(walking: arrays, resultLayout))
      default: find(search, LoopNest<32>(walking: arrays, resultLayout))
      }
    }
  }

  private func find<let operandCount: Int>(_ search: SearchLoop, _ nest: LoopNest<operandCount>) -> Bool {
    BlockMachine.withMachine(self, size: nest.count, arrayStrides: { nest.strides[$0] }, outStride: nil) { machine in
      var block = GrowingBlock(largest: machine.blockLength)
      let arrayCount = arrays.count
      return nest.contains { first in
        var done = 0
        while done < nest.count {
          let count = min(block.length, nest.count &- done)
          for k in 0..<arrayCount { machine.setArray(k, offset: first[k] &+ done &* nest.strides[k]) }
          machine.run(count)
          let (result, stride) = machine.result
          if search(result, stride, count) { return true }
          done &+= count
          block.grow()
        }
        return false
      }
    }
  }
}
