import LanesKernelInterface

// The same for functions of two numbers. An operand that is one number for all is a block of it.

@inline(never)
private func walk<T: RealArithmetic>(
  _ a: UnsafePointer<T>, _ aStride: Int, _ b: UnsafePointer<T>, _ bStride: Int, _ out: UnsafeMutablePointer<T>,
  _ outStride: Int, _ count: Int, _ loop: ContiguousBinaryLoop<T>
) {
  typealias Block = FunctionBlock<T>
  var start = 0
  if aStride == 1 && bStride == 1 && outStride == 1 && count >= Block.granularity && Block.areApart(a, out, count)
    && Block.areApart(b, out, count)
  {
    let whole = count & ~(Block.granularity &- 1)
    while start < whole {
      let length = Swift.min(Block.length, whole &- start)
      loop(a + start, b + start, out + start, length)
      start &+= length
    }
    if start == count { return }
  }
  withUnsafeTemporaryAllocation(of: T.self, capacity: 3 * Block.length) { blocks in
    let x = blocks.baseAddress!
    let (y, result) = (x + Block.length, x + 2 * Block.length)
    while start < count {
      let length = Swift.min(Block.length, count &- start)
      Block.gather(a + start &* aStride, aStride, length, into: x)
      Block.gather(b + start &* bStride, bStride, length, into: y)
      loop(x, y, result, Block.padded(length))
      Block.scatter(result, length, to: out + start &* outStride, outStride)
      start &+= length
    }
  }
}

@inline(never)
private func walkThroughSingle(
  _ a: UnsafePointer<Float16>, _ aStride: Int, _ b: UnsafePointer<Float16>, _ bStride: Int,
  _ out: UnsafeMutablePointer<Float16>, _ outStride: Int, _ count: Int, _ loop: ContiguousBinaryLoop<Float>
) {
  typealias Block = FunctionBlock<Float>
  withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * Block.length) { blocks in
    let x = blocks.baseAddress!
    let (y, result) = (x + Block.length, x + 2 * Block.length)
    var start = 0
    while start < count {
      let length = Swift.min(Block.length, count &- start)
      Block.gather(a + start &* aStride, aStride, length, into: x)
      Block.gather(b + start &* bStride, bStride, length, into: y)
      loop(x, y, result, Block.padded(length))
      Block.scatter(result, length, to: out + start &* outStride, outStride)
      start &+= length
    }
  }
}

extension Float {
  @inline(__always)
  static func functionLoop<F: BinaryElementaryFunction>(_ function: F.Type) -> BinaryLoop {
    BinaryLoop { a, aStride, b, bStride, out, outStride, count in
      walk(
        a.assumingMemoryBound(to: Float.self), aStride, b.assumingMemoryBound(to: Float.self), bStride,
        out.assumingMemoryBound(to: Float.self), outStride, count
      ) { singleLoop(F.self, $0, $1, $2, $3) }
    }
  }
}

extension Double {
  @inline(__always)
  static func functionLoop<F: BinaryElementaryFunction>(_ function: F.Type) -> BinaryLoop {
    BinaryLoop { a, aStride, b, bStride, out, outStride, count in
      walk(
        a.assumingMemoryBound(to: Double.self), aStride, b.assumingMemoryBound(to: Double.self), bStride,
        out.assumingMemoryBound(to: Double.self), outStride, count
      ) { doubleLoop(F.self, $0, $1, $2, $3) }
    }
  }
}

extension Float16 {
  @inline(__always)
  static func functionLoop<F: BinaryElementaryFunction>(_ function: F.Type) -> BinaryLoop {
    BinaryLoop { a, aStride, b, bStride, out, outStride, count in
      walkThroughSingle(
        a.assumingMemoryBound(to: Float16.self), aStride, b.assumingMemoryBound(to: Float16.self), bStride,
        out.assumingMemoryBound(to: Float16.self), outStride, count
      ) { singleLoop(F.self, $0, $1, $2, $3) }
    }
  }
}
