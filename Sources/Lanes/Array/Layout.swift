/// Where the elements of an array are: shape, strides and offset over a storage.
///
/// Strides and offset are counted in elements here; NumPy's bytes are the public attribute's
/// concern.
@usableFromInline
struct Layout: Sendable, BitwiseCopyable {
  @usableFromInline var shape: Dimensions
  @usableFromInline var strides: Dimensions
  @usableFromInline var offset: Int
  /// The number of elements.
  @usableFromInline var size: Int
  /// Whether the elements follow each other in memory, last axis fastest. Where there are none they do.
  @usableFromInline var isContiguous: Bool

  init(shape: Dimensions, strides: Dimensions, offset: Int = 0) {
    self.shape = shape
    self.strides = strides
    self.offset = offset
    size = shape.checkedProduct ?? 0
    isContiguous = size == 0 || Layout.isRowMajor(shape, strides)
  }

  /// The layout of a fresh array, last axis fastest.
  init(contiguous shape: Dimensions, order: MemoryOrder = .rowMajor) {
    var strides = Dimensions(repeating: 0, count: shape.count)
    var stride = 1
    for i in 0..<shape.count {
      let axis = order == .rowMajor ? shape.count - 1 - i : i
      strides[axis] = stride
      stride = stride.multipliedReportingOverflow(by: Swift.max(shape[axis], 1)).partialValue
    }
    self.init(shape: shape, strides: strides)
  }

  var rank: Int { shape.count }

  /// The layout of a 0-d array.
  static var scalar: Layout { Layout(contiguous: []) }

  private static func isRowMajor(_ shape: Dimensions, _ strides: Dimensions) -> Bool {
    var expected = 1
    var axis = shape.count - 1
    while axis >= 0 {
      if shape[axis] != 1 {
        if strides[axis] != expected { return false }
        // What overflows is refused where memory is asked for.
        expected = expected &* shape[axis]
      }
      axis -= 1
    }
    return true
  }

  var isColumnMajorContiguous: Bool {
    if size == 0 { return true }
    var expected = 1
    for axis in 0..<rank {
      if shape[axis] != 1 {
        if strides[axis] != expected { return false }
        expected = expected &* shape[axis]
      }
    }
    return true
  }

  /// Whether both are contiguous and of one shape: a single loop then does all elements.
  @inlinable
  func isPlain(like other: Layout) -> Bool {
    guard isContiguous && other.isContiguous && size == other.size && shape.rank == other.shape.rank else {
      return false
    }
    var axis = 0
    while axis < shape.rank {
      if shape.inline[unchecked: axis] != other.shape.inline[unchecked: axis] { return false }
      axis &+= 1
    }
    return true
  }

  /// The first and one past the last element that the array can reach, relative to the storage;
  /// an empty range where there are no elements.
  var extent: Range<Int> {
    guard size > 0 else { return offset..<offset }
    var low = offset
    var high = offset
    for axis in 0..<rank {
      let reach = (shape[axis] - 1) * strides[axis]
      if reach < 0 { low += reach } else { high += reach }
    }
    return low..<high + 1
  }
}

/// Which axis runs fastest in memory.
public enum MemoryOrder: Sendable {
  /// The last axis: NumPy's and C's `"C"`.
  case rowMajor
  /// The first axis: NumPy's and Fortran's `"F"`.
  case columnMajor
}
