/// Sorts keys, with positions that go with them if there are any, between two buffers; which of them holds the
/// result.
@inline(__always)
func radixSort<Key: FixedWidthInteger & UnsignedInteger>(
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
