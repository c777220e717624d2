/// Rows of elements, `stride` apart, taken into a row of accumulators, one for each column; columns lie `step` apart.
func takeColumns<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ rows: Int, _ step: Int,
  _ accumulators: UnsafeMutablePointer<R.Accumulator>, _ columns: Int
) {
  // What lies between columns is taken along, where it is little: no shuffle is as quick.
  if step >= 1 && step <= 4 {
    return takeColumns(R.self, x, stride, rows, accumulators, (columns &- 1) &* step &+ 1, each: step)
  }
  let piece = max(1024 / (MemoryLayout<R.Element>.stride &* rows), 1)
  withUnsafeTemporaryAllocation(of: R.Element.self, capacity: piece &* rows) { buffer in
    let buffer = buffer.baseAddress!
    var column = 0
    while column < columns {
      let count = min(piece, columns &- column)
      var row = 0
      while row < rows {
        gather(x + (row &* stride &+ column &* step), step, count, buffer + row &* count)
        row &+= 1
      }
      takeColumns(R.self, buffer, count, rows, accumulators + column, count, each: 1)
      column &+= count
    }
  }
}

/// Rows of elements that follow each other; of the columns each `step`th has an accumulator.
@inline(never)
private func takeColumns<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ stride: Int, _ rows: Int,
  _ accumulators: UnsafeMutablePointer<R.Accumulator>, _ columns: Int, each step: Int
) {
  let (width, narrow) = (laneCount(R.self), narrowCount(R.self))
  withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: width) { lanes in
    let lanes = lanes.baseAddress!
    var column = 0
    while column < columns {
      let x = x + column
      let left = columns &- column
      if left >= width {
        lanes.update(repeating: R.emptyPartial, count: width)
        takeRows(R.self, x, stride, rows, lanes)
        add(R.self, lanes, width, accumulators, column, each: step)
        column &+= width
      } else if left >= narrow {
        lanes.update(repeating: R.emptyPartial, count: narrow)
        takeNarrowRows(R.self, x, stride, rows, lanes)
        add(R.self, lanes, narrow, accumulators, column, each: step)
        column &+= narrow
      } else {
        lanes.update(repeating: R.emptyPartial, count: left)
        var row = 0
        while row < rows {
          var lane = 0
          while lane < left {
            lanes[lane] = R.join(lanes[lane], R.partial(x[row &* stride &+ lane]))
            lane &+= 1
          }
          row &+= 1
        }
        add(R.self, lanes, left, accumulators, column, each: step)
        column &+= left
      }
    }
  }
}

/// Adds lanes, the first of which is that of a column, to the accumulators of each `step`th column.
@inline(__always)
private func add<R: Reduction>(
  _ reduction: R.Type, _ lanes: UnsafeMutablePointer<R.Partial>, _ count: Int,
  _ accumulators: UnsafeMutablePointer<R.Accumulator>, _ column: Int, each step: Int
) {
  if step == 1 {
    let accumulators = accumulators + column
    var lane = 0
    while lane < count {
      accumulators[lane] = R.combine(accumulators[lane], R.widen(lanes[lane]))
      lane &+= 1
    }
    return
  }
  var place = (column &+ step &- 1) / step
  var lane = place &* step &- column
  while lane < count {
    accumulators[place] = R.combine(accumulators[place], R.widen(lanes[lane]))
    place &+= 1
    lane &+= step
  }
}

// Folds of every second element.

/// Whether elements are folded together with what lies between them, each place in a lane of its own, of which half are
/// thrown away: memory is read as quickly as if all were wanted, and nothing is shuffled. That takes twice the registers.
@inline(__always)
func combs<R: Reduction>(_ reduction: R.Type, _ stride: Int) -> Bool {
  #if LANES_V4
    return R.mayBeCombed && MemoryLayout<R.Element>.stride >= 4 && stride == 2
  #else
    return false
  #endif
}

/// Takes rows of every second element into all lanes, by blocks where that matters.
@inline(never)
func takeCombed<R: Reduction>(
  _ reduction: R.Type, _ x: UnsafePointer<R.Element>, _ rows: Int, _ lanes: UnsafeMutablePointer<R.Partial>
) {
  let width = laneCount(R.self)
  if rows <= 0 { return }
  withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: 2 &* width) { totals in
    withUnsafeTemporaryAllocation(of: R.Partial.self, capacity: 2 &* width) { block in
      let (totals, block) = (totals.baseAddress!, block.baseAddress!)
      totals.update(repeating: R.emptyPartial, count: 2 &* width)
      var row = 0
      while row < rows {
        let taken = R.isRounding ? min(rowsPerBlock, rows &- row) : rows
        let x = x + 2 &* row &* width
        if R.isRounding {
          block.update(repeating: R.emptyPartial, count: 2 &* width)
          takeWideRows(R.self, x, taken, block)
          join(R.self, totals, block)
          join(R.self, totals + width, block + width)
        } else {
          takeWideRows(R.self, x, taken, totals)
        }
        row &+= taken
      }
      var lane = 0
      while lane < width {
        lanes[lane] = R.join(lanes[lane], totals[2 &* lane])
        lane &+= 1
      }
    }
  }
}
