import LanesKernelInterface

/// The differences of an array's elements from the centers of their lines, computed by blocks that stay in the first
/// cache when a reduction comes to them.
struct Deviations: ReductionElements {
  private let source: Operand
  /// A center for each accumulator, with the accumulators' strides.
  private let centers: Operand
  private let cast: UnaryLoop?
  private let subtract: BinaryLoop
  private let buffer: UnsafeMutableRawPointer

  /// Elements of a block.
  private static let blockLength = 1024

  /// Calls `body` with the deviations of `source` from `centers`, whose type is the one they are computed in.
  static func withDeviations(of source: Operand, from centers: Operand, _ body: (Deviations) -> Void) {
    let kernels = KernelSelection.current.kernels
    let byteCount = blockLength * centers.dtype.itemSize
    withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: Storage.alignment) { buffer in
      body(
        Deviations(
          source: source, centers: centers,
          cast: source.dtype == centers.dtype ? nil : kernels.cast(from: source.dtype, to: centers.dtype),
          subtract: kernels.binary(.subtract, centers.dtype)!, buffer: buffer.baseAddress!))
    }
  }

  var lineLength: Int? { 8 * Self.blockLength }

  func fold(
    _ loops: ReductionLoops, _ offset: Int, _ stride: Int, _ count: Int,
    into accumulator: UnsafeMutableRawPointer, target: Int
  ) {
    var done = 0
    while done < count {
      let block = min(Self.blockLength, count &- done)
      subtract(offset &+ done &* stride, stride, block, target, 0)
      loops.fold(buffer, 1, block, accumulator)
      done &+= block
    }
  }

  func accumulate(
    _ loops: ReductionLoops, _ offset: Int, _ stride: Int, _ length: Int, _ lineStride: Int, _ lines: Int,
    into accumulators: UnsafeMutableRawPointer, target: Int, _ targetStride: Int
  ) {
    var done = 0
    while done < lines {
      let block = min(Self.blockLength, lines &- done)
      for row in 0..<length {
        let first = offset &+ row &* stride &+ done &* lineStride
        subtract(first, lineStride, block, target &+ done &* targetStride, targetStride)
        loops.accumulate(buffer, 1, 1, 1, accumulators + done &* loops.accumulator.itemSize, block)
      }
      done &+= block
    }
  }

  /// Fills the buffer with the deviations of `count` elements.
  @inline(__always)
  private func subtract(_ offset: Int, _ stride: Int, _ count: Int, _ target: Int, _ targetStride: Int) {
    let center = centers.address(target)
    if let cast {
      cast(source.address(offset), stride, buffer, 1, count)
      subtract(buffer, 1, center, targetStride, buffer, 1, count)
    } else {
      subtract(source.address(offset), stride, center, targetStride, buffer, 1, count)
    }
  }
}
