/// Finds for each value how many elements of a sorted line go before it. Halving has no branch that a random value would
/// mispredict, so all values take the same steps: several go side by side, and wait for memory together.
@inline(__always)
func search<T: SortKeyed>(
  _ x: UnsafePointer<T>, _ count: Int, _ values: UnsafePointer<T>, _ valueCount: Int,
  isAfter: Bool, _ positions: UnsafeMutablePointer<Int>, _ goesBefore: (T, T) -> Bool
) {
  if count == 0 { return positions.update(repeating: 0, count: valueCount) }
  // Without the elements that are not equal to themselves, which stand last.
  var numbers = count
  if x[count &- 1] != x[count &- 1] {
    numbers = 0
    var length = count
    while length > 0 {
      let half = length / 2
      let isNumber = x[numbers &+ half] == x[numbers &+ half]
      numbers = isNumber ? numbers &+ half &+ 1 : numbers
      length = isNumber ? length &- half &- 1 : half
    }
  }
  let together = 8
  withUnsafeTemporaryAllocation(of: Int.self, capacity: together) { memory in
    let places = memory.baseAddress!
    var start = 0
    while start < valueCount {
      let size = Swift.min(together, valueCount &- start)
      var lane = 0
      while lane < together {
        places[lane] = 0
        lane &+= 1
      }
      // Up to `length` elements from its place on may be the first that does not go before a value.
      var length = numbers
      while length > 1 {
        let half = length / 2
        if size == together {
          lane = 0
          while lane < together {
            let middle = places[lane] &+ half
            places[lane] = goesBefore(x[middle &- 1], values[start &+ lane]) ? middle : places[lane]
            lane &+= 1
          }
        } else {
          lane = 0
          while lane < size {
            let middle = places[lane] &+ half
            places[lane] = goesBefore(x[middle &- 1], values[start &+ lane]) ? middle : places[lane]
            lane &+= 1
          }
        }
        length &-= half
      }
      lane = 0
      while lane < size {
        let (place, value) = (places[lane], values[start &+ lane])
        let isLast = numbers > 0 && goesBefore(x[place], value)
        // A value that is no number goes before those of the line, or behind them.
        positions[start &+ lane] =
          value == value ? place &+ (isLast ? 1 : 0) : isAfter ? count : numbers
        lane &+= 1
      }
      start &+= together
    }
  }
}
