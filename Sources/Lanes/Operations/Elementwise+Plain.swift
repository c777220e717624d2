import LanesIntrinsics
import LanesKernelInterface

// Contiguous memory of one shape, and single values, whose stride is 0: of both only addresses need to be known. With few
// elements, handing over layouts would cost more than the work.
extension Elementwise {
  /// `out[i] = operation(a[i])`
  @usableFromInline
  static func writePlain(
    _ operation: UnaryOperator, _ dtype: DType, _ a: UnsafeMutableRawPointer, into out: UnsafeMutableRawPointer,
    _ result: DType, _ count: Int
  ) {
    writePlain(.of(operation, dtype), loop(operation, dtype), dtype, a, into: out, result, count)
  }

  /// `out[i]` is `a[i]` in another type.
  @usableFromInline
  static func castPlain(
    _ dtype: DType, _ a: UnsafeMutableRawPointer, into out: UnsafeMutableRawPointer, _ result: DType, _ count: Int
  ) {
    writePlain(
      .cast(from: dtype, to: result), KernelSelection.current.kernels.cast(from: dtype, to: result), dtype, a,
      into: out,
      result, count)
  }

  @inline(__always)
  private static func writePlain(
    _ known: LanesClosure, _ loop: @autoclosure () -> UnaryLoop, _ dtype: DType, _ a: UnsafeMutableRawPointer,
    into out: UnsafeMutableRawPointer,
    _ result: DType, _ count: Int
  ) {
    let isApart = isApart(a, 1, dtype.itemSize, out, result.itemSize, count)
    if (isApart || a == out && dtype.itemSize == result.itemSize) && count &* result.itemSize < Writing.alwaysAtOnce {
      return lanes_call_unary(known, a, 1, out, 1, count)
    }
    writeOther(loop(), dtype, a, into: out, result, count, isApart)
  }

  /// What overlaps, and what is not written at once.
  @inline(never)
  private static func writeOther(
    _ loop: UnaryLoop, _ dtype: DType, _ a: UnsafeMutableRawPointer, into out: UnsafeMutableRawPointer,
    _ result: DType, _ count: Int, _ isApart: Bool
  ) {
    let (itemSize, resultSize) = (dtype.itemSize, result.itemSize)
    guard isApart || a == out && itemSize == resultSize else {
      return run(loop, .plain(a, 1, dtype, count), into: .plain(out, 1, result, count))
    }
    Writing.forEachPart(count, to: out, resultSize, reading: a == out ? nil : count &* itemSize) {
      first, place, count in
      loop(a + first &* itemSize, 1, place, 1, count)
    }
  }

  /// `out[i] = operation(a[i], b[i])`
  @usableFromInline
  static func writePlain(
    _ operation: BinaryOperator, _ dtype: DType, _ a: UnsafeMutableRawPointer, _ aStride: Int,
    _ b: UnsafeMutableRawPointer, _ bStride: Int, into out: UnsafeMutableRawPointer, _ count: Int
  ) {
    writePlain(.of(operation, dtype), loop(operation, dtype), dtype, a, aStride, b, bStride, into: out, dtype, count)
  }

  @usableFromInline
  static func writePlain(
    _ operation: ComparisonOperator, _ dtype: DType, _ a: UnsafeMutableRawPointer, _ aStride: Int,
    _ b: UnsafeMutableRawPointer, _ bStride: Int, into out: UnsafeMutableRawPointer, _ count: Int
  ) {
    writePlain(.of(operation, dtype), loop(operation, dtype), dtype, a, aStride, b, bStride, into: out, .bool, count)
  }

  @inline(__always)
  private static func writePlain(
    _ known: LanesClosure, _ loop: @autoclosure () -> BinaryLoop, _ dtype: DType, _ a: UnsafeMutableRawPointer,
    _ aStride: Int, _ b: UnsafeMutableRawPointer,
    _ bStride: Int, into out: UnsafeMutableRawPointer, _ result: DType, _ count: Int
  ) {
    let (itemSize, resultSize) = (dtype.itemSize, result.itemSize)
    let isSafe =
      (a == out && itemSize == resultSize || isApart(a, aStride, itemSize, out, resultSize, count))
      && (b == out && itemSize == resultSize || isApart(b, bStride, itemSize, out, resultSize, count))
    if isSafe && count &* resultSize < Writing.alwaysAtOnce {
      return lanes_call_binary(known, a, aStride, b, bStride, out, 1, count)
    }
    writeOther(loop(), dtype, a, aStride, b, bStride, into: out, result, count, isSafe)
  }

  /// What overlaps, and what is not written at once.
  @inline(never)
  private static func writeOther(
    _ loop: BinaryLoop, _ dtype: DType, _ a: UnsafeMutableRawPointer, _ aStride: Int, _ b: UnsafeMutableRawPointer,
    _ bStride: Int, into out: UnsafeMutableRawPointer, _ result: DType, _ count: Int, _ isSafe: Bool
  ) {
    guard isSafe else {
      return run(
        loop, .plain(a, aStride, dtype, count), .plain(b, bStride, dtype, count), into: .plain(out, 1, result, count))
    }
    let itemSize = dtype.itemSize
    let reading = a == out || b == out ? nil : (aStride &+ bStride) &* count &* itemSize
    Writing.forEachPart(count, to: out, result.itemSize, reading: reading) { first, place, count in
      loop(
        a + (first &* itemSize) &* aStride, aStride, b + (first &* itemSize) &* bStride, bStride, place, 1, count)
    }
  }

  /// Whether an operand, of so many elements or one, and the output share no memory.
  @inline(__always)
  private static func isApart(
    _ a: UnsafeMutableRawPointer, _ stride: Int, _ itemSize: Int, _ out: UnsafeMutableRawPointer, _ resultSize: Int,
    _ count: Int
  ) -> Bool {
    a + (stride == 0 ? itemSize : count &* itemSize) <= out || out + count &* resultSize <= a
  }
}

extension Operand {
  /// So many elements in a row, or one that stands for all, in memory that the caller keeps.
  fileprivate static func plain(
    _ pointer: UnsafeMutableRawPointer, _ stride: Int, _ dtype: DType, _ count: Int
  ) -> Operand {
    stride == 0 ? Operand(scalarAt: pointer, dtype) : Operand(keptAt: pointer, Layout(contiguous: [count]), dtype)
  }
}

extension NDArray {
  /// Fresh memory for a contiguous result of the shape of a contiguous array.
  @inlinable
  static func result<Other>(like model: borrowing NDArray<Other>) -> NDArray {
    NDArray(.allocate(like: model.storage, Element.dtype))
  }
}
