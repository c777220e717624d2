import LanesKernelInterface

/// What stands before the elements in the NPY format
/// (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
///
/// A header that was parsed is sound in itself: its shape is that of an array, and ``byteCount`` is a
/// number. Whether so many bytes follow is for the reader to check, by ``requireData(in:_:)``, before memory is taken.
///
/// Of a `bool` file any byte may follow, but `Bool` is 0 or 1 only: readers make it so.
struct NPYHeader: Equatable {
  var dtype: DType
  /// Of elements with one byte it has no meaning, and is the machine's.
  var byteOrder: ByteOrder
  /// Which axis runs fastest in the file.
  var order: MemoryOrder
  var shape: Dimensions
  /// Where the elements begin, from the beginning of the file.
  var dataOffset: Int

  init(dtype: DType, byteOrder: ByteOrder = .native, order: MemoryOrder, shape: Dimensions, dataOffset: Int = 0) {
    self.dtype = dtype
    self.byteOrder = byteOrder
    self.order = order
    self.shape = shape
    self.dataOffset = dataOffset
  }

  /// The bytes of all elements, of a shape that ``isAddressable``.
  var byteCount: Int { shape.reduce(dtype.itemSize, &*) }

  /// Whether the bytes of all elements can be counted, and also the strides, in bytes, of an empty array.
  var isAddressable: Bool {
    var bytes = dtype.itemSize
    for extent in shape where extent > 1 {
      let (product, overflow) = bytes.multipliedReportingOverflow(by: extent)
      if overflow { return false }
      bytes = product
    }
    return true
  }

  /// How the elements lie after the header.
  var layout: Layout { Layout(contiguous: shape, order: order) }

  /// Throws unless the elements fit between the header and the end of `available` bytes.
  func requireData(in available: Int, _ path: String?) throws(FileError) {
    if available < dataOffset || available - dataOffset < byteCount {
      throw FileError(
        .truncated, path,
        "ends after \(available) bytes: \(byteCount) bytes of \(dtype) elements of shape \(shape) should follow at byte "
          + "\(dataOffset); it was cut off, copy or write it again")
    }
  }
}

/// Which byte of a number comes first.
enum ByteOrder {
  case little, big

  static var native: ByteOrder {
    #if _endian(little)
      .little
    #else
      .big
    #endif
  }
}
