/// Partials that a fold keeps side by side: four of the widest registers. The number is the same for
/// every instruction set, so that all of them round alike and give one answer.
@inline(__always)
func laneCount<R: Reduction>(_ reduction: R.Type) -> Int {
  256 / MemoryLayout<R.Partial>.stride
}

/// The lanes that are enough for what is short: one or two of the widest registers.
@inline(__always)
func narrowCount<R: Reduction>(_ reduction: R.Type) -> Int {
  MemoryLayout<R.Partial>.stride == 8 ? laneCount(R.self) / 2 : laneCount(R.self) / 4
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

/// The same in narrow lanes.
@inline(never)
func takeNarrowRows<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ rowStride: Int, _ rows: Int,
  _ lanes: UnsafeMutablePointer<R.Partial>
) {
  take(R.self, narrowCount(R.self), x, rowStride, rows, lanes)
}

/// Rows that follow each other in twice as many lanes, for which only AVX-512 has registers.
@inline(never)
func takeWideRows<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ rows: Int, _ lanes: UnsafeMutablePointer<R.Partial>
) {
  let width = 2 &* laneCount(R.self)
  take(R.self, width, x, width, rows, lanes)
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

/// Whether partials are accumulators, and hold as many elements.
@inline(__always)
func gathersDirectly<R: Reduction>(_ reduction: R.Type) -> Bool {
  R.elementsPerPartial >= Int(UInt32.max) && MemoryLayout<R.Partial>.stride == MemoryLayout<R.Accumulator>.stride
}

/// What narrow lanes come to; constant spans keep them in registers.
@inline(__always)
func narrowTotal<R: Reduction>(
  _ reduction: R.Type, _ lanes: UnsafeMutablePointer<R.Partial>
) -> R.Accumulator {
  let width = narrowCount(R.self)
  return withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { local in
    let partials = local.baseAddress!
    partials.update(from: lanes, count: width)
    return joined(R.self, partials)
  }
}

/// What narrow lanes, which are locals of the caller, come to.
@inline(__always)
private func joined<R: Reduction>(
  _ reduction: R.Type, _ partials: UnsafeMutablePointer<R.Partial>
) -> R.Accumulator {
  let width = narrowCount(R.self)
  if gathersDirectly(R.self) {
    if width >= 64 { halve(R.self, partials, 32) }
    if width >= 32 { halve(R.self, partials, 16) }
    if width >= 16 { halve(R.self, partials, 8) }
    if width >= 8 { halve(R.self, partials, 4) }
    if width >= 4 { halve(R.self, partials, 2) }
    if width >= 2 { halve(R.self, partials, 1) }
    return R.widen(partials[0])
  }
  var total = R.identity
  var lane = 0
  while lane < width {
    total = R.combine(total, R.widen(partials[lane]))
    lane &+= 1
  }
  return total
}

/// Lines shorter than this need no more than narrow lanes: the processor begins the next line before one is finished.
@inline(__always)
func narrowLength<R: Reduction>(_ reduction: R.Type) -> Int {
  // (Of a few wide lanes that count nonzero elements the vectoriser makes loops that gather.)
  let gathers = !gathersDirectly(R.self) && R.elementsPerPartial >= Int(UInt32.max)
  return gathers ? laneCount(R.self) : 32 &* narrowCount(R.self)
}

/// What a line of a few narrow rows comes to, which never leaves the registers.
@inline(__always)
func foldNarrowRun<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ count: Int
) -> R.Accumulator {
  if gathersDirectly(R.self) && isInteger(R.Partial.self) {
    // Of the plain loop the vectoriser makes the right one. Of lanes of words it would make loops over every so
    // many-th element, and gather.
    var total = R.emptyPartial
    for i in 0..<count { total = R.join(total, R.partial(x[i])) }
    return R.widen(total)
  }
  let width = narrowCount(R.self)
  return withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { local in
    let partials = local.baseAddress!
    partials.update(repeating: R.emptyPartial, count: width)
    var start = 0
    while start &+ width <= count {
      var lane = 0
      while lane < width {
        partials[lane] = R.join(partials[lane], R.partial(x[start &+ lane]))
        lane &+= 1
      }
      start &+= width
    }
    if isInteger(R.Partial.self) {
      var total = joined(R.self, partials)
      while start < count {
        total = R.combine(total, R.take(x[start]))
        start &+= 1
      }
      return total
    }
    if start < count {
      withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { memory in
        let memory = memory.baseAddress!
        memory.update(from: partials, count: width)
        var lane = 0
        while start < count {
          memory[lane] = R.join(memory[lane], R.partial(x[start]))
          lane &+= 1
          start &+= 1
        }
        partials.update(from: memory, count: width)
      }
    }
    return joined(R.self, partials)
  }
}

@inline(__always)
private func isInteger<T>(_ type: T.Type) -> Bool {
  type == Int8.self || type == Int16.self || type == Int32.self || type == Int64.self
    || type == UInt8.self || type == UInt16.self || type == UInt32.self || type == UInt64.self
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
