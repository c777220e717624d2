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

  /// The layout of a fresh array.
  init(contiguous shape: Dimensions, order: MemoryOrder) {
    if order == .rowMajor {
      self.init(contiguous: shape)
      return
    }
    var strides = Dimensions(repeating: 0, count: shape.count)
    var stride = 1
    for axis in shape.indices {
      strides[axis] = stride
      stride = stride.multipliedReportingOverflow(by: Swift.max(shape[axis], 1)).partialValue
    }
    self.init(shape: shape, strides: strides)
  }

  /// The layout of a fresh array, last axis fastest.
  init(contiguous shape: Dimensions) {
    self.shape = shape
    strides = Dimensions(repeating: 0, count: shape.rank)
    offset = 0
    var stride = 1
    var isEmpty = false
    var overflowed = false
    var axis = shape.rank &- 1
    while axis >= 0 {
      let extent = shape.inline[unchecked: axis]
      strides.inline[unchecked: axis] = stride
      isEmpty = isEmpty || extent == 0
      let (next, overflow) = stride.multipliedReportingOverflow(by: Swift.max(extent, 1))
      stride = next
      overflowed = overflowed || overflow
      axis &-= 1
    }
    size = isEmpty || overflowed ? 0 : stride
    isContiguous = true
  }

  /// Whether the number of elements fits a word; where it does not, ``size`` is 0.
  var hasCountableSize: Bool { size != 0 || shape.checkedProduct != nil }

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

  /// Writes the layout of a fresh array of so many elements, last axis fastest.
  static func initialize(_ own: UnsafeMutablePointer<Layout>, contiguous shape: UnsafePointer<Dimensions>, size: Int) {
    let rank = shape.pointee.rank
    own.pointee.shape = shape.pointee
    own.pointee.strides = Dimensions()
    own.pointee.strides.rank = rank
    own.pointee.offset = 0
    own.pointee.size = size
    own.pointee.isContiguous = true
    var stride = 1
    var axis = rank &- 1
    while axis >= 0 {
      own.pointee.strides[known: axis] = stride
      stride = stride &* Swift.max(shape.pointee[known: axis], 1)
      axis &-= 1
    }
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
