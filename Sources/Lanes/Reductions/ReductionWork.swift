import LanesKernelInterface

/// Where a reduction finds its elements, which are numbered in some order.
protocol ReductionSource {
  /// How many elements a fold should take in before its total joins those of others; nil for a whole axis.
  var lineLength: Int? { get }

  /// Calls `body` with the elements from `offset` on, `stride` apart: an address, the stride there, how many elements
  /// came before, and how many these are.
  func forEachBlock(
    _ offset: Int, _ stride: Int, _ count: Int,
    _ body: (_ source: UnsafeRawPointer, _ stride: Int, _ done: Int, _ count: Int) -> Void
  )
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
}

/// One reduction on its way through a plan.
///
/// Sums that round are added pairwise in every direction: rows are taken in a few at a time, and
/// these partial results merge like the digits of a binary counter, so that errors grow with the
/// logarithm of their number.
struct ReductionWork<Elements: ReductionSource> {
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
    let inner = plan.inner
    let out = out + plan.targetOffset &* accumulatorSize
    plan.kept.forEach { sourceOffset, targetOffset in
      let x = plan.sourceOffset &+ sourceOffset
      let y = out + targetOffset &* accumulatorSize
      if inner.isReduced {
        // A fold for each position of the short axis; where there are several, the line goes by chunks.
        let width = plan.short.extent
        let chunk = elements.lineLength ?? (width > 1 ? self.chunk : inner.extent)
        let chunks = (inner.extent &+ chunk &- 1) / chunk
        var rows = plan.reduced
        rows.append(.init(extent: chunks, source: chunk &* inner.source, target: 0))
        let last = inner.extent &- (chunks &- 1) &* chunk
        var row = 0
        merging(rows, y, plan.short.target, width) { offset, partial in
          row &+= 1
          let count = row % chunks == 0 ? last : chunk
          for j in 0..<width {
            let accumulator = partial + j &* accumulatorSize
            elements.forEachBlock(x &+ offset &+ j &* plan.short.source, inner.source, count) {
              source, stride, _, count in
              loops.fold(source, stride, count, accumulator)
            }
          }
        }
      } else {
        var start = 0
        while start < inner.extent {
          let width = min(tileBytes / accumulatorSize, inner.extent &- start)
          let first = x &+ start &* inner.source
          merging(plan.reduced, y + start &* inner.target &* accumulatorSize, inner.target, width) { offset, partial in
            for j in 0..<plan.short.extent {
              elements.forEachBlock(first &+ offset &+ j &* plan.short.source, inner.source, width) {
                source, stride, done, count in
                loops.accumulate(source, stride, partial + done &* accumulatorSize, 1, count)
              }
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
    if stride == 1 || width == 1, !loops.isRounding || rows.count <= rowsPerGroup {
      return rows.forEach { offset, _ in take(offset, out) }
    }
    let groups = (rows.count &+ rowsPerGroup &- 1) / rowsPerGroup
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
        if taken == rowsPerGroup {
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
