/// The walk over up to three operands of one shape: which loops remain once axes are dropped,
/// ordered and merged, and which of them is the inner one that a kernel runs.
///
/// Axes of extent 1 disappear, axes are ordered by the stride of the last operand (the output) so
/// that the smallest is innermost, an axis that the output walks backwards is walked forwards by
/// all, and axes that continue each other in every operand become one. A transposed or reversed
/// array therefore still runs its contiguous loop.
struct LoopNest {
  static let operandCount = 3

  /// The extents of the outer loops, outermost first.
  private(set) var outerShape = Dimensions()
  /// Per outer loop and operand, the stride in elements.
  private var outerStrides: InlineArray<3, Dimensions>
  /// The extent of the inner loop.
  private(set) var count = 1
  /// The inner strides in elements.
  private(set) var strides: InlineArray<3, Int> = [0, 0, 0]
  /// What walking backwards adds to each operand's first element.
  private(set) var offsets: InlineArray<3, Int> = [0, 0, 0]

  init(shape: Dimensions, _ a: Dimensions, _ b: Dimensions, _ out: Dimensions) {
    let operands: InlineArray<3, Dimensions> = [a, b, out]
    outerStrides = [Dimensions(), Dimensions(), Dimensions()]

    var axes = Dimensions()
    for axis in shape.indices where shape[axis] != 1 {
      // Insertion by falling stride: stable, so that row-major order stays where strides tie.
      var position = axes.count
      while position > 0, LoopNest.isOuter(axis, than: axes[position - 1], operands) { position -= 1 }
      axes.insert(axis, at: position)
    }
    guard axes.count > 0 else { return }

    for axis in axes {
      var step: InlineArray<3, Int> = [a[axis], b[axis], out[axis]]
      if step[2] < 0 {
        for k in 0..<3 {
          offsets[k] += (shape[axis] - 1) * step[k]
          step[k] = -step[k]
        }
      }
      push(extent: shape[axis], step)
    }
    count = outerShape[outerShape.count - 1]
    outerShape.remove(at: outerShape.count - 1)
    for k in 0..<3 {
      strides[k] = outerStrides[k][outerShape.count]
      outerStrides[k].remove(at: outerShape.count)
    }
  }

  private static func isOuter(
    _ axis: Int, than other: Int, _ operands: borrowing InlineArray<3, Dimensions>
  ) -> Bool {
    for k in [2, 0, 1] {
      let (mine, theirs) = (operands[k][axis].magnitude, operands[k][other].magnitude)
      if mine != theirs { return mine > theirs }
    }
    return false
  }

  /// Adds an axis inside the present ones, merging it with the innermost where they continue.
  private mutating func push(extent: Int, _ step: InlineArray<3, Int>) {
    let last = outerShape.count - 1
    if last >= 0 {
      var continues = true
      for k in 0..<3 where outerStrides[k][last] != step[k] * extent { continues = false }
      if continues {
        outerShape[last] *= extent
        for k in 0..<3 { outerStrides[k][last] = step[k] }
        return
      }
    }
    outerShape.append(extent)
    for k in 0..<3 { outerStrides[k].append(step[k]) }
  }

  func outerStride(_ axis: Int, operand: Int) -> Int { outerStrides[operand][axis] }

  /// The walk over the other loops alone: one call for each position of theirs.
  func withoutInner(and axis: Int) -> LoopNest {
    var result = self
    result.outerShape.remove(at: axis)
    for k in 0..<3 { result.outerStrides[k].remove(at: axis) }
    return result
  }

  /// Calls `body` once for each inner loop with the offsets, in elements, of its first elements.
  @inline(__always)
  func forEach(_ body: (_ a: Int, _ b: Int, _ out: Int) -> Void) {
    _ = contains { a, b, out in
      body(a, b, out)
      return false
    }
  }

  /// Calls `body` as ``forEach(_:)`` does until it returns true; whether it did.
  @inline(__always)
  func contains(where body: (_ a: Int, _ b: Int, _ out: Int) -> Bool) -> Bool {
    guard count > 0, !outerShape.contains(0) else { return false }
    var position = offsets
    let rank = outerShape.count
    if rank == 0 { return body(position[0], position[1], position[2]) }
    var index = Dimensions(repeating: 0, count: rank)
    while true {
      if body(position[0], position[1], position[2]) { return true }
      var axis = rank - 1
      while axis >= 0 {
        index[axis] += 1
        for k in 0..<3 { position[k] += outerStrides[k][axis] }
        if index[axis] < outerShape[axis] { break }
        for k in 0..<3 { position[k] -= outerStrides[k][axis] * outerShape[axis] }
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return false }
    }
  }
}
