import LanesKernelInterface

/// One reduction on its way through a plan.
///
/// Sums that round are added pairwise in every direction: rows are taken in a few at a time, and
/// these partial results merge like the digits of a binary counter, so that errors grow with the
/// logarithm of their number.
struct ReductionWork<Elements: ReductionElements> {
  let loops: ReductionLoops
  let plan: ReductionPlan
  let elements: Elements

  /// Rows that are taken in one after the other; as many as elements in one lane of a fold.
  private let rowsPerGroup = 16
  /// Bytes of a row of accumulators that stay in the first cache while all rows pass.
  private let tileBytes = 16384
  /// Elements of a strided line that stay in the cache while its neighbours pass.
  private let chunk = 2048

  private var accumulatorSize: Int { loops.accumulator.itemSize }

  func run(into out: UnsafeMutableRawPointer) {
    plan.kept.forEach { sourceOffset, targetOffset in
      let x = plan.sourceOffset &+ sourceOffset
      let target = plan.targetOffset &+ targetOffset
      let y = out + target &* accumulatorSize
      if !plan.inner.isReduced {
        takeRows(x, y, target)
      } else if plan.short.extent > 1 {
        foldBeside(x, y, target)
      } else {
        foldLines(x, y, target)
      }
    }
  }

  /// A fold for each line.
  private func foldLines(_ x: Int, _ y: UnsafeMutableRawPointer, _ target: Int) {
    let (inner, lines) = (plan.inner, plan.lines)
    if elements.lineLength == nil && plan.reduced.count == 1 && (lines.target == 1 || lines.extent == 1) {
      return elements.accumulate(
        loops, x, inner.source, inner.extent, lines.source, lines.extent, into: y, target: target, 1)
    }
    let chunk = elements.lineLength ?? inner.extent
    for line in 0..<lines.extent {
      let (x, y) = (x &+ line &* lines.source, y + line &* lines.target &* accumulatorSize)
      let target = target &+ line &* lines.target
      if inner.extent <= chunk && plan.reduced.count == 1 {
        elements.fold(loops, x, inner.source, inner.extent, into: y, target: target)
        continue
      }
      foldChunks(chunk, y, 0, 1) { offset, count, _, partial in
        elements.fold(loops, x &+ offset, inner.source, count, into: partial, target: target)
      }
    }
  }

  /// A fold for each position of the short axis; so that they share what is in the cache, lines go by chunks.
  private func foldBeside(_ x: Int, _ y: UnsafeMutableRawPointer, _ target: Int) {
    let (inner, short) = (plan.inner, plan.short)
    foldChunks(elements.lineLength ?? chunk, y, short.target, short.extent) { offset, count, j, partial in
      elements.fold(
        loops, x &+ offset &+ j &* short.source, inner.source, count, into: partial,
        target: target &+ j &* short.target)
    }
  }

  /// Calls `fold` with the chunks of the inner axis, at each position of all reduced loops, for each accumulator.
  @inline(__always)
  private func foldChunks(
    _ chunk: Int, _ y: UnsafeMutableRawPointer, _ stride: Int, _ width: Int,
    _ fold: (_ offset: Int, _ count: Int, _ j: Int, _ partial: UnsafeMutableRawPointer) -> Void
  ) {
    let inner = plan.inner
    let chunks = (inner.extent &+ chunk &- 1) / chunk
    var rows = plan.reduced
    rows.append(.init(extent: chunks, source: chunk &* inner.source, target: 0))
    let last = inner.extent &- (chunks &- 1) &* chunk
    var row = 0
    merging(rows, .init(), y, stride, width) { offset, _, partial in
      row &+= 1
      let count = row % chunks == 0 ? last : chunk
      for j in 0..<width { fold(offset, count, j, partial + j &* accumulatorSize) }
    }
  }

  /// Rows of elements taken into rows of accumulators, tile by tile.
  private func takeRows(_ x: Int, _ y: UnsafeMutableRawPointer, _ target: Int) {
    let (inner, short) = (plan.inner, plan.short)
    var start = 0
    while start < inner.extent {
      let width = min(tileBytes / accumulatorSize, inner.extent &- start)
      let first = x &+ start &* inner.source
      let tileTarget = target &+ start &* inner.target
      let tile = y + start &* inner.target &* accumulatorSize
      if short.extent == 1 {
        merging(plan.reduced, plan.rows, tile, inner.target, width) { offset, count, partial in
          elements.accumulate(
            loops, first &+ offset, plan.rows.source, count, inner.source, width, into: partial, target: tileTarget,
            inner.target)
        }
      } else {
        var rows = plan.reduced
        rows.append(plan.rows)
        merging(rows, .init(), tile, inner.target, width) { offset, _, partial in
          elements.accumulate(
            loops, first &+ offset, short.source, short.extent, inner.source, width, into: partial,
            target: tileTarget, inner.target)
        }
      }
      start &+= width
    }
  }

  /// Takes all rows into `width` accumulators `stride` apart; `take` adds some rows of the `together` axis, beginning
  /// with the one at an offset.
  @inline(__always)
  private func merging(
    _ outer: ReductionPlan.Loops, _ together: ReductionPlan.Axis, _ out: UnsafeMutableRawPointer, _ stride: Int,
    _ width: Int, _ take: (_ offset: Int, _ count: Int, _ partial: UnsafeMutableRawPointer) -> Void
  ) {
    let count = outer.count &* together.extent
    if stride == 1 || width == 1, !loops.isRounding || count <= rowsPerGroup {
      return outer.forEach { offset, _ in take(offset, together.extent, out) }
    }
    let groups = (count &+ rowsPerGroup &- 1) / rowsPerGroup
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
      outer.forEach { offset, _ in
        var done = 0
        while done < together.extent {
          if taken == 0 { loops.fill(base + depth &* row, width) }
          let next = min(rowsPerGroup &- taken, together.extent &- done)
          take(offset &+ done &* together.source, next, base + depth &* row)
          done &+= next
          taken &+= next
          if taken == rowsPerGroup {
            finishGroup()
            taken = 0
          }
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
