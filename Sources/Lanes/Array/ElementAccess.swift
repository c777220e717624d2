/// What reading and writing one element by its index needs to know of an array, in two words: a loop over `a[i, j]` keeps
/// them in registers, where the layout would have to be read from memory at each step, since writing an element might
/// have changed it for all the compiler knows.
///
/// It knows arrays of one axis, and those of two axes whose extents and strides fit 30 and 32 bits. All others look like an
/// array of one axis without elements.
@usableFromInline
struct ElementAccess: Sendable, BitwiseCopyable {
  /// From the lowest bit: the extent of axis 0 in 30 bits and that of axis 1 in 30 bits, or the extent of the only axis in 61
  /// bits; in bit 61 whether there are two axes, then whether the array is read-only, and whether it is a view.
  @usableFromInline let extents: UInt64
  /// The stride of the only axis, or those of axis 0 and axis 1 in 32 bits each, in elements.
  @usableFromInline let strides: Int

  init(_ layout: Layout, isView: Bool, isWritable: Bool) {
    self = withUnsafePointer(to: layout) { ElementAccess(at: $0, isView: isView, isWritable: isWritable) }
  }

  @inline(__always)
  init(at address: UnsafePointer<Layout>, isView: Bool, isWritable: Bool) {
    var packed: UInt64 = (isWritable ? 0 : 1 << 62) | (isView ? 1 << 63 : 0)
    var steps = 0
    if address.pointee.shape.rank == 1 {
      let extent = UInt64(address.pointee.shape.inline[unchecked: 0])
      if extent < 1 << 61 {
        packed |= extent
        steps = address.pointee.strides.inline[unchecked: 0]
      }
    } else if address.pointee.shape.rank == 2 {
      let (rows, columns) = (
        address.pointee.shape.inline[unchecked: 0], address.pointee.shape.inline[unchecked: 1]
      )
      let (outer, inner) = (
        Int32(truncatingIfNeeded: address.pointee.strides.inline[unchecked: 0]),
        Int32(truncatingIfNeeded: address.pointee.strides.inline[unchecked: 1])
      )
      if rows | columns < 1 << 30 && Int(outer) == address.pointee.strides.inline[unchecked: 0]
        && Int(inner) == address.pointee.strides.inline[unchecked: 1]
      {
        packed |= UInt64(rows) | UInt64(columns) << 30 | 1 << 61
        steps = Int(inner) << 32 | Int(UInt32(bitPattern: outer))
      }
    }
    extents = packed
    strides = steps
  }

  @inlinable @inline(__always)
  var isView: Bool { extents >> 63 != 0 }

  @inlinable @inline(__always)
  var isWritable: Bool { extents & 1 << 62 == 0 }

  /// The extent of the only axis.
  @inlinable @inline(__always)
  var count: Int { Int(extents & (1 << 61 - 1)) }

  @inlinable @inline(__always)
  var rows: Int { Int(extents & 0x3FFF_FFFF) }

  @inlinable @inline(__always)
  var columns: Int { Int(extents >> 30 & 0x3FFF_FFFF) }

  @inlinable @inline(__always)
  var rowStride: Int { Int(Int32(truncatingIfNeeded: strides)) }

  @inlinable @inline(__always)
  var columnStride: Int { strides >> 32 }

  // Questions whose answers are signs, so that many can be asked at once.

  /// Negative where nothing may be written.
  @inlinable @inline(__always)
  var refusal: Int { Int(truncatingIfNeeded: extents << 1) }

  /// Negative of an array of two axes.
  @inlinable @inline(__always)
  var matrixSign: Int { Int(truncatingIfNeeded: extents << 2) }

  /// Negative of all other arrays.
  @inlinable @inline(__always)
  var otherSign: Int { ~matrixSign }
}
