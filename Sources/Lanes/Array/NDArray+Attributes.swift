import LanesKernelInterface

extension NDArray {
  /// The extent of each axis. O(1).
  @inlinable public var shape: Dimensions { layout.shape }

  /// The bytes from one element to the next along each axis, as NumPy counts them. O(1).
  public var strides: Dimensions {
    var bytes = layout.strides
    // A stride along an axis of one position may be any number, and is never taken.
    for axis in 0..<bytes.count { bytes[axis] &*= itemSize }
    return bytes
  }

  /// The number of axes.
  @inlinable public var ndim: Int { layout.shape.count }

  /// The number of elements.
  @inlinable public var size: Int { layout.size }

  /// The name of the element type: `Element.dtype`.
  @inlinable public var dtype: DType { Element.dtype }

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

  /// A view that can't be written to. O(1).
  public func asReadOnly() -> NDArray { view(layout, isWritable: false) }
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
