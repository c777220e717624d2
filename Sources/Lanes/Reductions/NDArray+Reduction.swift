public import LanesKernelInterface

extension NDArray {
  /// The number of elements that are not zero, or are true. O(size).
  @inlinable public func countNonZero() -> Int { total(.countNonZero) }

  /// The number of elements along the axes that are not zero, or are true.
  @inlinable public func countNonZero(axes: [Int], keepDims: Bool = false) -> NDArray<Int> {
    reduced(.countNonZero, axes: axes, keepDims: keepDims, to: Int.self)
  }

  /// Whether any element is nonzero, or true; false for an empty array. It stops at the first block
  /// of 256 elements that holds one.
  @inlinable public func any() -> Bool {
    Reducing.any(operand)
  }

  /// Whether all elements are nonzero, or true; true for an empty array. It stops at the first
  /// block of 256 elements that holds one which is not.
  @inlinable public func all() -> Bool {
    Reducing.all(operand)
  }

  /// Whether any element along the axes is nonzero, or true.
  public func any(axes: [Int], keepDims: Bool = false) -> NDArray<Bool> {
    countNonZero(axes: axes, keepDims: keepDims) .!= 0
  }

  /// Whether all elements along the axes are nonzero, or true.
  public func all(axes: [Int], keepDims: Bool = false) -> NDArray<Bool> {
    let counts = countNonZero(axes: axes, keepDims: keepDims)
    return counts .== Axes(axes, of: shape, for: "all").count(in: shape)
  }

  /// The sum of all elements; 0 for an empty array. O(size).
  ///
  /// Integers and Booleans add up in 64 bits and wrap around there. Floats are added pairwise in
  /// blocks, along every axis and for every layout, so that the rounding error grows with the logarithm of
  /// their number; `Float16` adds up in `Float`. Every kernel set adds in the same order and gives the
  /// same bits.
  @inlinable public func sum() -> Element.Sum { total(.sum) }

  /// The sums along the axes, which go away, or stay with extent 1 when `keepDims` is set.
  @inlinable public func sum(axes: [Int], keepDims: Bool = false) -> NDArray<Element.Sum> {
    reduced(.sum, axes: axes, keepDims: keepDims, to: Element.Sum.self)
  }

  /// The product of all elements; 1 for an empty array. Integers and Booleans multiply in 64 bits and
  /// wrap around there. O(size).
  @inlinable public func product() -> Element.Sum { total(.product) }

  /// The products along the axes, which go away, or stay with extent 1 when `keepDims` is set.
  @inlinable public func product(axes: [Int], keepDims: Bool = false) -> NDArray<Element.Sum> {
    reduced(.product, axes: axes, keepDims: keepDims, to: Element.Sum.self)
  }

  /// The products along one axis.
  @inlinable public func product(axis: Int, keepDims: Bool = false) -> NDArray<Element.Sum> {
    product(axes: [axis], keepDims: keepDims)
  }

  /// The sums along one axis.
  @inlinable public func sum(axis: Int, keepDims: Bool = false) -> NDArray<Element.Sum> {
    sum(axes: [axis], keepDims: keepDims)
  }
}

extension NDArray where Element: OrderedElement {
  /// The smallest element. NaN, where there is one. The array must not be empty. O(size).
  @inlinable public func min() -> Element {
    total(.minimum)
  }

  /// The largest element. NaN, where there is one. The array must not be empty. O(size).
  @inlinable public func max() -> Element {
    total(.maximum)
  }

  /// The smallest elements along the axes.
  @inlinable public func min(axes: [Int], keepDims: Bool = false) -> NDArray {
    reduced(.minimum, axes: axes, keepDims: keepDims, to: Element.self)
  }

  /// The largest elements along the axes.
  @inlinable public func max(axes: [Int], keepDims: Bool = false) -> NDArray {
    reduced(.maximum, axes: axes, keepDims: keepDims, to: Element.self)
  }

  /// The smallest elements along one axis.
  @inlinable public func min(axis: Int, keepDims: Bool = false) -> NDArray { min(axes: [axis], keepDims: keepDims) }

  /// The largest elements along one axis.
  @inlinable public func max(axis: Int, keepDims: Bool = false) -> NDArray { max(axes: [axis], keepDims: keepDims) }
}

extension NDArray where Element: OrderedElement {
  /// The distance from the smallest element to the largest, NumPy's `ptp`. Integers wrap around.
  public func peakToPeak() -> Element { NDArray.subtract(NDArray(max()), min()).item }

  /// The distances along the axes.
  public func peakToPeak(axes: [Int], keepDims: Bool = false) -> NDArray {
    let result = max(axes: axes, keepDims: keepDims)
    result -= min(axes: axes, keepDims: keepDims)
    return result
  }
}

extension NDArray {
  /// The result over all axes, for which nothing is allocated.
  @inlinable
  func total<Result: ArrayElement>(_ operation: ReductionOperator) -> Result {
    withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) { memory in
      let result = memory.baseAddress!
      if layout.isContiguous && layout.size > 0 {
        withExtendedLifetime(storage) {
          Reducing.total(operation, Element.dtype, pointer, layout.size, to: Result.dtype, into: result)
        }
      } else {
        Reducing.total(operation, operand, to: Result.dtype, into: result)
      }
      return result.load(as: Result.self)
    }
  }

  @inlinable
  func reduced<Result>(
    _ operation: ReductionOperator, axes: [Int], keepDims: Bool, to type: Result.Type
  ) -> NDArray<Result> {
    NDArray<Result>(
      adopting: Reducing.reduced(operation, operand, axes: axes, keepDims: keepDims, to: Result.dtype))
  }
}
