/// What reading and writing one element by its index needs to know of an array, in two words: a loop over `a[i, j]` keeps
/// them in registers, where the layout would have to be read from memory at each step, since writing an element might
/// have changed it for all the compiler knows.
///
/// It knows arrays of one and two axes that have elements, and whose extents and strides fit 32 bits. Of all others the
/// extents noted here are 0.
@usableFromInline
struct ElementAccess: Sendable, BitwiseCopyable {
  /// From the lowest bit: the extent of axis 0 in 31 bits, whether the array is read-only, the extent of axis 1 (0 of an
  /// array with one axis) in 31 bits, and whether it is a view.
  @usableFromInline let extents: UInt64
  /// The strides of axis 0 and of axis 1, in elements.
  @usableFromInline let strides: SIMD2<Int32>

  init(_ layout: Layout, isView: Bool, isWritable: Bool) {
    self = withUnsafePointer(to: layout) { ElementAccess(at: $0, isView: isView, isWritable: isWritable) }
  }

  @inline(__always)
  init(at address: UnsafePointer<Layout>, isView: Bool, isWritable: Bool) {
    var packed: UInt64 = (isWritable ? 0 : 1 << 31) | (isView ? 1 << 63 : 0)
    var steps = SIMD2<Int32>()
    if address.pointee.shape.rank == 1 || address.pointee.shape.rank == 2 {
      let isMatrix = address.pointee.shape.rank == 2
      let rows = address.pointee.shape.inline[unchecked: 0]
      let columns = isMatrix ? address.pointee.shape.inline[unchecked: 1] : 0
      let (step, inner) = (
        address.pointee.strides.inline[unchecked: 0], isMatrix ? address.pointee.strides.inline[unchecked: 1] : 0
      )
      let isSmall =
        rows < 1 << 31 && columns < 1 << 31 && Int(Int32(truncatingIfNeeded: step)) == step
        && Int(Int32(truncatingIfNeeded: inner)) == inner
      // A matrix without columns looks like an array of one axis, and must not be taken for one.
      if isSmall && !(isMatrix && columns == 0) {
        packed |= UInt64(rows) | UInt64(columns) << 32
        steps = SIMD2(Int32(truncatingIfNeeded: step), Int32(truncatingIfNeeded: inner))
      }
    }
    extents = packed
    strides = steps
  }

  @inlinable @inline(__always)
  var isView: Bool { extents >> 63 != 0 }

  @inlinable @inline(__always)
  var isWritable: Bool { extents & 1 << 31 == 0 }

  @inlinable @inline(__always)
  var rows: Int { Int(extents & 0x7FFF_FFFF) }

  @inlinable @inline(__always)
  var columns: Int { Int(extents >> 32 & 0x7FFF_FFFF) }

  /// Whether these are the facts of an array of one axis.
  @inlinable @inline(__always)
  var isVector: Bool { columns == 0 && rows != 0 }

  /// Whether these are the facts of an array of two axes.
  @inlinable @inline(__always)
  var isMatrix: Bool { columns != 0 }
}
