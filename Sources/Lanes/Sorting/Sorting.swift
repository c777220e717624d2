import LanesKernelInterface

/// Hands the lines of an array along an axis to a loop, one after the other, as contiguous memory.
enum Sorting {
  /// Calls `body` with each line, which it may change; lines that are not contiguous are copied and written back.
  static func forEachLine(of a: Operand, axis: Int, _ body: (_ line: UnsafeMutableRawPointer, _ index: Int) -> Void) {
    defer { withExtendedLifetime(a) {} }
    let (extent, step, itemSize) = (a.layout.shape[axis], a.layout.strides[axis], a.dtype.itemSize)
    var (shape, strides) = (a.layout.shape, a.layout.strides)
    shape.remove(at: axis)
    strides.remove(at: axis)
    guard extent > 0, shape.checkedProduct != 0 else { return }
    let copy = KernelSelection.current.kernels.cast(from: a.dtype, to: a.dtype)
    var index = 0
    withUnsafeTemporaryAllocation(byteCount: step == 1 ? 0 : extent * itemSize, alignment: 64) { scratch in
      // Lines in row-major order, whatever the order of memory: results are numbered by them.
      forEachPosition(of: shape, strides) { offset in
        let start = a.address(offset)
        if step == 1 {
          body(start, index)
        } else {
          let line = scratch.baseAddress!
          copy(start, step, line, 1, extent)
          body(line, index)
          copy(line, 1, start, step, extent)
        }
        index += 1
      }
    }
  }

  private static func forEachPosition(of shape: Dimensions, _ strides: Dimensions, _ body: (Int) -> Void) {
    var index = Dimensions(repeating: 0, count: shape.count)
    var offset = 0
    while true {
      body(offset)
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        offset += strides[axis]
        if index[axis] < shape[axis] { break }
        offset -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}

extension NDArray where Element: OrderedElement {
  var sortingLoops: SortingLoops { KernelSelection.current.kernels.sorting(Element.dtype)! }
}
