/// The views along an axis, made as they are asked for.
///
/// An array itself is no `Collection`: its `Element` is the type of its scalars, and a collection's would have to be a view.
public struct ArraySlices<Element: ArrayElement>: RandomAccessCollection {
  let array: NDArray<Element>
  let axis: Int

  public var startIndex: Int { 0 }
  public var endIndex: Int { array.shape[axis] }

  /// The view at a position of the axis, which goes away. O(ndim).
  public subscript(position: Int) -> NDArray<Element> {
    array[axes: [AxisIndex](repeating: .range(start: nil, stop: nil, step: 1), count: axis) + [.index(position)]]
  }
}

/// The elements in row-major order, however they lie in memory.
public struct ArrayElements<Element: ArrayElement>: RandomAccessCollection {
  let array: NDArray<Element>

  public var startIndex: Int { 0 }
  public var endIndex: Int { array.size }

  /// The element at a position in row-major order. O(1) where the array is contiguous, else O(ndim).
  public subscript(position: Int) -> Element {
    require(
      position >= 0 && position < array.size, "position \(position) of \(array.size) elements of shape \(array.shape)")
    if array.layout.isContiguous { return array.pointer[position] }
    var (rest, offset) = (position, 0)
    for axis in (0..<array.ndim).reversed() {
      offset += rest % array.shape[axis] * array.layout.strides[axis]
      rest /= array.shape[axis]
    }
    return array.pointer[offset]
  }

  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    guard array.layout.isContiguous else { return nil }
    return try array.withUnsafeBufferPointer(body)
  }
}

extension NDArray {
  /// The views along the first axis, which must be there: what a loop over a NumPy array meets. O(1).
  public var rows: ArraySlices<Element> { slices(axis: 0) }

  /// The views along an axis. O(1).
  public func slices(axis: Int) -> ArraySlices<Element> { ArraySlices(array: self, axis: normalized(axis: axis)) }

  /// The elements in row-major order. O(1).
  public var elements: ArrayElements<Element> { ArrayElements(array: self) }

  /// The indices of all elements, last axis fastest, with the elements: NumPy's `ndenumerate`.
  public func indexed() -> Zip2Sequence<[Dimensions], ArrayElements<Element>> {
    zip(Dimensions.indices(of: shape), elements)
  }

  /// The rows of a matrix as arrays of Swift's: NumPy's `tolist`. O(size).
  public func nestedArray() -> [[Element]] {
    require(ndim == 2, "nestedArray of shape \(shape): it takes two axes; Array(a.elements) takes any")
    return rows.map { Array($0.elements) }
  }
}
