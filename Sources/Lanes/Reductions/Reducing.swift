import LanesKernelInterface

/// Runs reductions and searches over whole arrays: the part that does not depend on the type.
@usableFromInline
enum Reducing {
  /// Reduces `source` into accumulators that it returns: one for each position of the kept axes,
  /// with extent 1 on the reduced ones.
  static func run(_ loops: ReductionLoops, _ source: Operand, over axes: Axes) -> Operand {
    defer { withExtendedLifetime(source) {} }
    var shape = source.layout.shape
    for axis in shape.indices where axes.contains(axis) { shape[axis] = 1 }
    let out = Operand(allocating: shape, loops.accumulator)
    loops.fill(out.pointer, out.layout.size)
    if out.layout.size == 1 && source.layout.isContiguous {
      loops.fold(source.pointer, 1, source.layout.size, out.pointer)
      return out
    }
    if source.layout.size == 0 { return out }
    var target = out.layout.strides
    for axis in shape.indices where axes.contains(axis) { target[axis] = 0 }
    let plan = ReductionPlan(shape: source.layout.shape, source: source.layout.strides, target: target)
    let work = Work(loops: loops, plan: plan, itemSize: source.dtype.itemSize)
    work.run(source.address(plan.sourceOffset), out.address(plan.targetOffset))
    return out
  }

  /// Whether the search finds what it looks for; it stops at the first block that decides.
  static func find(_ loop: SearchLoop, in source: Operand) -> Bool {
    defer { withExtendedLifetime(source) {} }
    if source.layout.isContiguous { return loop(source.pointer, 1, source.layout.size) }
    let strides = source.layout.strides
    let nest = LoopNest(shape: source.layout.shape, strides: [strides])
    return nest.contains { first in loop(source.address(first[0]), nest.strides[0], nest.count) }
  }
}

extension Reducing {
  /// One reduction on its way through a plan.
  ///
  /// Sums that round are added pairwise in every direction: rows are taken in a few at a time, and
  /// these partial results merge like the digits of a binary counter, so that errors grow with the
  /// logarithm of their number.
  private struct Work {
    let loops: ReductionLoops
    let plan: ReductionPlan
    let itemSize: Int

    /// Rows that are taken in one after the other; as many as elements in one lane of a fold.
    private static let rowsPerGroup = 16
    /// Bytes of a row of accumulators that stay in the first cache while all rows pass.
    private static let tileBytes = 16384
    /// Elements of a strided line that stay in the cache while its neighbours pass.
    private static let chunk = 2048

    private var accumulatorSize: Int { loops.accumulator.itemSize }

    func run(_ source: UnsafeMutableRawPointer, _ out: UnsafeMutableRawPointer) {
      let inner = plan.inner
      plan.kept.forEach { sourceOffset, targetOffset in
        let x = source + sourceOffset &* itemSize
        let y = out + targetOffset &* accumulatorSize
        if inner.isReduced {
          // A fold for each position of the short axis; where there are several, the line goes by chunks.
          let width = plan.short.extent
          let chunk = width > 1 ? Self.chunk : inner.extent
          var rows = plan.reduced
          rows.append(.init(extent: (inner.extent &+ chunk &- 1) / chunk, source: chunk &* inner.source, target: 0))
          let last = inner.extent &- (inner.extent &- 1) / chunk &* chunk
          var row = 0
          let chunks = (inner.extent &+ chunk &- 1) / chunk
          merging(rows, y, plan.short.target, width) { offset, partial in
            row &+= 1
            let count = row % chunks == 0 ? last : chunk
            for j in 0..<width {
              loops.fold(
                x + (offset &+ j &* plan.short.source) &* itemSize, inner.source, count, partial + j &* accumulatorSize)
            }
          }
        } else {
          var start = 0
          while start < inner.extent {
            let width = min(Self.tileBytes / accumulatorSize, inner.extent &- start)
            let first = x + start &* inner.source &* itemSize
            merging(plan.reduced, y + start &* inner.target &* accumulatorSize, inner.target, width) {
              offset, partial in
              for j in 0..<plan.short.extent {
                loops.accumulate(
                  first + (offset &+ j &* plan.short.source) &* itemSize, inner.source, partial, 1, width)
              }
            }
            start &+= width
          }
        }
      }
    }

    /// Takes all rows into `width` accumulators `stride` apart; `take` adds the row that begins at an offset.
    private func merging(
      _ rows: ReductionPlan.Loops, _ out: UnsafeMutableRawPointer, _ stride: Int, _ width: Int,
      _ take: (_ offset: Int, _ partial: UnsafeMutableRawPointer) -> Void
    ) {
      if stride == 1 || width == 1, !loops.isRounding || rows.count <= Self.rowsPerGroup {
        return rows.forEach { offset, _ in take(offset, out) }
      }
      let groups = (rows.count &+ Self.rowsPerGroup &- 1) / Self.rowsPerGroup
      let levels = Int.bitWidth - groups.leadingZeroBitCount + 1
      let row = width &* accumulatorSize
      withUnsafeTemporaryAllocation(byteCount: levels &* row, alignment: Storage.alignment) { partials in
        let base = partials.baseAddress!
        var (taken, finished, depth) = (0, 0, 0)
        func finishGroup() {
          finished &+= 1
          var digits = finished
          while digits & 1 == 0 {
            depth &-= 1
            loops.merge(base + (depth &+ 1) &* row, 1, base + depth &* row, 1, width)
            digits >>= 1
          }
          depth &+= 1
        }
        rows.forEach { offset, _ in
          if taken == 0 { loops.fill(base + depth &* row, width) }
          take(offset, base + depth &* row)
          taken &+= 1
          if taken == Self.rowsPerGroup {
            finishGroup()
            taken = 0
          }
        }
        if taken > 0 { finishGroup() }
        while depth > 1 {
          depth &-= 1
          loops.merge(base + depth &* row, 1, base + (depth &- 1) &* row, 1, width)
        }
        if depth == 1 { loops.merge(base, 1, out, stride, width) }
      }
    }
  }
}
