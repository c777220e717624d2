import LanesKernelInterface

// How a function's contiguous loop serves every layout: what is strided, in place or shorter than a
// vector is gathered into a block on the stack first, which costs little beside a function.

@inline(never)
private func walk<T: RealArithmetic>(
  _ x: UnsafePointer<T>, _ xStride: Int, _ y: UnsafeMutablePointer<T>, _ yStride: Int, _ count: Int,
  _ loop: ContiguousLoop<T>
) {
  if xStride == 0 && count > 1 {
    walk(x, 1, y, 1, 1, loop)
    for i in 1..<count { y[i &* yStride] = y[0] }
    return
  }
  typealias Block = FunctionBlock<T>
  var start = 0
  if xStride == 1 && yStride == 1 && count >= Block.granularity && Block.areApart(x, y, count) {
    let whole = count & ~(Block.granularity &- 1)
    while start < whole {
      let length = Swift.min(Block.length, whole &- start)
      loop(x + start, y + start, length)
      start &+= length
    }
    if start == count { return }
  }
  withUnsafeTemporaryAllocation(of: T.self, capacity: 2 * Block.length) { blocks in
    let (source, result) = (blocks.baseAddress!, blocks.baseAddress! + Block.length)
    while start < count {
      let length = Swift.min(Block.length, count &- start)
      Block.gather(x + start &* xStride, xStride, length, into: source)
      loop(source, result, Block.padded(length))
      Block.scatter(result, length, to: y + start &* yStride, yStride)
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
  if xStride == 0 && count > 1 {
    walkThroughSingle(x, 1, y, 1, 1, loop)
    for i in 1..<count { y[i &* yStride] = y[0] }
    return
  }
  typealias Block = FunctionBlock<Float>
  withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * Block.length) { blocks in
    let (source, result) = (blocks.baseAddress!, blocks.baseAddress! + Block.length)
    var start = 0
    while start < count {
      let length = Swift.min(Block.length, count &- start)
      Block.gather(x + start &* xStride, xStride, length, into: source)
      loop(source, result, Block.padded(length))
      Block.scatter(result, length, to: y + start &* yStride, yStride)
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
