import LanesIntrinsics
import LanesKernelInterface

extension ValueNumbering {
  private static let greatestChain = 256

  /// The last value of the chain that begins with a computed one, and how many are computed in it: all that follow each
  /// other, have one type, and are made by operations that chains can do.
  func chain(from first: Int) -> (last: Int, operations: Int) {
    guard values[first].chain != nil else { return (first, 1) }
    var (last, count) = (first, 1)
    for i in first + 1..<values.count where values[i].isStep {
      if values[i].chain == nil || values[i].dtype != values[first].dtype || count == Self.greatestChain { break }
      (last, count) = (i, count + 1)
    }
    return (last, count)
  }
}

extension ExpressionProgram {
  /// Adds a unit for the values of a chain.
  mutating func appendChain(_ range: ClosedRange<Int>, _ values: [ValueNumbering.Value], _ places: inout ValuePlaces) {
    var writer = ChainWriter(after: chainSteps, chainOperands)
    (chainSteps, chainOperands) = ([], [])
    ChainWriter.markReadAgain(range, values, &places)
    for i in range where values[i].isStep {
      writer.append(i, values[i], places)
      places.release(before: i, values) { writer.free($0) }
      if places.lastUse(of: i) > range.upperBound {
        writer.store(places.registerOfChain(i))
      } else if places.isReadAgain(i) {
        places[i] = writer.temporary()
        writer.store(places[i])
      }
    }
    (chainSteps, chainOperands) = (writer.steps, writer.operands)
    temporaryCount = max(temporaryCount, writer.temporaryCount)
    let dtype = values[range.lowerBound].dtype
    largestItem = max(largestItem, dtype.itemSize)
    let chain = Chain(
      loop: KernelSelection.current.kernels.chain(dtype)!, itemSize: dtype.itemSize,
      steps: writer.firstStep..<chainSteps.count, operands: writer.firstOperand..<chainOperands.count,
      writesOutput: places[range.upperBound] == output)
    units.append(.chain(chain))
  }
}
