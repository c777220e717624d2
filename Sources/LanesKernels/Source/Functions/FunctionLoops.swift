import LanesKernelInterface

// How a function's contiguous loop serves every layout: what is strided, in place or shorter than a
// vector is gathered into a block on the stack first, which costs little beside a function.

/// Elements in a block: two blocks of doubles are half of a first-level cache of 32 KiB.
private let blockLength = 512

/// Loops are given multiples of this many elements, so that none falls into a vector loop's scalar rest.
private let granularity = 32

extension RealArithmetic {
  @inline(__always)
  fileprivate static func gather(
    _ x: UnsafePointer<Self>, _ stride: Int, _ count: Int, into block: UnsafeMutablePointer<Self>
  ) {
    if stride == 1 {
      block.update(from: x, count: count)
    } else {
      for i in 0..<count { block[i] = x[i &* stride] }
    }
  }

  @inline(__always)
  fileprivate static func scatter(
    _ block: UnsafePointer<Self>, _ count: Int, to y: UnsafeMutablePointer<Self>, _ stride: Int
  ) {
    if stride == 1 {
      y.update(from: block, count: count)
    } else {
      for i in 0..<count { y[i &* stride] = block[i] }
    }
  }
}

/// Whether the `count` elements at `x` and those at `y` have none in common.
@inline(__always)
private func areApart<T>(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ count: Int) -> Bool {
  UnsafePointer(y) + count <= x || x + count <= UnsafePointer(y)
}

/// The length of a block's loop: with what is added the block is a whole number of vectors.
@inline(__always)
private func padded(_ count: Int) -> Int { (count &+ granularity &- 1) & ~(granularity &- 1) }

@inline(never)
private func walk<T: RealArithmetic>(
  _ x: UnsafePointer<T>, _ xStride: Int, _ y: UnsafeMutablePointer<T>, _ yStride: Int, _ count: Int,
  _ loop: ContiguousLoop<T>
) {
  var start = 0
  if xStride == 1 && yStride == 1 && count >= granularity && areApart(x, y, count) {
    let whole = count & ~(granularity &- 1)
    while start < whole {
      let length = Swift.min(blockLength, whole &- start)
      loop(x + start, y + start, length)
      start &+= length
    }
    if start == count { return }
  }
  withUnsafeTemporaryAllocation(of: T.self, capacity: 2 * blockLength) { blocks in
    let (source, result) = (blocks.baseAddress!, blocks.baseAddress! + blockLength)
    while start < count {
      let length = Swift.min(blockLength, count &- start)
      T.gather(x + start &* xStride, xStride, length, into: source)
      for i in length..<padded(length) { source[i] = .one }
      loop(source, result, padded(length))
      T.scatter(result, length, to: y + start &* yStride, yStride)
      start &+= length
    }
  }
}

/// Half precision: blocks are made single, and results half again.
@inline(never)
private func walkThroughSingle(
  _ x: UnsafePointer<Float16>, _ xStride: Int, _ y: UnsafeMutablePointer<Float16>, _ yStride: Int, _ count: Int,
  _ loop: ContiguousLoop<Float>
) {
  withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * blockLength) { blocks in
    let (source, result) = (blocks.baseAddress!, blocks.baseAddress! + blockLength)
    var start = 0
    while start < count {
      let length = Swift.min(blockLength, count &- start)
      let (from, to) = (x + start &* xStride, y + start &* yStride)
      if xStride == 1 {
        for i in 0..<length { source[i] = Float(from[i]) }
      } else {
        for i in 0..<length { source[i] = Float(from[i &* xStride]) }
      }
      for i in length..<padded(length) { source[i] = 1 }
      loop(source, result, padded(length))
      if yStride == 1 {
        for i in 0..<length { to[i] = Float16(result[i]) }
      } else {
        for i in 0..<length { to[i &* yStride] = Float16(result[i]) }
      }
      start &+= length
    }
  }
}

extension Float {
  @inline(__always)
  static func functionLoop<F: ElementaryFunction>(_ function: F.Type) -> UnaryLoop {
    UnaryLoop { source, sourceStride, out, outStride, count in
      walk(
        source.assumingMemoryBound(to: Float.self), sourceStride, out.assumingMemoryBound(to: Float.self), outStride,
        count
      ) { singleLoop(F.self, $0, $1, $2) }
    }
  }
}

extension Double {
  @inline(__always)
  static func functionLoop<F: ElementaryFunction>(_ function: F.Type) -> UnaryLoop {
    UnaryLoop { source, sourceStride, out, outStride, count in
      walk(
        source.assumingMemoryBound(to: Double.self), sourceStride, out.assumingMemoryBound(to: Double.self), outStride,
        count
      ) { doubleLoop(F.self, $0, $1, $2) }
    }
  }
}

extension Float16 {
  @inline(__always)
  static func functionLoop<F: ElementaryFunction>(_ function: F.Type) -> UnaryLoop {
    UnaryLoop { source, sourceStride, out, outStride, count in
      walkThroughSingle(
        source.assumingMemoryBound(to: Float16.self), sourceStride, out.assumingMemoryBound(to: Float16.self),
        outStride, count
      ) { singleLoop(F.self, $0, $1, $2) }
    }
  }
}
