import LanesKernelInterface

/// The sum of rows, each times a factor. Rows go by eights, so that a sum is read and written once for all of them; sums
/// over 256 rows are added up, as in a product of matrices.
@inline(__always)
func combination<T: Arithmetic>(
  _ multiplyAdd: @escaping @Sendable (T, T, T) -> T
) -> MatrixProductLoops.Combination {
  { factors, factorStride, rows, rowStride, rowCount, columnCount, out in
    let (x, a, z) = (
      factors.assumingMemoryBound(to: T.self), rows.assumingMemoryBound(to: T.self), out.assumingMemoryBound(to: T.self)
    )
    // As many sums as leave the first cache to the rows.
    let width = 8192 / MemoryLayout<T>.stride
    let sums = UnsafeMutablePointer<T>.allocate(capacity: Swift.min(width, columnCount))
    defer { sums.deallocate() }
    var column = 0
    while column < columnCount {
      let columns = Swift.min(width, columnCount &- column)
      var start = 0
      repeat {
        let end = Swift.min(start &+ matrixProductDepth, rowCount)
        sums.update(repeating: .zero, count: columns)
        var row = start
        while row &+ 8 <= end {
          addRows(
            x + row &* factorStride, factorStride, a + (row &* rowStride &+ column), rowStride, columns, sums,
            multiplyAdd)
          row &+= 8
        }
        while row < end {
          let (factor, line) = (x[row &* factorStride], a + (row &* rowStride &+ column))
          var j = 0
          while j < columns {
            sums[j] = multiplyAdd(sums[j], factor, line[j])
            j &+= 1
          }
          row &+= 1
        }
        let target = z + column
        var j = 0
        if start == 0 {
          target.update(from: sums, count: columns)
        } else {
          while j < columns {
            target[j] = .sum(target[j], sums[j])
            j &+= 1
          }
        }
        start = end
      } while start < rowCount
      column &+= columns
    }
  }
}

@inline(__always)
private func addRows<T: Arithmetic>(
  _ x: UnsafePointer<T>, _ stride: Int, _ a: UnsafePointer<T>, _ rowStride: Int, _ columns: Int,
  _ sums: UnsafeMutablePointer<T>, _ multiplyAdd: (T, T, T) -> T
) {
  let (x0, x1, x2, x3) = (x[0], x[stride], x[2 &* stride], x[3 &* stride])
  let (x4, x5, x6, x7) = (x[4 &* stride], x[5 &* stride], x[6 &* stride], x[7 &* stride])
  let (a1, a2, a3) = (a + rowStride, a + 2 &* rowStride, a + 3 &* rowStride)
  let (a4, a5, a6, a7) = (a + 4 &* rowStride, a + 5 &* rowStride, a + 6 &* rowStride, a + 7 &* rowStride)
  var j = 0
  while j < columns {
    var sum = multiplyAdd(sums[j], x0, a[j])
    sum = multiplyAdd(sum, x1, a1[j])
    sum = multiplyAdd(sum, x2, a2[j])
    sum = multiplyAdd(sum, x3, a3[j])
    sum = multiplyAdd(sum, x4, a4[j])
    sum = multiplyAdd(sum, x5, a5[j])
    sum = multiplyAdd(sum, x6, a6[j])
    sums[j] = multiplyAdd(sum, x7, a7[j])
    j &+= 1
  }
}
