extension NDArray where Element: OrderedElement {
  /// Puts the elements of each line along an axis in order, in place; NaN comes last. O(size).
  ///
  /// Longer lines are sorted digit by digit of their bits (radix sort), short ones by counting how many elements are
  /// smaller than each; lines in order or in reversed order are seen first. Booleans and complex numbers have no order in
  /// Swift and can't be sorted.
  public func sort(axis: Int = -1) {
    requireWritable()
    let axis = normalized(axis: axis)
    let (sort, extent) = (sortingLoops.sort, shape[axis])
    Sorting.forEachLine(of: operand, axis: axis) { line, _ in sort(line, extent) }
  }

  /// A copy with each line along an axis in order.
  public func sorted(axis: Int = -1) -> NDArray {
    let result = copy()
    result.sort(axis: axis)
    return result
  }

  /// A copy of all elements in order, on one axis: NumPy's `sort(axis=None)`.
  public func sortedFlat() -> NDArray {
    let result = flattened()
    result.sort()
    return result
  }

  /// For each line along an axis the positions of its elements in order; equal ones keep their order, and NaN comes
  /// last. `takeAlongAxis` then gives the elements. The sort is always stable, so there is nothing to ask for. O(size).
  public func argSort(axis: Int = -1) -> NDArray<Int> {
    let axis = normalized(axis: axis)
    let (argSort, extent) = (sortingLoops.argSort, shape[axis])
    // Lines of results lie one behind the other.
    var lines = shape
    lines.remove(at: axis)
    let result = NDArray<Int>.empty(Dimensions(Array(lines) + [extent]))
    let source = flags.isWritable && layout.strides[axis] == 1 ? self : copy()
    Sorting.forEachLine(of: source.operand, axis: axis) { line, index in
      argSort(line, extent, result.pointer + index * extent)
    }
    return axis == ndim - 1 ? result : result.movingAxis(-1, to: axis).copy()
  }

  /// Puts in each line along an axis the element at `k` where it would stand in order, nothing larger before it and
  /// nothing smaller behind it. Negative `k` count from the last. O(size).
  public func partition(at k: Int, axis: Int = -1) {
    requireWritable()
    let axis = normalized(axis: axis)
    let extent = shape[axis]
    let position = k < 0 ? k + extent : k
    require(
      position >= 0 && position < extent,
      "partition(at: \(k), axis: \(axis)) of shape \(shape): positions go from \(-extent) to \(extent - 1)")
    let partition = sortingLoops.partition
    Sorting.forEachLine(of: operand, axis: axis) { line, _ in partition(line, extent, position) }
  }

  /// A copy that is partitioned.
  public func partitioned(at k: Int, axis: Int = -1) -> NDArray {
    let result = copy()
    result.partition(at: k, axis: axis)
    return result
  }

  /// The positions that partition each line along an axis: those of the sorted line, which is one of them. O(size).
  public func argPartition(at k: Int, axis: Int = -1) -> NDArray<Int> {
    let extent = shape[normalized(axis: axis)]
    require(
      k >= -extent && k < extent,
      "argPartition(at: \(k), axis: \(axis)) of shape \(shape): positions go from \(-extent) to \(extent - 1)")
    return argSort(axis: axis)
  }

  /// The order of rows of keys, the last key deciding first: NumPy's `lexsort`. All keys are 1-d and of one length.
  public static func lexSort(_ keys: [NDArray]) -> NDArray<Int> {
    guard let first = keys.first else { fail("lexSort of no keys: there is nothing to sort by") }
    var order = NDArray<Int>.arange(first.size)
    for (i, key) in keys.enumerated() {
      require(
        key.ndim == 1 && key.size == first.size,
        "lexSort: key \(i) has shape \(key.shape) where key 0 has \(first.shape): all keys are 1-d and of one length")
      order = order[key[order].argSort()]
    }
    return order
  }
}
