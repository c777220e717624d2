import LanesIntrinsics
import LanesKernelInterface

// Few elements that follow each other. To find out whether they are, to make the result and to compute it is one call, which
// borrows the operands: counting who else holds them, so as to write to the memory of a temporary, takes longer than the
// work in a storage that was kept.
extension Elementwise {
  /// The result of `operation` on few elements, or nil where there are more, or where they do not follow each other.
  @usableFromInline
  static func small(
    _ operation: BinaryOperator, _ dtype: DType, _ a: Storage, _ x: UnsafeMutableRawPointer, _ b: Storage,
    _ y: UnsafeMutableRawPointer
  ) -> Storage? {
    guard isSmall(a, dtype) && a.isPlain(like: b) else { return nil }
    return small(.of(operation, dtype), like: a, dtype, x, 1, y, 1)
  }

  /// The same with a scalar, given by its bytes.
  @usableFromInline
  static func small(
    _ operation: BinaryOperator, _ dtype: DType, _ a: Storage, _ x: UnsafeMutableRawPointer,
    _ scalar: SIMD2<UInt64>
  ) -> Storage? {
    guard isSmall(a, dtype) && a.layoutAddress.pointee.isContiguous else { return nil }
    var scalar = scalar
    return withUnsafeMutableBytes(of: &scalar) {
      small(.of(operation, dtype), like: a, dtype, x, 1, $0.baseAddress!, 0)
    }
  }

  /// The same with the scalar on the left.
  @usableFromInline
  static func small(
    _ operation: BinaryOperator, _ dtype: DType, _ scalar: SIMD2<UInt64>, _ b: Storage,
    _ y: UnsafeMutableRawPointer
  ) -> Storage? {
    guard isSmall(b, dtype) && b.layoutAddress.pointee.isContiguous else { return nil }
    var scalar = scalar
    return withUnsafeMutableBytes(of: &scalar) {
      small(.of(operation, dtype), like: b, dtype, $0.baseAddress!, 0, y, 1)
    }
  }

  @usableFromInline
  static func small(
    _ operation: ComparisonOperator, _ dtype: DType, _ a: Storage, _ x: UnsafeMutableRawPointer, _ b: Storage,
    _ y: UnsafeMutableRawPointer
  ) -> Storage? {
    guard isSmall(a, dtype) && a.isPlain(like: b) else { return nil }
    return small(.of(operation, dtype), like: a, .bool, x, 1, y, 1)
  }

  @usableFromInline
  static func small(
    _ operation: UnaryOperator, _ dtype: DType, _ a: Storage, _ x: UnsafeMutableRawPointer, _ result: DType
  ) -> Storage? {
    guard isSmall(a, dtype) && a.layoutAddress.pointee.isContiguous else { return nil }
    let out = Storage.allocate(like: a, result)
    lanes_call_unary(.of(operation, dtype), x, 1, out.base, 1, a.layoutAddress.pointee.size)
    return out
  }

  @inline(__always)
  private static func small(
    _ loop: LanesClosure, like model: Storage, _ result: DType, _ x: UnsafeMutableRawPointer, _ xStride: Int,
    _ y: UnsafeMutableRawPointer, _ yStride: Int
  ) -> Storage {
    let out = Storage.allocate(like: model, result)
    lanes_call_binary(loop, x, xStride, y, yStride, out.base, 1, model.layoutAddress.pointee.size)
    return out
  }

  /// Whether memory for so many elements is kept.
  @inline(__always)
  private static func isSmall(_ model: Storage, _ dtype: DType) -> Bool {
    let size = model.layoutAddress.pointee.size
    return size <= KeptStorages.largest && size &* dtype.itemSize <= KeptStorages.largest
  }
}
