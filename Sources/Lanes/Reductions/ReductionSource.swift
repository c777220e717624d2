import LanesKernelInterface

/// Elements that can be reduced, which are numbered in some order.
///
/// A target is the number of the accumulator that elements go to, whether they reach it at once or by way of partial
/// results.
protocol ReductionElements {
  /// How many elements a fold should take in before its total joins those of others; nil for a whole axis.
  var lineLength: Int? { get }

  /// Folds `count` elements from `offset` on, `stride` apart, into one accumulator.
  func fold(
    _ loops: ReductionLoops, _ offset: Int, _ stride: Int, _ count: Int,
    into accumulator: UnsafeMutableRawPointer, target: Int)

  /// Takes lines of `length` elements, each `lineStride` from the one before, into accumulators side by side, whose
  /// targets are `targetStride` apart.
  func accumulate(
    _ loops: ReductionLoops, _ offset: Int, _ stride: Int, _ length: Int, _ lineStride: Int, _ lines: Int,
    into accumulators: UnsafeMutableRawPointer, target: Int, _ targetStride: Int)
}

/// Elements that come by blocks, wherever they go.
protocol ReductionSource: ReductionElements {
  /// Calls `body` with the elements from `offset` on, `stride` apart: an address, the stride there, how many elements
  /// came before, and how many these are.
  func forEachBlock(
    _ offset: Int, _ stride: Int, _ count: Int,
    _ body: (_ source: UnsafeRawPointer, _ stride: Int, _ done: Int, _ count: Int) -> Void
  )
}

extension ReductionSource {
  @inline(__always)
  func fold(
    _ loops: ReductionLoops, _ offset: Int, _ stride: Int, _ count: Int,
    into accumulator: UnsafeMutableRawPointer, target: Int
  ) {
    forEachBlock(offset, stride, count) { source, stride, _, count in loops.fold(source, stride, count, accumulator) }
  }

  @inline(__always)
  func accumulate(
    _ loops: ReductionLoops, _ offset: Int, _ stride: Int, _ length: Int, _ lineStride: Int, _ lines: Int,
    into accumulators: UnsafeMutableRawPointer, target: Int, _ targetStride: Int
  ) {
    for row in 0..<length {
      forEachBlock(offset &+ row &* stride, lineStride, lines) { source, lineStride, done, count in
        loops.accumulate(source, 1, 1, lineStride, accumulators + done &* loops.accumulator.itemSize, count)
      }
    }
  }
}

/// An array's elements, numbered as they lie in memory, are all at hand.
extension Operand: ReductionSource {
  var lineLength: Int? { nil }

  @inline(__always)
  func forEachBlock(
    _ offset: Int, _ stride: Int, _ count: Int,
    _ body: (_ source: UnsafeRawPointer, _ stride: Int, _ done: Int, _ count: Int) -> Void
  ) {
    body(address(offset), stride, 0, count)
  }

  @inline(__always)
  func accumulate(
    _ loops: ReductionLoops, _ offset: Int, _ stride: Int, _ length: Int, _ lineStride: Int, _ lines: Int,
    into accumulators: UnsafeMutableRawPointer, target: Int, _ targetStride: Int
  ) {
    loops.accumulate(address(offset), stride, length, lineStride, accumulators, lines)
  }
}
