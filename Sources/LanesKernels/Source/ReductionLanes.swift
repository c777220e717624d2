/// Partials that a fold keeps side by side: four of the widest registers. The number is the same for
/// every instruction set, so that all of them round alike and give one answer.
@inline(__always)
func laneCount<R: Reduction>(_ reduction: R.Type) -> Int {
  256 / MemoryLayout<R.Partial>.stride
}

/// Takes `rows` rows of `width` elements, `rowStride` apart, into lanes. The compiler keeps the lanes in vector
/// registers: the inner loop has a constant length and vanishes.
@inline(__always)
private func take<R: Reduction>(
  _ reduction: R.Type, _ width: Int, _ x: UnsafePointer<R.Element>, _ rowStride: Int, _ rows: Int,
  _ lanes: UnsafeMutablePointer<R.Partial>
) {
  // Locals of this frame, so that nothing else can hold their address while the loop runs.
  withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { local in
    let partials = local.baseAddress!
    partials.update(from: lanes, count: width)
    var start = 0
    var row = 0
    while row < rows {
      var lane = 0
      while lane < width {
        partials[lane] = R.join(partials[lane], R.partial(x[start &+ lane]))
        lane &+= 1
      }
      start &+= rowStride
      row &+= 1
    }
    lanes.update(from: partials, count: width)
  }
}

/// One loop for whole arrays, for lines of any stride and for columns: it is the only one that is worth its size.
@inline(never)
func takeRows<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ rowStride: Int, _ rows: Int,
  _ lanes: UnsafeMutablePointer<R.Partial>
) {
  take(R.self, laneCount(R.self), x, rowStride, rows, lanes)
}

/// The same a quarter as wide.
@inline(never)
func takeNarrowRows<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ rowStride: Int, _ rows: Int,
  _ lanes: UnsafeMutablePointer<R.Partial>
) {
  take(R.self, laneCount(R.self) / 4, x, rowStride, rows, lanes)
}

/// Elements that one lane takes in before its total joins those of others: as many as in one lane of
/// NumPy's pairwise sum (blocks of 128 over 8 accumulators), so that errors grow as slowly.
let rowsPerBlock = 16

/// Takes up to `rows` rows that follow each other into lanes, which it sets: blocks first, then their totals, in
/// registers both. (What is stored between two blocks can have the loads behind it wait, where addresses agree in their
/// last twelve bits.)
@inline(__always)
func foldBlocks<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ rows: Int, _ lanes: UnsafeMutablePointer<R.Partial>
) {
  let width = laneCount(R.self)
  withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { totals in
    let totals = totals.baseAddress!
    totals.update(repeating: R.emptyPartial, count: width)
    var start = 0
    let end = rows &* width
    while start < end {
      withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { local in
        let partials = local.baseAddress!
        partials.update(repeating: R.emptyPartial, count: width)
        let blockEnd = min(start &+ rowsPerBlock &* width, end)
        while start < blockEnd {
          var lane = 0
          while lane < width {
            partials[lane] = R.join(partials[lane], R.partial(x[start &+ lane]))
            lane &+= 1
          }
          start &+= width
        }
        join(R.self, totals, partials)
      }
    }
    lanes.update(from: totals, count: width)
  }
}

@inline(__always)
func join<R: Reduction>(
  _ reduction: R.Type, _ a: UnsafeMutablePointer<R.Partial>, _ b: UnsafeMutablePointer<R.Partial>
) {
  var lane = 0
  while lane < laneCount(R.self) {
    a[lane] = R.join(a[lane], b[lane])
    lane &+= 1
  }
}

/// The second half of `2 * span` lanes joins the first.
@inline(__always)
func halve<R: Reduction>(_ reduction: R.Type, _ lanes: UnsafeMutablePointer<R.Partial>, _ span: Int) {
  var lane = 0
  while lane < span {
    lanes[lane] = R.join(lanes[lane], lanes[lane &+ span])
    lane &+= 1
  }
}

/// What a quarter of all lanes joins to; constant spans keep them in registers.
@inline(__always)
private func joinedNarrow<R: Reduction>(
  _ reduction: R.Type, _ lanes: UnsafeMutablePointer<R.Partial>
) -> R.Partial {
  let width = laneCount(R.self) / 4
  return withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { local in
    let partials = local.baseAddress!
    partials.update(from: lanes, count: width)
    if width >= 64 { halve(R.self, partials, 32) }
    if width >= 32 { halve(R.self, partials, 16) }
    if width >= 16 { halve(R.self, partials, 8) }
    if width >= 8 { halve(R.self, partials, 4) }
    if width >= 4 { halve(R.self, partials, 2) }
    if width >= 2 { halve(R.self, partials, 1) }
    return partials[0]
  }
}

/// Whether partials are accumulators, and hold as many elements.
@inline(__always)
func gathersDirectly<R: Reduction>(_ reduction: R.Type) -> Bool {
  R.elementsPerPartial >= Int(UInt32.max) && MemoryLayout<R.Partial>.stride == MemoryLayout<R.Accumulator>.stride
}

/// What a quarter of all lanes comes to.
@inline(__always)
func narrowTotal<R: Reduction>(
  _ reduction: R.Type, _ lanes: UnsafeMutablePointer<R.Partial>
) -> R.Accumulator {
  if gathersDirectly(R.self) {
    return R.widen(joinedNarrow(R.self, lanes))
  }
  return widenedTotal(R.self, lanes, laneCount(R.self) / 4)
}

/// What lanes come to that are too narrow to join each other.
@inline(never)
func widenedTotal<R: Reduction>(
  _ reduction: R.Type, _ lanes: UnsafeMutablePointer<R.Partial>, _ count: Int
) -> R.Accumulator {
  var total = R.identity
  var lane = 0
  while lane < count {
    total = R.combine(total, R.widen(lanes[lane]))
    lane &+= 1
  }
  return total
}
