/// The walk over some operands of one shape, the output last: which loops remain once axes are dropped,
/// ordered and merged, and which of them is the inner one that a kernel runs.
///
/// Axes of extent 1 disappear, axes are ordered by the stride of the last operand (the output) so
/// that the smallest is innermost, an axis that the output walks backwards is walked forwards by
/// all (and the other way round where the walk must go backwards), and axes that continue each other
/// in every operand become one. A transposed or reversed array therefore still runs its contiguous loop.
struct LoopNest<let operandCount: Int> {
  /// The extents of the outer loops, outermost first.
  private(set) var outerShape = Dimensions()
  /// Per outer loop and operand, the stride in elements.
  private var outerStrides: InlineArray<operandCount, Dimensions>
  /// The extent of the inner loop.
  private(set) var count = 1
  /// The inner strides in elements.
  private(set) var strides: InlineArray<operandCount, Int> = InlineArray(repeating: 0)
  /// What walking backwards adds to each operand's first element.
  private(set) var offsets: InlineArray<operandCount, Int> = InlineArray(repeating: 0)

  /// A walk over `shape` by the strides of each operand, which are already broadcast to it.
  init(
    shape: Dimensions, strides operands: InlineArray<operandCount, Dimensions>, _ order: WalkOrder = .any
  ) {
    outerStrides = InlineArray(repeating: Dimensions())
    let output = operandCount - 1

    var axes = Dimensions()
    for axis in 0..<shape.rank where shape[known: axis] != 1 {
      // Insertion by falling stride: stable, so that row-major order stays where strides tie.
      var position = axes.rank
      while position > 0, LoopNest.isOuter(axis, than: axes[known: position &- 1], operands) {
        axes[known: position] = axes[known: position &- 1]
        position &-= 1
      }
      axes[known: position] = axis
      axes.rank &+= 1
    }
    guard axes.rank > 0 else { return }

    for i in 0..<axes.rank {
      let axis = axes[known: i]
      var step = InlineArray<operandCount, Int> { operands[unchecked: $0][known: axis] }
      if order == .backwards ? step[unchecked: output] > 0 : step[unchecked: output] < 0 {
        for k in 0..<operandCount {
          offsets[unchecked: k] += (shape[known: axis] - 1) * step[unchecked: k]
          step[unchecked: k] = -step[unchecked: k]
        }
      }
      push(extent: shape[known: axis], step)
    }
    outerShape.rank &-= 1
    count = outerShape[known: outerShape.rank]
    for k in 0..<operandCount {
      strides[unchecked: k] = outerStrides[unchecked: k][known: outerShape.rank]
      outerStrides[unchecked: k].rank &-= 1
    }
  }

  private static func isOuter(
    _ axis: Int, than other: Int, _ operands: borrowing InlineArray<operandCount, Dimensions>
  ) -> Bool {
    for i in 0..<operandCount {
      let k = i == 0 ? operandCount - 1 : i - 1
      let (mine, theirs) = (
        operands[unchecked: k][known: axis].magnitude, operands[unchecked: k][known: other].magnitude
      )
      if mine != theirs { return mine > theirs }
    }
    return false
  }

  /// Adds an axis inside the present ones, merging it with the innermost where they continue.
  private mutating func push(extent: Int, _ step: InlineArray<operandCount, Int>) {
    let last = outerShape.rank &- 1
    if last >= 0 {
      var continues = true
      for k in 0..<operandCount where outerStrides[unchecked: k][known: last] != step[unchecked: k] * extent {
        continues = false
      }
      if continues {
        outerShape[known: last] *= extent
        for k in 0..<operandCount { outerStrides[unchecked: k][known: last] = step[unchecked: k] }
        return
      }
    }
    outerShape[known: last &+ 1] = extent
    outerShape.rank &+= 1
    for k in 0..<operandCount {
      outerStrides[unchecked: k][known: last &+ 1] = step[unchecked: k]
      outerStrides[unchecked: k].rank &+= 1
    }
  }

  /// The walk over a range of one loop, or of the inner loop where `axis` is nil.
  func restricted(_ axis: Int?, to range: Range<Int>) -> LoopNest {
    var result = self
    for k in 0..<operandCount {
      result.offsets[k] += range.lowerBound * (axis.map { outerStrides[k][$0] } ?? strides[k])
    }
    if let axis { result.outerShape[axis] = range.count } else { result.count = range.count }
    return result
  }

  func outerStride(_ axis: Int, operand: Int) -> Int { outerStrides[operand][axis] }

  /// The walk over the other loops alone: one call for each position of theirs.
  func withoutInner(and axis: Int) -> LoopNest {
    var result = self
    result.outerShape.remove(at: axis)
    for k in 0..<operandCount { result.outerStrides[k].remove(at: axis) }
    return result
  }

  /// Calls `body` once for each inner loop with the offsets, in elements, of its first elements.
  @inline(__always)
  func forEach(_ body: (_ first: InlineArray<operandCount, Int>) -> Void) {
    _ = contains { first in
      body(first)
      return false
    }
  }

  /// Calls `body` as ``forEach(_:)`` does until it returns true; whether it did.
  @inline(__always)
  func contains(where body: (_ first: InlineArray<operandCount, Int>) -> Bool) -> Bool {
    guard count > 0, !outerShape.contains(0) else { return false }
    var position = offsets
    let rank = outerShape.count
    if rank == 0 { return body(position) }
    var index = Dimensions(repeating: 0, count: rank)
    while true {
      if body(position) { return true }
      var axis = rank - 1
      while axis >= 0 {
        index[known: axis] &+= 1
        for k in 0..<operandCount { position[unchecked: k] &+= outerStrides[unchecked: k][known: axis] }
        if index[known: axis] < outerShape[known: axis] { break }
        for k in 0..<operandCount {
          position[unchecked: k] &-= outerStrides[unchecked: k][known: axis] &* outerShape[known: axis]
        }
        index[known: axis] = 0
        axis -= 1
      }
      if axis < 0 { return false }
    }
  }
}
