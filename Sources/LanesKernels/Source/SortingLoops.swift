import LanesKernelInterface

/// Sorting by keys: short lines by rank, longer ones by radix, and lines that are in order or in reversed order not at
/// all.
func sorting<T: SortKeyed>(_ type: T.Type) -> SortingLoops {
  SortingLoops(
    sort: { line, count in
      let x = line.assumingMemoryBound(to: T.self)
      if count <= RankSort.longestLine(of: T.Key.self) { return sortShort(x, count) }
      if isOrdered(count, { x[$0].sortKey <= x[$0 &+ 1].sortKey }) { return }
      if isOrdered(count, { x[$0].sortKey >= x[$0 &+ 1].sortKey }) { return reverse(x, count) }
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
      if count <= RankSort.longestLine(of: T.Key.self) {
        return RankSort.forEachPlace(count, { x[$0].equalityKey }, { positions[$1] = $0 })
      }
      var i = 0
      while i < count {
        positions[i] = i
        i &+= 1
      }
      if isOrdered(count, { x[$0].equalityKey <= x[$0 &+ 1].equalityKey }) { return }
      // Equal elements must not be turned round.
      if isOrdered(count, { x[$0].equalityKey > x[$0 &+ 1].equalityKey }) { return reverse(positions, count) }
      // (Nested temporary allocations on the stack come out wrong here with Swift 6.3.1.)
      let keys = UnsafeMutablePointer<T.Key>.allocate(capacity: 2 &* count)
      defer { keys.deallocate() }
      i = 0
      while i < count {
        keys[i] = x[i].equalityKey
        i &+= 1
      }
      let other = UnsafeMutablePointer<Int>.allocate(capacity: count)
      defer { other.deallocate() }
      let sorted = radixSort(keys, keys + count, count, positions: positions, other: other).positions!
      if sorted != positions { positions.update(from: sorted, count: count) }
    },
    partition: { line, count, k in partition(line.assumingMemoryBound(to: T.self), count, k) },
    search: { line, count, values, valueCount, isAfter, positions in
      let (x, v) = (line.assumingMemoryBound(to: T.self), values.assumingMemoryBound(to: T.self))
      if isAfter {
        search(x, count, v, valueCount, isAfter: true, positions) { $0 <= $1 }
      } else {
        search(x, count, v, valueCount, isAfter: false, positions) { $0 < $1 }
      }
    })
}

/// Whether something is true for all neighbours. It looks at a few first, so that most lines are done with at once, and
/// then at more and more, so that those in order go by vectors.
@inline(__always)
private func isOrdered(_ count: Int, _ isInOrder: (Int) -> Bool) -> Bool {
  var (i, size) = (0, 8)
  while i &+ 1 < count {
    let end = Swift.min(i &+ size, count &- 1)
    var violations: UInt32 = 0
    while i < end {
      violations |= isInOrder(i) ? 0 : 1
      i &+= 1
    }
    if violations != 0 { return false }
    size = 256
  }
  return true
}

@inline(__always)
private func reverse<T>(_ x: UnsafeMutablePointer<T>, _ count: Int) {
  var (i, j) = (0, count &- 1)
  while i < j {
    let element = x[i]
    x[i] = x[j]
    x[j] = element
    i &+= 1
    j &-= 1
  }
}
