/// The blocks on the stack in which functions are computed where elements don't lie side by side.
enum FunctionBlock<T: RealArithmetic> {
  /// Elements in a block: three blocks of doubles are less than half of a first-level cache of 32 KiB.
  @inline(__always) static var length: Int { 512 }

  /// Loops are given multiples of this many elements, so that none falls into a vector loop's scalar rest.
  @inline(__always) static var granularity: Int { 64 / MemoryLayout<T>.stride }

  @inline(__always)
  static func padded(_ count: Int) -> Int { (count &+ granularity &- 1) & ~(granularity &- 1) }

  /// The elements, and ones up to a whole number of vectors.
  @inline(__always)
  static func gather(_ x: UnsafePointer<T>, _ stride: Int, _ count: Int, into block: UnsafeMutablePointer<T>) {
    if stride == 1 {
      block.update(from: x, count: count)
    } else {
      for i in 0..<count { block[i] = x[i &* stride] }
    }
    for i in count..<padded(count) { block[i] = .one }
  }

  @inline(__always)
  static func scatter(_ block: UnsafePointer<T>, _ count: Int, to y: UnsafeMutablePointer<T>, _ stride: Int) {
    if stride == 1 {
      y.update(from: block, count: count)
    } else {
      for i in 0..<count { y[i &* stride] = block[i] }
    }
  }

  /// Whether the `count` elements at `x` and those at `y` have none in common.
  @inline(__always)
  static func areApart(_ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ count: Int) -> Bool {
    UnsafePointer(y) + count <= x || x + count <= UnsafePointer(y)
  }
}

// Half precision is made single, and half again.
extension FunctionBlock<Float> {
  @inline(__always)
  static func gather(_ x: UnsafePointer<Float16>, _ stride: Int, _ count: Int, into block: UnsafeMutablePointer<Float>)
  {
    if stride == 1 {
      for i in 0..<count { block[i] = Float(x[i]) }
    } else {
      for i in 0..<count { block[i] = Float(x[i &* stride]) }
    }
    for i in count..<padded(count) { block[i] = 1 }
  }

  @inline(__always)
  static func scatter(_ block: UnsafePointer<Float>, _ count: Int, to y: UnsafeMutablePointer<Float16>, _ stride: Int) {
    if stride == 1 {
      for i in 0..<count { y[i] = Float16(block[i]) }
    } else {
      for i in 0..<count { y[i &* stride] = Float16(block[i]) }
    }
  }
}
