import LanesKernelInterface

/// Rows whose blocks join one after the other; longer runs go down by halves.
private let rowsPerRun = 8 * rowsPerBlock

/// Takes rows of a run into all lanes. Elements that do not follow each other are brought together first, a few
/// rows at a time, or combed, where what lies between may be read: up to `last`.
private func takeRun<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ rows: Int, _ last: UnsafePointer<R.Element>,
  _ lanes: UnsafeMutablePointer<R.Partial>
) {
  let width = laneCount(R.self)
  if stride == 1 { return takeRows(R.self, x, width, rows, lanes) }
  var row = 0
  if combs(R.self, stride) {
    row = x + (rows &* width &* stride &- 1) <= last ? rows : rows &- 1
    takeCombed(R.self, x, row, lanes)
    if row == rows { return }
  }
  let piece = max(1024 / (width &* MemoryLayout<R.Element>.stride), 1)
  withUnsafeTemporaryAllocation(of: R.Element.self, capacity: piece &* width) { buffer in
    let buffer = buffer.baseAddress!
    while row < rows {
      let taken = min(piece, rows &- row)
      gather(x + row &* width &* stride, stride, taken &* width, buffer)
      takeRows(R.self, buffer, width, taken, lanes)
      row &+= taken
    }
  }
}

/// Folds rows into `lanes`, which it sets, pairwise over blocks.
private func foldPairwise<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ rows: Int, _ last: UnsafePointer<R.Element>,
  _ lanes: UnsafeMutablePointer<R.Partial>
) {
  let width = laneCount(R.self)
  if rows > rowsPerRun {
    let first = max(rows / 2 / rowsPerRun, 1) &* rowsPerRun
    foldPairwise(R.self, x, stride, first, last, lanes)
    withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { second in
      let second = second.baseAddress!
      foldPairwise(R.self, x + first &* width &* stride, stride, rows &- first, last, second)
      join(R.self, lanes, second)
    }
    return
  }
  if stride == 1 { return foldBlocks(R.self, x, rows, lanes) }
  lanes.update(repeating: R.emptyPartial, count: width)
  var row = 0
  if combs(R.self, stride) {
    let isAllCombed = x + (rows &* width &* stride &- 1) <= last
    row = isAllCombed ? rows : (rows &- 1) / rowsPerBlock &* rowsPerBlock
    takeCombed(R.self, x, row, lanes)
  }
  withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { block in
    let block = block.baseAddress!
    while row < rows {
      block.update(repeating: R.emptyPartial, count: width)
      takeRun(R.self, x + row &* width &* stride, stride, min(rowsPerBlock, rows &- row), last, block)
      join(R.self, lanes, block)
      row &+= rowsPerBlock
    }
  }
}

/// All lanes join in the narrow ones.
@inline(__always)
private func narrowDown<R: Reduction>(_ reduction: R.Type, _ lanes: UnsafeMutablePointer<R.Partial>) {
  let (width, narrow) = (laneCount(R.self), narrowCount(R.self))
  if width == 4 &* narrow { halve(R.self, lanes, 2 &* narrow) }
  halve(R.self, lanes, narrow)
}

/// What a line comes to.
@inline(never)
func foldLine<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ count: Int
) -> R.Accumulator {
  if count < shortLength { return foldShortLine(R.self, x, stride, count) }
  let width = laneCount(R.self)
  let narrow = narrowCount(R.self)
  let last = x + (count &- 1) &* stride
  let isNarrow = count < narrowLength(R.self)
  if isNarrow && stride == 1 { return foldNarrowRun(R.self, x, count) }
  return withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { lanes in
    let lanes = lanes.baseAddress!
    var total = R.identity
    let rows = isNarrow ? 0 : count / width
    if rows > 0 && R.isRounding {
      foldPairwise(R.self, x, stride, rows, last, lanes)
      narrowDown(R.self, lanes)
    } else if gathersDirectly(R.self) && rows > 0 {
      lanes.update(repeating: R.emptyPartial, count: width)
      takeRun(R.self, x, stride, rows, last, lanes)
      narrowDown(R.self, lanes)
    } else {
      var row = 0
      while row < rows {
        let taken = min(R.elementsPerPartial, rows &- row)
        lanes.update(repeating: R.emptyPartial, count: width)
        takeRun(R.self, x + row &* width &* stride, stride, taken, last, lanes)
        total = R.combine(total, widenedTotal(R.self, lanes, width))
        row &+= taken
      }
      lanes.update(repeating: R.emptyPartial, count: narrow)
    }
    var done = rows &* width
    if stride == 1 {
      takeRest(R.self, x + done, count &- done, lanes)
    } else {
      withUnsafeTemporaryAllocation(of: R.Element.self, capacity: width) { buffer in
        let buffer = buffer.baseAddress!
        while done < count {
          let piece = min(width, count &- done)
          gather(x + done &* stride, stride, piece, buffer)
          takeRest(R.self, buffer, piece, lanes)
          done &+= piece
        }
      }
    }
    return R.combine(total, narrowTotal(R.self, lanes))
  }
}

