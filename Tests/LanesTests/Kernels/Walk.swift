import Lanes
import LanesKernelInterface

/// Elements and the walk over them; a walk backwards begins at the end.
struct Walk<T: ArrayElement> {
  let elements: [T]
  let stride: Int
  let count: Int

  init(_ elements: [T], stride: Int, count: Int) {
    self.elements = elements
    self.stride = stride
    self.count = count
  }

  func withStart<Result>(_ body: (UnsafeRawPointer) -> Result) -> Result {
    elements.withUnsafeBufferPointer { body($0.baseAddress! + (stride < 0 ? -stride * max(count - 1, 0) : 0)) }
  }
}

/// What the loop writes, with the gaps between and behind that it must leave alone.
func run<T, R: ArrayElement>(_ loop: BinaryLoop, _ a: Walk<T>, _ b: Walk<T>, as type: R.Type, _ stride: Int) -> [R] {
  withOutput(stride, a.count) { out in
    a.withStart { x in b.withStart { y in loop(x, a.stride, y, b.stride, out, stride, a.count) } }
  }
}

func run<T, R: ArrayElement>(_ loop: UnaryLoop, _ a: Walk<T>, as type: R.Type, _ stride: Int) -> [R] {
  withOutput(stride, a.count) { out in a.withStart { loop($0, a.stride, out, stride, a.count) } }
}

func run<First, T>(_ loop: TernaryLoop, _ a: Walk<First>, _ b: Walk<T>, _ c: Walk<T>, _ stride: Int) -> [T] {
  withOutput(stride, a.count) { out in
    a.withStart { x in
      b.withStart { y in
        c.withStart { z in loop(x, a.stride, y, b.stride, z, c.stride, out, stride, a.count) }
      }
    }
  }
}

private func withOutput<R: ArrayElement>(
  _ stride: Int, _ count: Int, _ body: (UnsafeMutableRawPointer) -> Void
) -> [R] {
  var out = [R](repeating: .one, count: abs(stride) * count + 8)
  out.withUnsafeMutableBufferPointer { body($0.baseAddress! + (stride < 0 ? -stride * max(count - 1, 0) : 0)) }
  return out
}

/// The loop with the first or second operand as its output.
func runInPlace<T>(_ loop: BinaryLoop, _ a: Walk<T>, _ b: Walk<T>, onto first: Bool) -> [T] {
  var out = Array((first ? a : b).elements.prefix(a.count)) + [.one]
  out.withUnsafeMutableBytes { buffer in
    let start = buffer.baseAddress!
    if first {
      b.withStart { loop(start, 1, $0, b.stride, start, 1, a.count) }
    } else {
      a.withStart { loop($0, a.stride, start, 1, start, 1, a.count) }
    }
  }
  return Array(out.dropLast())
}

/// The accumulator's bits.
func fold<T>(_ loops: ReductionLoops, _ a: Walk<T>) -> [UInt64] {
  var total: (UInt64, UInt64) = (0, 0)
  withUnsafeMutableBytes(of: &total) { total in
    loops.fill(total.baseAddress!, 1)
    a.withStart { loops.fold($0, a.stride, a.count, total.baseAddress!) }
  }
  return withUnsafeBytes(of: &total) { bits(of: loops.accumulator, $0, 1) }
}

/// Three rows of accumulators' bits, each taking in the same row.
func accumulate<T>(_ loops: ReductionLoops, _ a: Walk<T>) -> [UInt64] {
  var totals = [UInt64](repeating: 0, count: 2 * (a.count + 1))
  totals.withUnsafeMutableBytes { totals in
    loops.fill(totals.baseAddress!, a.count)
    for _ in 0..<3 { a.withStart { loops.accumulate($0, 1, 1, a.stride, totals.baseAddress!, a.count) } }
  }
  return totals.withUnsafeBytes { bits(of: loops.accumulator, $0, a.count) }
}

/// The accumulators' bits of lines of `length` elements that follow each other, then of as many columns.
func accumulate<T>(_ loops: ReductionLoops, _ a: Walk<T>, _ length: Int) -> [UInt64] {
  let lines = a.count / length
  return [(1, length), (lines, 1)].flatMap { stride, lineStride in
    var totals = [UInt64](repeating: 0, count: 2 * (lines + 1))
    totals.withUnsafeMutableBytes { totals in
      loops.fill(totals.baseAddress!, lines)
      a.withStart { loops.accumulate($0, stride, length, lineStride, totals.baseAddress!, lines) }
    }
    return totals.withUnsafeBytes { bits(of: loops.accumulator, $0, lines) }
  }
}

/// Running totals of lines that follow each other, and of as many columns, as words of memory; every NaN is the same.
func scan<T: ArrayElement>(_ loop: ScanLoop, _ a: Walk<T>, lines: Int) -> [UInt64] {
  let length = a.count / lines
  return [(a.stride, length), (lines, 1)].prefix(lines).flatMap { stride, lineStride in
    var totals = [UInt64](repeating: 0, count: 2 * a.count + 1)
    totals.withUnsafeMutableBytes { totals in
      a.withStart {
        loop($0, stride, lineStride, totals.baseAddress!, lines > 1 ? stride : 1, lineStride, length, lines)
      }
    }
    return totals.withUnsafeBytes { bits(of: T.dtype.itemSize < 8 ? T.Sum.dtype : T.dtype, $0, length * lines) }
  }
}

/// One word an accumulator; every NaN is the same.
private func bits(of dtype: DType, _ bytes: UnsafeRawBufferPointer, _ count: Int) -> [UInt64] {
  func words<A: ArrayElement>(_ type: A.Type) -> [UInt64] {
    bytes.bindMemory(to: A.self).prefix(count * dtype.itemSize / MemoryLayout<A>.size).map { $0 != $0 ? .max : $0.bits }
  }
  return switch dtype {
  case .bool: words(Bool.self)
  case .int8, .uint8: words(UInt8.self)
  case .int16, .uint16: words(UInt16.self)
  case .int32, .uint32: words(UInt32.self)
  case .int64, .uint64: words(UInt64.self)
  case .float16: words(Float16.self)
  case .float32, .complex64: words(Float.self)
  case .float64, .complex128: words(Double.self)
  }
}
