import LanesKernelInterface

/// Which of two elements a search for the smallest or the largest prefers.
protocol Extreme: SendableMetatype {
  associatedtype Element: OrderedArithmetic & ZeroTestable
  associatedtype Fold: Reduction
  where Fold.Element == Element, Fold.Accumulator == Element, Fold.Partial == Element
  static func isBetter(_ a: Element, than b: Element) -> Bool
}

enum Smallest<T: OrderedArithmetic & ZeroTestable>: Extreme {
  typealias Element = T
  typealias Fold = MinimumReduction<T>
  @inline(__always) static func isBetter(_ a: T, than b: T) -> Bool { a < b }
}

enum Largest<T: OrderedArithmetic & ZeroTestable>: Extreme {
  typealias Element = T
  typealias Fold = MaximumReduction<T>
  @inline(__always) static func isBetter(_ a: T, than b: T) -> Bool { a > b }
}

extension Extreme {
  /// Whether a later element takes the place of `b`: the first NaN does, and keeps it.
  @inline(__always)
  static func replaces(_ a: Element, _ b: Element) -> Bool { isBetter(a, than: b) || (a != a && b == b) }
}

/// The first place of the smallest or largest element of each of several lines.
func extremePlaces<E: Extreme>(_ extreme: E.Type) -> ExtremePlaceLoop {
  ExtremePlaceLoop { source, stride, length, lineStride, lines, places in
    let x = source.assumingMemoryBound(to: E.Element.self)
    if lines >= 8 && lineStride == 1 && stride != 1 {
      placesInColumns(E.self, x, stride, length, lines, places)
    } else if lines >= 8 && length &* MemoryLayout<E.Element>.stride < 64 {
      placesInShortLines(E.self, x, stride, length, lineStride, lines, places)
    } else if stride == 1 && length &* MemoryLayout<E.Element>.stride <= 8192 {
      placesInLines(E.self, x, length, lineStride, lines, places)
    } else {
      var line = 0
      while line < lines {
        places[line] = placeInLine(E.self, x + line &* lineStride, stride, length)
        line &+= 1
      }
    }
  }
}

/// The extremes of some lines first, then their places while the lines are still in the first cache: where one line's
/// search had to wait for its extreme, and the processor then guessed wrongly how long it takes, nothing would go on.
private func placesInLines<E: Extreme>(
  _ extreme: E.Type, _ x: UnsafePointer<E.Element>, _ length: Int, _ lineStride: Int, _ lines: Int,
  _ places: UnsafeMutablePointer<Int>
) {
  let capacity = 256 / MemoryLayout<E.Element>.stride
  let most = max(1, min(capacity, 16384 / MemoryLayout<E.Element>.stride / length))
  withUnsafeTemporaryAllocation(of: E.Element.self, capacity: capacity) { values in
    let values = values.baseAddress!
    var line = 0
    while line < lines {
      let count = min(most, lines &- line)
      let x = x + line &* lineStride
      var i = 0
      while i < count {
        values[i] = foldLine(E.Fold.self, x + i &* lineStride, 1, length)
        i &+= 1
      }
      i = 0
      while i < count {
        places[line &+ i] = firstPlace(x + i &* lineStride, length, values[i])
        i &+= 1
      }
      line &+= count
    }
  }
}

/// Short lines become columns, some at a time.
private func placesInShortLines<E: Extreme>(
  _ extreme: E.Type, _ x: UnsafePointer<E.Element>, _ stride: Int, _ length: Int, _ lineStride: Int, _ lines: Int,
  _ places: UnsafeMutablePointer<Int>
) {
  let capacity = 1024 / MemoryLayout<E.Element>.stride
  withUnsafeTemporaryAllocation(of: E.Element.self, capacity: capacity) { buffer in
    let buffer = buffer.baseAddress!
    let most = capacity / length
    var line = 0
    while line < lines {
      let count = min(most, lines &- line)
      var i = 0
      while i < length {
        gather(x + (line &* lineStride &+ i &* stride), lineStride, count, buffer + i &* count)
        i &+= 1
      }
      placesInColumns(E.self, buffer, count, length, count, places + line)
      line &+= count
    }
  }
}

/// One pass finds the block that holds the extreme, and only this block is gone through again for its place.
private func placeInLine<E: Extreme>(
  _ extreme: E.Type, _ x: UnsafePointer<E.Element>, _ stride: Int, _ length: Int
) -> Int {
  // What does not follow each other is brought together, block by block.
  let block = (stride == 1 ? 8192 : 1024) / MemoryLayout<E.Element>.stride
  return withUnsafeTemporaryAllocation(of: E.Element.self, capacity: 1024 / MemoryLayout<E.Element>.stride) { buffer in
    let buffer = buffer.baseAddress!
    func elements(_ start: Int, _ count: Int) -> UnsafePointer<E.Element> {
      if stride == 1 { return x + start }
      gather(x + start &* stride, stride, count, buffer)
      return UnsafePointer(buffer)
    }
    var best = x[0]
    var bestStart = 0
    var start = 0
    while start < length {
      let count = min(block, length &- start)
      let value = foldLine(E.Fold.self, elements(start, count), 1, count)
      if start == 0 || E.replaces(value, best) {
        best = value
        bestStart = start
        if best != best { break }
      }
      start &+= block
    }
    let count = min(block, length &- bestStart)
    return bestStart &+ firstPlace(elements(bestStart, count), count, best)
  }
}

