/// Sorts a line by keys that are not negative; equal ones keep their order. The shortest lines by insertion, short ones by
/// rank, long ones by the bytes of their keys, lowest first; `spare` is as long as the line.
@inline(__always)
func sortByKey<Item, Index: SparseIndexType>(
  _ items: UnsafeMutablePointer<Item>, _ count: Int, _ spare: UnsafeMutablePointer<Item>, _ index: (Item) -> Index
) where Index.Magnitude: Ranked {
  if count <= 12 { return insertionSort(items, count, index) }
  func key(_ item: Item) -> Int { Int(truncatingIfNeeded: index(item)) }
  var (largest, last, isSorted, i) = (0, 0, true, 0)
  while i < count {
    let next = key(items[i])
    largest = Swift.max(largest, next)
    isSorted = isSorted && last <= next
    last = next
    i &+= 1
  }
  if isSorted { return }
  if count <= RankSort.longestLine(of: Index.Magnitude.self) {
    RankSort.forEachPlace(
      count, { Index.Magnitude(truncatingIfNeeded: index(items[$0])) }, { spare[$1] = items[$0] })
    return items.update(from: spare, count: count)
  }
  var (source, target) = (items, spare)
  var shift = 0
  while largest &>> shift > 0 {
    moveByDigit(source, target, count) { (key($0) &>> shift) & 255 }
    (source, target) = (target, source)
    shift &+= 8
  }
  if source != items { items.update(from: source, count: count) }
}

@inline(__always)
private func insertionSort<Item, Index: Comparable>(
  _ items: UnsafeMutablePointer<Item>, _ count: Int, _ key: (Item) -> Index
) {
  var next = 1
  while next < count {
    let moving = items[next]
    let wanted = key(moving)
    var place = next
    while place > 0 && key(items[place &- 1]) > wanted {
      items[place] = items[place &- 1]
      place &-= 1
    }
    items[place] = moving
    next &+= 1
  }
}

/// One pass of a radix sort.
@inline(__always)
private func moveByDigit<Item>(
  _ source: UnsafeMutablePointer<Item>, _ target: UnsafeMutablePointer<Item>, _ count: Int, _ digit: (Item) -> Int
) {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { starts in
    let starts = starts.baseAddress!
    starts.update(repeating: 0, count: 256)
    var i = 0
    while i < count {
      starts[digit(source[i])] &+= 1
      i &+= 1
    }
    var (start, value) = (0, 0)
    while value < 256 {
      let size = starts[value]
      starts[value] = start
      start &+= size
      value &+= 1
    }
    i = 0
    while i < count {
      let value = digit(source[i])
      target[starts[value]] = source[i]
      starts[value] &+= 1
      i &+= 1
    }
  }
}
