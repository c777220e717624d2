/// Puts the element at `k` where it would stand in order, smaller ones before it and larger ones behind: digits of the
/// keys are counted from the highest on, and each time the elements whose digit `k` does not have are put aside. O(count).
@inline(__always)
func partition<T: SortKeyed>(_ x: UnsafeMutablePointer<T>, _ count: Int, _ k: Int) {
  let shortest = RankSort.longestLine(of: T.Key.self)
  if count <= shortest { return sortShort(x, count) }
  let digitBits = T.Key.bitWidth > 8 && count > 8192 ? 11 : 8
  let buckets = 1 << digitBits
  let memory = UnsafeMutablePointer<T>.allocate(capacity: count)
  let counts = UnsafeMutablePointer<Int>.allocate(capacity: buckets)
  defer {
    memory.deallocate()
    counts.deallocate()
  }
  // All keys from `low` up to `high` have the same bits above `bits`.
  var (low, high, bits) = (0, count, T.Key.bitWidth)
  while bits > 0 && high &- low > shortest {
    let shift = T.Key(truncatingIfNeeded: Swift.max(0, bits &- digitBits))
    let mask = T.Key(truncatingIfNeeded: buckets &- 1)
    bits &-= digitBits
    counts.update(repeating: 0, count: buckets)
    var i = low
    while i < high {
      counts[Int(truncatingIfNeeded: (x[i].sortKey &>> shift) & mask)] &+= 1
      i &+= 1
    }
    // The digit that the element at `k` has, and where elements with it begin.
    var (digit, start) = (0, low)
    while start &+ counts[digit] <= k {
      start &+= counts[digit]
      digit &+= 1
    }
    let size = counts[digit]
    if size == high &- low { continue }
    divide(x + low, high &- low, memory, start &- low, start &- low &+ size) {
      let found = Int(truncatingIfNeeded: ($0.sortKey &>> shift) & mask)
      return (found >= digit ? 1 : 0) &+ (found > digit ? 1 : 0)
    }
    (low, high) = (start, start &+ size)
  }
  if bits > 0 { sortShort(x + low, high &- low) }
}

/// Puts the elements of class 0 in front, those of class 1 from `first` on and those of class 2 from `second` on.
@inline(__always)
private func divide<T>(
  _ x: UnsafeMutablePointer<T>, _ count: Int, _ memory: UnsafeMutablePointer<T>, _ first: Int, _ second: Int,
  _ kind: (T) -> Int
) {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 3) { places in
    let places = places.baseAddress!
    places[0] = 0
    places[1] = first
    places[2] = second
    var i = 0
    while i < count {
      let element = x[i]
      let kind = kind(element)
      let place = places[kind]
      memory[place] = element
      places[kind] = place &+ 1
      i &+= 1
    }
    x.update(from: memory, count: count)
  }
}