/// Where `value`, which is there, stands first. A few vectors are compared without a branch, then one branch decides
/// whether to go on.
private func firstPlace<T: OrderedArithmetic & ZeroTestable>(_ x: UnsafePointer<T>, _ count: Int, _ value: T) -> Int {
  let block = 256 / MemoryLayout<T>.stride
  let narrow = block / 4
  var i = 0
  if value == value {
    while i &+ block <= count {
      var hits: T.Bits = 0
      var k = 0
      while k < block {
        hits |= x[i &+ k] == value ? 1 : 0
        k &+= 1
      }
      if hits != 0 { break }
      i &+= block
    }
    while i &+ narrow <= count {
      var place = T.Bits.max
      var k = 0
      while k < narrow {
        let candidate = x[i &+ k] == value ? T.Bits(truncatingIfNeeded: k) : T.Bits.max
        place = candidate < place ? candidate : place
        k &+= 1
      }
      if place != T.Bits.max { return i &+ Int(truncatingIfNeeded: place) }
      i &+= narrow
    }
  }
  while i < count {
    if x[i] == value || (x[i] != x[i] && value != value) { return i }
    i &+= 1
  }
  return count
}

/// Columns side by side: each lane keeps the best of its column and the row that it came from, in as many bits as an
/// element has.
private func placesInColumns<E: Extreme>(
  _ extreme: E.Type, _ x: UnsafePointer<E.Element>, _ stride: Int, _ length: Int, _ columns: Int,
  _ places: UnsafeMutablePointer<Int>
) {
  let tile = 1024 / MemoryLayout<E.Element>.stride
  // What the bits of a place can count to.
  let rowsPerChunk = MemoryLayout<E.Element>.stride == 1 ? 240 : 4096
  withUnsafeTemporaryAllocation(of: E.Element.self, capacity: tile) { bests in
    withUnsafeTemporaryAllocation(of: E.Element.self, capacity: tile) { chunkBests in
      withUnsafeTemporaryAllocation(of: E.Element.Bits.self, capacity: tile) { chunkPlaces in
        let (best, chunkBest) = (bests.baseAddress!, chunkBests.baseAddress!)
        let chunkPlace = chunkPlaces.baseAddress!
        var column = 0
        while column < columns {
          let width = min(tile, columns &- column)
          var start = 0
          while start < length {
            let rows = min(rowsPerChunk, length &- start)
            let first = x + (column &+ start &* stride)
            chunkBest.update(from: first, count: width)
            chunkPlace.update(repeating: 0, count: width)
            takeChunk(E.self, first, stride, rows, width, chunkBest, chunkPlace)
            var i = 0
            while i < width {
              if start == 0 || E.replaces(chunkBest[i], best[i]) {
                best[i] = chunkBest[i]
                places[column &+ i] = start &+ Int(chunkPlace[i])
              }
              i &+= 1
            }
            start &+= rows
          }
          column &+= width
        }
      }
    }
  }
}

/// Takes the rows after the first, so few at once that memory is read in step.
private func takeChunk<E: Extreme>(
  _ extreme: E.Type, _ x: UnsafePointer<E.Element>, _ stride: Int, _ rows: Int, _ width: Int,
  _ bests: UnsafeMutablePointer<E.Element>, _ places: UnsafeMutablePointer<E.Element.Bits>
) {
  let lanes = 128 / MemoryLayout<E.Element>.stride
  var row = 1
  while row < rows {
    let count = min(16, rows &- row)
    let start = x + row &* stride
    var column = 0
    while column &+ lanes <= width {
      takeLanes(E.self, start + column, stride, row, count, bests + column, places + column)
      column &+= lanes
    }
    if column < width {
      var k = 0
      while k < count {
        var i = column
        while i < width {
          take(E.self, start[k &* stride &+ i], E.Element.Bits(truncatingIfNeeded: row &+ k), &bests[i], &places[i])
          i &+= 1
        }
        k &+= 1
      }
    }
    row &+= count
  }
}

/// A comparison that NaN fails, then questions about one side alone: joined conditions do not become vectors.
@inline(__always)
private func take<E: Extreme, Place>(
  _ extreme: E.Type, _ element: E.Element, _ row: Place, _ best: inout E.Element, _ place: inout Place
) {
  let old = best
  let next = E.Fold.combine(old, element)
  let moved = next == old ? place : row
  place = old != old ? place : moved
  best = next
}

@inline(never)
private func takeLanes<E: Extreme>(
  _ extreme: E.Type, _ x: UnsafePointer<E.Element>, _ stride: Int, _ row: Int, _ count: Int,
  _ bests: UnsafeMutablePointer<E.Element>, _ places: UnsafeMutablePointer<E.Element.Bits>
) {
  let width = 128 / MemoryLayout<E.Element>.stride
  withUnsafeTemporaryAllocation(of: E.Element.self, capacity: width) { localBests in
    withUnsafeTemporaryAllocation(of: E.Element.Bits.self, capacity: width) { localPlaces in
      let (best, place) = (localBests.baseAddress!, localPlaces.baseAddress!)
      best.update(from: bests, count: width)
      place.update(from: places, count: width)
      var k = 0
      while k < count {
        let number = E.Element.Bits(truncatingIfNeeded: row &+ k)
        let x = x + k &* stride
        var lane = 0
        while lane < width {
          take(E.self, x[lane], number, &best[lane], &place[lane])
          lane &+= 1
        }
        k &+= 1
      }
      bests.update(from: best, count: width)
      places.update(from: place, count: width)
    }
  }
}