/// Elements taken into narrow lanes.
private func takeRest<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ count: Int, _ lanes: UnsafeMutablePointer<R.Partial>
) {
  let narrow = narrowCount(R.self)
  let rows = count / narrow
  if rows > 0 { takeNarrowRows(R.self, x, narrow, rows, lanes) }
  var i = rows &* narrow
  var lane = 0
  while i < count {
    lanes[lane] = R.join(lanes[lane], R.partial(x[i]))
    lane &+= 1
    i &+= 1
  }
}

/// Elements of a line for which lanes are not worth it.
private let shortLength = 16

@inline(__always)
private func foldShortLine<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ count: Int
) -> R.Accumulator {
  var total = R.identity
  var i = 0
  while i < count {
    total = R.combine(total, R.take(x[i &* stride]))
    i &+= 1
  }
  return total
}

/// One result from a whole axis.
private func fold<R: Reduction>(_ reduction: R.Type) -> FoldLoop {
  FoldLoop { source, stride, count, accumulator in
    let total = accumulator.assumingMemoryBound(to: R.Accumulator.self)
    total[0] = R.combine(total[0], foldLine(R.self, source.assumingMemoryBound(to: R.Element.self), stride, count))
  }
}

/// One result from each of several lines side by side.
private func accumulate<R: Reduction>(_ reduction: R.Type) -> AccumulateLoop {
  AccumulateLoop { source, stride, length, lineStride, accumulators, lines in
    let x = source.assumingMemoryBound(to: R.Element.self)
    let y = accumulators.assumingMemoryBound(to: R.Accumulator.self)
    // Of more rows than a block, as a broadcast axis may have, each lane would add up all in a row.
    let isSideBySide = lineStride == 1 || (lineStride != 0 && lines >= 8 && stride.magnitude > lineStride.magnitude)
    if isSideBySide && (stride != 1 || length == 1) && (!R.isRounding || length <= rowsPerBlock) {
      // So many rows at once are read in step, and fit in partials. (Rows that are a power of two long fall into one set
      // of the first cache: 32 at once took more than twice as long. Narrow partials need widening after them.)
      let most = R.isRounding ? length : gathersDirectly(R.self) ? 8 : 32
      var row = 0
      while row < length {
        takeColumns(R.self, x + row &* stride, stride, min(most, length &- row), lineStride, y, lines)
        row &+= most
      }
    } else if length < shortLength {
      // The processor works on several lines at once by itself.
      var line = 0
      while line < lines {
        y[line] = R.combine(y[line], foldShortLine(R.self, x + line &* lineStride, stride, length))
        line &+= 1
      }
    } else {
      var line = 0
      while line < lines {
        y[line] = R.combine(y[line], foldLine(R.self, x + line &* lineStride, stride, length))
        line &+= 1
      }
    }
  }
}

private func merge<R: Reduction>(_ reduction: R.Type) -> MergeLoop {
  MergeLoop { source, sourceStride, accumulators, stride, count in
    let x = source.assumingMemoryBound(to: R.Accumulator.self)
    let y = accumulators.assumingMemoryBound(to: R.Accumulator.self)
    var i = 0
    if stride == 1 && sourceStride == 1 {
      while i < count {
        y[i] = R.combine(y[i], x[i])
        i &+= 1
      }
    } else {
      while i < count {
        y[i &* stride] = R.combine(y[i &* stride], x[i &* sourceStride])
        i &+= 1
      }
    }
  }
}

private func fill<R: Reduction>(_ reduction: R.Type) -> FillLoop {
  FillLoop { $0.assumingMemoryBound(to: R.Accumulator.self).update(repeating: R.identity, count: $1) }
}

func loops<R: Reduction>(_ reduction: R.Type) -> ReductionLoops where R.Accumulator: KernelElement {
  loops(reduction, accumulator: R.Accumulator.dtype)
}

func loops<R: Reduction>(_ reduction: R.Type, accumulator: DType) -> ReductionLoops {
  ReductionLoops(
    accumulator: accumulator, isRounding: R.isRounding, fill: fill(reduction), fold: fold(reduction),
    accumulate: accumulate(reduction), merge: merge(reduction))
}
