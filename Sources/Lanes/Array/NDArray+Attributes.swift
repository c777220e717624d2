extension NDArray {
  /// The extent of each axis. O(1).
  @inlinable public var shape: Dimensions { layout.shape }

  /// The bytes from one element to the next along each axis, as NumPy counts them. O(1).
  public var strides: Dimensions {
    var bytes = layout.strides
    for axis in 0..<bytes.count { bytes[axis] *= itemSize }
    return bytes
  }

  /// The number of axes.
  @inlinable public var ndim: Int { layout.shape.count }

  /// The number of elements.
  @inlinable public var size: Int { layout.size }

  /// The bytes of one element.
  @inlinable public var itemSize: Int { MemoryLayout<Element>.stride }

  /// The bytes of all elements: `size * itemSize`, also for a view, whose memory may be larger or
  /// shared among its elements.
  @inlinable public var nbytes: Int { size * itemSize }

  /// The bytes that the heap really set aside for the memory this array is a view of: what the
  /// allocator and the alignment round up is included. 0 for memory that is not the heap's.
  public var allocatedBytes: Int { storage.allocatedByteCount }

  /// What is known of the memory.
  public var flags: ArrayFlags {
    ArrayFlags(
      isRowMajorContiguous: layout.isContiguous,
      isColumnMajorContiguous: layout.isColumnMajorContiguous,
      ownsData: !isView && storage.isOwned,
      isWritable: isWritable,
      isAligned: UInt(bitPattern: pointer) % UInt(MemoryLayout<Element>.alignment) == 0)
  }

  /// The array that a view was made from: all of its memory, in the order of the memory. nil for
  /// an array that is no view.
  ///
  /// As in NumPy, the base of a view of a view is the array that owns the memory.
  public var base: NDArray? {
    guard isView else { return nil }
    return NDArray(storage: storage, layout: storage.owner, isView: false, isWritable: isWritable)
  }

  /// Whether some byte belongs to both arrays.
  ///
  /// The bounds are compared, as NumPy's `may_share_memory` does; two views that interleave
  /// without touching count as sharing. O(ndim).
  public func mayShareMemory<Other>(with other: NDArray<Other>) -> Bool {
    let (a, b) = (byteExtent, other.byteExtent)
    return a.lowerBound < b.upperBound && b.lowerBound < a.upperBound
  }

  /// The addresses that the elements lie between.
  var byteExtent: Range<UInt> {
    let extent = layout.extent
    let start = UInt(bitPattern: storage.base)
    return start &+ UInt(bitPattern: extent.lowerBound &* itemSize)..<start
      &+ UInt(bitPattern: extent.upperBound &* itemSize)
  }
}

/// What is known of an array's memory: NumPy's `flags`.
public struct ArrayFlags: Hashable, Sendable {
  /// Elements follow each other with the last axis fastest: NumPy's `C_CONTIGUOUS`.
  public let isRowMajorContiguous: Bool
  /// Elements follow each other with the first axis fastest: NumPy's `F_CONTIGUOUS`.
  public let isColumnMajorContiguous: Bool
  /// The array is no view: NumPy's `OWNDATA`.
  public let ownsData: Bool
  /// The elements may be changed: NumPy's `WRITEABLE`.
  public let isWritable: Bool
  /// Elements lie at multiples of their alignment: NumPy's `ALIGNED`.
  public let isAligned: Bool
}

extension ArrayFlags: CustomStringConvertible {
  public var description: String {
    """
      C_CONTIGUOUS : \(isRowMajorContiguous)
      F_CONTIGUOUS : \(isColumnMajorContiguous)
      OWNDATA : \(ownsData)
      WRITEABLE : \(isWritable)
      ALIGNED : \(isAligned)
    """
  }
}
