import LanesKernelInterface

/// Dot products of rows with a vector. Long ones are sums of sums over 4096 elements, which are added up pairwise.
struct DotProduct<T: Arithmetic> {
  typealias Matrix = MatrixProductLoops.Matrix
  let multiplyAdd: (T, T, T) -> T
  /// The product of short lines side by side.
  let short: (UnsafePointer<T>, UnsafePointer<T>, Int) -> T

  @inline(__always)
  func run(
    _ rows: Matrix, _ rowCount: Int, _ vector: UnsafeRawPointer, _ stride: Int, _ count: Int,
    _ out: UnsafeMutableRawPointer, _ outStride: Int
  ) {
    let a = rows.start.assumingMemoryBound(to: T.self)
    let z = out.assumingMemoryBound(to: T.self)
    var b = vector.assumingMemoryBound(to: T.self)
    let copy = rows.columnStride == 1 && stride != 1 ? UnsafeMutablePointer<T>.allocate(capacity: count) : nil
    defer { copy?.deallocate() }
    if let copy {
      var i = 0
      while i < count {
        copy[i] = b[i &* stride]
        i &+= 1
      }
      b = UnsafePointer(copy)
    }
    let isSideBySide = rows.columnStride == 1 && (stride == 1 || copy != nil)
    var row = 0
    while row < rowCount {
      let line = a + row &* rows.rowStride
      z[row &* outStride] =
        isSideBySide
        ? sum(count) { short(line + $0, b + $0, $1) }
        : sum(count) { strided(line + $0 &* rows.columnStride, rows.columnStride, b + $0 &* stride, stride, $1) }
      row &+= 1
    }
  }

  /// The sum over blocks, which merge like the digits of a binary counter.
  @inline(__always)
  private func sum(_ count: Int, _ blockSum: (_ start: Int, _ count: Int) -> T) -> T {
    let block = 4096
    if count <= block { return blockSum(0, count) }
    return withUnsafeTemporaryAllocation(of: T.self, capacity: 64) { partials in
      var (depth, finished, start) = (0, 0, 0)
      while start < count {
        partials[depth] = blockSum(start, Swift.min(block, count &- start))
        finished &+= 1
        var digits = finished
        while digits & 1 == 0 {
          depth &-= 1
          partials[depth] = .sum(partials[depth], partials[depth &+ 1])
          digits >>= 1
        }
        depth &+= 1
        start &+= block
      }
      var total = T.zero
      while depth > 0 {
        depth &-= 1
        total = .sum(total, partials[depth])
      }
      return total
    }
  }

  /// Four sums side by side.
  @inline(__always)
  private func strided(
    _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int, _ count: Int
  ) -> T {
    var (s0, s1, s2, s3) = (T.zero, T.zero, T.zero, T.zero)
    var i = 0
    while i &+ 4 <= count {
      s0 = multiplyAdd(s0, a[i &* aStride], b[i &* bStride])
      s1 = multiplyAdd(s1, a[(i &+ 1) &* aStride], b[(i &+ 1) &* bStride])
      s2 = multiplyAdd(s2, a[(i &+ 2) &* aStride], b[(i &+ 2) &* bStride])
      s3 = multiplyAdd(s3, a[(i &+ 3) &* aStride], b[(i &+ 3) &* bStride])
      i &+= 4
    }
    while i < count {
      s0 = multiplyAdd(s0, a[i &* aStride], b[i &* bStride])
      i &+= 1
    }
    return .sum(.sum(s0, s2), .sum(s1, s3))
  }
}
