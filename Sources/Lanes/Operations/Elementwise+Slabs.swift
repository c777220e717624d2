import LanesKernelInterface

extension Elementwise {
  /// About how many elements a slab has: a copy of one operand's stays in the second cache.
  private static let slabSize = 32 << 10
  /// Less work is done sooner than slabs are made.
  private static let smallestWork = 512
  /// A slab has at least as many rows as a cache line has elements, so that each line of an operand that lies across
  /// is read once.
  private static let shortestSlab = 64
  private static let longestStretch = 2048

  /// Work on operands of which some lie across the output goes slab by slab: there, they are copied by tiles, and the
  /// loops then run along all operands. Calls `body` with the operands of each slab, the output last; false where
  /// nothing lies across.
  static func forEachSlab<let count: Int>(
    _ operands: InlineArray<count, Operand>, _ body: (InlineArray<count, Operand>) -> Void
  ) -> Bool {
    let out = operands[count - 1]
    guard out.layout.isContiguous, out.layout.size >= smallestWork else { return false }
    var isAcross = InlineArray<count, Bool>(repeating: false)
    var any = false
    for i in 0..<count - 1 where operands[i].liesAcross(out) {
      isAcross[i] = true
      any = true
    }
    if any && out.layout.size <= slabSize {
      body(InlineArray<count, Operand> { isAcross[$0] ? operands[$0].copied() : operands[$0] })
      return true
    }
    guard any, let axis = out.layout.shape.indices.first(where: { out.layout.shape[$0] > 1 }) else { return false }
    let extent = out.layout.shape[axis]
    let rowSize = out.layout.size / extent
    // What is larger than a slab by itself is cut along its own first axis.
    let isCutAgain = rowSize > slabSize && axis < out.layout.rank - 2
    let length = isCutAgain ? 1 : Swift.max(shortestSlab, slabSize / rowSize)
    // Of long rows a stretch.
    let last = out.layout.rank - 1
    let columns = out.layout.shape[last]
    let width = isCutAgain || columns <= 2 * longestStretch ? columns : longestStretch
    for start in stride(from: 0, to: extent, by: length) {
      let rows = start..<Swift.min(start + length, extent)
      let outRows = out.part(of: out, axis, rows)
      for first in stride(from: 0, to: columns, by: width) {
        let stretch = first..<Swift.min(first + width, columns)
        let slab = InlineArray<count, Operand> {
          let part = operands[$0].part(of: out, axis, rows)
          let block = width == columns ? part : part.part(of: outRows, last, stretch)
          return isAcross[$0] && !isCutAgain ? block.copied() : block
        }
        if isCutAgain, forEachSlab(slab, body) { continue }
        body(slab)
      }
    }
    return true
  }
}

extension Operand {
  /// Whether neighbours along the output's last axis lie apart here, and those along another axis do not.
  fileprivate func liesAcross(_ out: Operand) -> Bool {
    guard let last = out.layout.shape.indices.last, let strides = layout.strides(broadcastTo: out.layout.shape) else {
      return false
    }
    let shape = out.layout.shape
    return strides[last].magnitude > 1 && shape[last] >= 8
      && shape.indices.contains { $0 != last && strides[$0] == 1 && shape[$0] >= 8 }
  }

  /// What stands in a range of one of the output's axes.
  func part(of out: Operand, _ axis: Int, _ range: Range<Int>) -> Operand {
    var shape = out.layout.shape
    let strides = layout.strides(broadcastTo: shape)!
    shape[axis] = range.count
    return showing(Layout(shape: shape, strides: strides), from: range.lowerBound * strides[axis])
  }
}
