import LanesKernelInterface

/// Finding a value that is known to be there, such as the largest: its place is looked for in a second
/// pass, which stops, instead of being carried along in the first.
func find<T: Comparable & SendableMetatype>(_ type: T.Type) -> FindLoops {
  FindLoops(
    first: { source, stride, count, value in
      let x = source.assumingMemoryBound(to: T.self)
      let value = value.assumingMemoryBound(to: T.self)[0]
      let isNaN = value != value
      var i = 0
      // A block is compared without a branch, then one branch decides whether to go on.
      if stride == 1 && !isNaN {
        let block = 256
        while i &+ block <= count {
          var hits: UInt8 = 0
          var k = 0
          while k < block {
            hits |= x[i &+ k] == value ? 1 : 0
            k &+= 1
          }
          if hits != 0 { break }
          i &+= block
        }
      }
      while i < count {
        let element = x[i &* stride]
        if element == value || (isNaN && element != element) { return i }
        i &+= 1
      }
      return count
    },
    mark: { source, stride, values, indices, row, count in
      let x = source.assumingMemoryBound(to: T.self)
      let y = values.assumingMemoryBound(to: T.self)
      var i = 0
      if stride == 1 {
        while i < count {
          let isHit = (x[i] == y[i] || (x[i] != x[i] && y[i] != y[i])) && indices[i] < 0
          indices[i] = isHit ? row : indices[i]
          i &+= 1
        }
      } else {
        while i < count {
          let element = x[i &* stride]
          let isHit = (element == y[i] || (element != element && y[i] != y[i])) && indices[i] < 0
          indices[i] = isHit ? row : indices[i]
          i &+= 1
        }
      }
    })
}
