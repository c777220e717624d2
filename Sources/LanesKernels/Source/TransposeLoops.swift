import LanesKernelInterface

/// Copies a matrix whose fast axes differ, by square tiles of a cache line's width.
///
/// A tile is read line by line into a buffer and written line by line from it: each line of either
/// side is touched once, from end to end. Going straight from one matrix to the other would need a
/// tile's lines of both to stay in the cache together, and where a row is a power of two long they
/// all fall into one of its sets.
func transpose<T: BitwiseCopyable & Sendable>(_ element: T.Type) -> TransposeLoop {
  TransposeLoop { source, sourceStride, out, outStride, rows, columns in
    let x = source.assumingMemoryBound(to: T.self)
    let y = out.assumingMemoryBound(to: T.self)
    let side = Swift.max(8, 64 / MemoryLayout<T>.stride)
    withUnsafeTemporaryAllocation(of: T.self, capacity: side * side) { tile in
      let tile = tile.baseAddress!
      var c0 = 0
      while c0 < columns {
        let width = min(side, columns &- c0)
        var r0 = 0
        while r0 < rows {
          let height = min(side, rows &- r0)
          if width == side && height == side {
            var c = 0
            while c < side {
              let line = x + ((c0 &+ c) &* sourceStride &+ r0)
              var r = 0
              while r < side {
                tile[r &* side &+ c] = line[r]
                r &+= 1
              }
              c &+= 1
            }
            var r = 0
            while r < side {
              (y + ((r0 &+ r) &* outStride &+ c0)).update(from: tile + r &* side, count: side)
              r &+= 1
            }
          } else {
            var r = r0
            while r < r0 &+ height {
              var c = c0
              while c < c0 &+ width {
                y[r &* outStride &+ c] = x[c &* sourceStride &+ r]
                c &+= 1
              }
              r &+= 1
            }
          }
          r0 &+= side
        }
        c0 &+= side
      }
    }
  }
}
