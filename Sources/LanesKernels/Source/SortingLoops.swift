import LanesKernelInterface

/// Shorter lines are sorted by insertion: counting digits would cost more than the moves.
private let insertionLimit = 48

/// Sorting by keys: insertion for short lines, else radix, digit by digit from the lowest (least significant
/// digit first, which is stable). All digits are counted in one pass; a digit that all keys share is skipped.
func sorting<T: SortKeyed>(_ type: T.Type) -> SortingLoops {
  SortingLoops(
    sort: { line, count in
      let x = line.assumingMemoryBound(to: T.self)
      if count <= insertionLimit { return insertionSort(x, count) }
      let keys = UnsafeMutablePointer<T.Key>.allocate(capacity: 2 &* count)
      defer { keys.deallocate() }
      var i = 0
      while i < count {
        keys[i] = x[i].sortKey
        i &+= 1
      }
      let sorted = radixSort(keys, keys + count, count, positions: nil, other: nil).keys
      i = 0
      while i < count {
        x[i] = T(sortKey: sorted[i])
        i &+= 1
      }
    },
    argSort: { line, count, positions in
      let x = line.assumingMemoryBound(to: T.self)
      var i = 0
      while i < count {
        positions[i] = i
        i &+= 1
      }
      // (Nested temporary allocations on the stack come out wrong here with Swift 6.3.1.)
      let keys = UnsafeMutablePointer<T.Key>.allocate(capacity: 2 &* count)
      defer { keys.deallocate() }
      i = 0
      while i < count {
        keys[i] = x[i].equalityKey
        i &+= 1
      }
      if count <= insertionLimit { return insertionSort(keys, count, positions) }
      let other = UnsafeMutablePointer<Int>.allocate(capacity: count)
      defer { other.deallocate() }
      let sorted = radixSort(keys, keys + count, count, positions: positions, other: other).positions!
      if sorted != positions { positions.update(from: sorted, count: count) }
    },
    partition: { line, count, k in
      let x = line.assumingMemoryBound(to: T.self)
      select(x, count, k)
    },
    search: { line, count, values, valueCount, isAfter, positions in
      let x = line.assumingMemoryBound(to: T.self)
      let v = values.assumingMemoryBound(to: T.self)
      var i = 0
      while i < valueCount {
        let key = v[i].equalityKey
        // Halving without branches that a random value would mispredict.
        var low = 0
        var length = count
        while length > 0 {
          let half = length / 2
          let middle = x[low &+ half].equalityKey
          let goesOn = isAfter ? middle <= key : middle < key
          low = goesOn ? low &+ half &+ 1 : low
          length = goesOn ? length &- half &- 1 : half
        }
        positions[i] = low
        i &+= 1
      }
    })
}

@inline(__always)
private func insertionSort<T: SortKeyed>(_ x: UnsafeMutablePointer<T>, _ count: Int) {
  var i = 1
  while i < count {
    let element = x[i]
    let key = element.sortKey
    var k = i
    while k > 0 && x[k &- 1].sortKey > key {
      x[k] = x[k &- 1]
      k &-= 1
    }
    x[k] = element
    i &+= 1
  }
}

@inline(__always)
private func insertionSort<Key: Comparable>(
  _ keys: UnsafeMutablePointer<Key>, _ count: Int, _ positions: UnsafeMutablePointer<Int>
) {
  var i = 1
  while i < count {
    let (key, position) = (keys[i], positions[i])
    var k = i
    while k > 0 && keys[k &- 1] > key {
      keys[k] = keys[k &- 1]
      positions[k] = positions[k &- 1]
      k &-= 1
    }
    keys[k] = key
    positions[k] = position
    i &+= 1
  }
}

/// Sorts keys, with positions that go with them if there are any, between two buffers; which of them holds the
/// result.
@inline(__always)
private func radixSort<Key: FixedWidthInteger & UnsignedInteger>(
  _ keys: UnsafeMutablePointer<Key>, _ otherKeys: UnsafeMutablePointer<Key>, _ count: Int,
  positions: UnsafeMutablePointer<Int>?, other: UnsafeMutablePointer<Int>?
) -> (keys: UnsafeMutablePointer<Key>, positions: UnsafeMutablePointer<Int>?) {
  // Wide digits need fewer passes, but their counters must be cleared and stay in the first cache.
  let digitBits = Key.bitWidth > 16 && count > 4096 ? 11 : 8
  let buckets = 1 << digitBits
  let mask = Key(truncatingIfNeeded: buckets &- 1)
  let digits = (Key.bitWidth &+ digitBits &- 1) / digitBits
  let counts = UnsafeMutablePointer<Int>.allocate(capacity: digits &* buckets)
  defer { counts.deallocate() }
  counts.update(repeating: 0, count: digits &* buckets)
  var i = 0
  while i < count {
    let key = keys[i]
    var digit = 0
    while digit < digits {
      counts[
        digit &* buckets &+ Int(truncatingIfNeeded: (key &>> Key(truncatingIfNeeded: digit &* digitBits)) & mask)] &+= 1
      digit &+= 1
    }
    i &+= 1
  }
  var (from, to, fromPositions, toPositions) = (keys, otherKeys, positions, other)
  var digit = 0
  while digit < digits {
    let starts = counts + digit &* buckets
    let shift = Key(truncatingIfNeeded: digit &* digitBits)
    digit &+= 1
    if starts[Int(truncatingIfNeeded: (from[0] &>> shift) & mask)] == count { continue }
    var total = 0
    var bucket = 0
    while bucket < buckets {
      let size = starts[bucket]
      starts[bucket] = total
      total &+= size
      bucket &+= 1
    }
    i = 0
    if let source = fromPositions, let target = toPositions {
      while i < count {
        let key = from[i]
        let bucket = Int(truncatingIfNeeded: (key &>> shift) & mask)
        let place = starts[bucket]
        starts[bucket] = place &+ 1
        to[place] = key
        target[place] = source[i]
        i &+= 1
      }
    } else {
      while i < count {
        let key = from[i]
        let bucket = Int(truncatingIfNeeded: (key &>> shift) & mask)
        let place = starts[bucket]
        starts[bucket] = place &+ 1
        to[place] = key
        i &+= 1
      }
    }
    swap(&from, &to)
    swap(&fromPositions, &toPositions)
  }
  return (from, fromPositions)
}

/// Hoare's selection, with the median of three places taken at random as pivot, down to a line short enough to be
/// sorted by insertion. O(count) on average.
@inline(__always)
private func select<T: SortKeyed>(_ x: UnsafeMutablePointer<T>, _ count: Int, _ k: Int) {
  var (low, high) = (0, count &- 1)
  var random: UInt64 = 0x9E37_79B9_7F4A_7C15
  while high &- low > insertionLimit {
    // Three places at random: no input can be made to be bad for all of them.
    func place() -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return low &+ Int(truncatingIfNeeded: (random &>> 33) % UInt64(truncatingIfNeeded: high &- low &+ 1))
    }
    let (a, b, c) = (x[place()].sortKey, x[place()].sortKey, x[place()].sortKey)
    let pivot = Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
    var (i, j) = (low, high)
    while i <= j {
      while x[i].sortKey < pivot { i &+= 1 }
      while x[j].sortKey > pivot { j &-= 1 }
      if i <= j {
        let element = x[i]
        x[i] = x[j]
        x[j] = element
        i &+= 1
        j &-= 1
      }
    }
    if k <= j { high = j } else if k >= i { low = i } else { return }
  }
  insertionSort(x + low, high &- low &+ 1)
}
