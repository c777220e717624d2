import LanesIntrinsics

/// Finds for each value how many elements of a sorted line go before it. Halving has no branch that a random value would
/// mispredict, so all values take the same steps: four go side by side, and wait for memory together.
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
  func finish(_ i: Int, _ place: Int) {
    let value = values[i]
    let isLast = numbers > 0 && goesBefore(x[place], value)
    // A value that is no number goes before those of the line, or behind them.
    positions[i] = value == value ? place &+ (isLast ? 1 : 0) : isAfter ? count : numbers
  }
  var i = 0
  while i &+ 4 <= valueCount {
    let (v0, v1, v2, v3) = (values[i], values[i &+ 1], values[i &+ 2], values[i &+ 3])
    // Of `length` elements from its place on, one is the last that may go before a value.
    var (p0, p1, p2, p3) = (x, x, x, x)
    var length = numbers
    while length > 1 {
      let half = length &>> 1
      p0 += lanes_value_if(goesBefore(p0[half &- 1], v0), half)
      p1 += lanes_value_if(goesBefore(p1[half &- 1], v1), half)
      p2 += lanes_value_if(goesBefore(p2[half &- 1], v2), half)
      p3 += lanes_value_if(goesBefore(p3[half &- 1], v3), half)
      length &-= half
    }
    finish(i, p0 - x)
    finish(i &+ 1, p1 - x)
    finish(i &+ 2, p2 - x)
    finish(i &+ 3, p3 - x)
    i &+= 4
  }
  while i < valueCount {
    let value = values[i]
    var (place, length) = (x, numbers)
    while length > 1 {
      let half = length &>> 1
      place += lanes_value_if(goesBefore(place[half &- 1], value), half)
      length &-= half
    }
    finish(i, place - x)
    i &+= 1
  }
}
