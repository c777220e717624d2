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
    for axis in shape.indices where shape[axis] != 1 {
      // Insertion by falling stride: stable, so that row-major order stays where strides tie.
      var position = axes.count
      while position > 0, LoopNest.isOuter(axis, than: axes[position - 1], operands) { position -= 1 }
      axes.insert(axis, at: position)
    }
    guard axes.count > 0 else { return }

    for axis in axes {
      var step = InlineArray<operandCount, Int> { operands[$0][axis] }
      if order == .backwards ? step[output] > 0 : step[output] < 0 {
        for k in 0..<operandCount {
          offsets[k] += (shape[axis] - 1) * step[k]
          step[k] = -step[k]
        }
      }
      push(extent: shape[axis], step)
    }
    count = outerShape[outerShape.count - 1]
    outerShape.remove(at: outerShape.count - 1)
    for k in 0..<operandCount {
      strides[k] = outerStrides[k][outerShape.count]
      outerStrides[k].remove(at: outerShape.count)
    }
  }

  private static func isOuter(
    _ axis: Int, than other: Int, _ operands: borrowing InlineArray<operandCount, Dimensions>
  ) -> Bool {
    for i in 0..<operandCount {
      let k = i == 0 ? operandCount - 1 : i - 1
      let (mine, theirs) = (operands[k][axis].magnitude, operands[k][other].magnitude)
      if mine != theirs { return mine > theirs }
    }
    return false
  }

  /// Adds an axis inside the present ones, merging it with the innermost where they continue.
  private mutating func push(extent: Int, _ step: InlineArray<operandCount, Int>) {
    let last = outerShape.count - 1
    if last >= 0 {
      var continues = true
      for k in 0..<operandCount where outerStrides[k][last] != step[k] * extent { continues = false }
      if continues {
        outerShape[last] *= extent
        for k in 0..<operandCount { outerStrides[k][last] = step[k] }
        return
      }
    }
    outerShape.append(extent)
    for k in 0..<operandCount { outerStrides[k].append(step[k]) }
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
        index[axis] += 1
        for k in 0..<operandCount { position[k] += outerStrides[k][axis] }
        if index[axis] < outerShape[axis] { break }
        for k in 0..<operandCount { position[k] -= outerStrides[k][axis] * outerShape[axis] }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return false }
    }
  }
}
