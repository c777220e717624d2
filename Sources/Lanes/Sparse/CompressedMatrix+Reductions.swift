import LanesKernelInterface

extension CompressedMatrix {
  /// The sum of all elements, as arrays add: see ``NDArray/sum()``. O(stored).
  public func sum() -> Element.Sum { canonical.values.sum() }

  /// The sums along an axis: 0 gives a vector of the sums of the columns, 1 one of the rows. O(stored) along the
  /// lines, and with a copy of the matrix across them.
  public func sum(axis: Int) -> NDArray<Element.Sum> { canonical.reduced(.sum, axis: axis, to: Element.Sum.self) }

  /// The arithmetic mean of all elements, zeros included; NaN where there are none. Integers are added in double
  /// precision, `Float16` in single precision. O(stored).
  public func mean() -> Element.Mean {
    let matrix = canonical
    let stored = matrix.storedCount
    // All elements as one line.
    let list = CompressedMatrix(
      SparseStructure(
        count: 1, extent: matrix.structure.extent, offsets: NDArray([0, Index(stored)]), indices: matrix.indices,
        isSorted: false, isCanonical: false), matrix.values)
    return list.means(axis: Orientation.isByRows ? 1 : 0, Double(shape[0]) * Double(shape[1])).item
  }

  /// The means along an axis.
  public func mean(axis: Int) -> NDArray<Element.Mean> {
    canonical.means(axis: axis, Double(shape[normalized(axis)]))
  }

  /// How many elements are not zero; stored zeros do not count. O(stored).
  public func countNonZero() -> Int { canonical.values.countNonZero() }

  /// How many elements along an axis are not zero.
  public func countNonZero(axis: Int) -> NDArray<Int> { canonical.reduced(.countNonZero, axis: axis, to: Int.self) }

  /// A copy of a diagonal, which lies above the main one where `offset` is positive. O(extent · log stored).
  public func diagonal(offset: Int = 0) -> NDArray<Element> {
    let matrix = canonical
    let count = Layout.diagonalCount(shape[0], shape[1], offset: offset)
    let result = NDArray<Element>.zeros([count])
    if count == 0 { return result }
    let (row, column) = (Swift.max(0, -offset), Swift.max(0, offset))
    let (line, first) = Orientation.isByRows ? (row, column) : (column, row)
    let found = matrix.structure.find(line: line, first: first, count: count)
    let places = (found .>= 0).flatNonZero()
    result.scatter(matrix.values.gathered(found.gathered(places)), to: places)
    return result
  }

  /// The sum of a diagonal. O(extent · log stored).
  public func trace(offset: Int = 0) -> Element.Sum { diagonal(offset: offset).sum() }

  private func normalized(_ axis: Int) -> Int {
    require(
      axis >= -2 && axis < 2, "axis \(axis) of a sparse matrix of shape \(shape): axes go from -2 to 1")
    return axis < 0 ? axis + 2 : axis
  }

  private func means(axis: Int, _ count: Double) -> NDArray<Element.Mean> {
    if Element.dtype == .float16 {
      return (reduced(.sum, axis: axis, to: Float.self) / Float(count)).cast(to: Element.Mean.self)
    }
    let totals = reduced(
      Element.dtype == Element.Mean.dtype ? .sum : .floatingSum, axis: axis, to: Element.Mean.self)
    return totals / NDArray(count).cast(to: Element.Mean.self)
  }

  /// Folds the stored elements along an axis; nothing stored gives what an empty array gives.
  private func reduced<Result: NumericElement>(
    _ operation: ReductionOperator, axis: Int, to type: Result.Type
  ) -> NDArray<Result> {
    if normalized(axis) == Orientation.lineAxis {
      return CompressedMatrix<Element, Index, Orientation.Opposite>(self).folded(operation, to: type)
    }
    return folded(operation, to: type)
  }

  private func folded<Result: NumericElement>(
    _ operation: ReductionOperator, to type: Result.Type
  ) -> NDArray<Result> {
    let loops = KernelSelection.current.kernels.reduction(operation, Element.dtype)!
    // Half-precision sums accumulate in single precision.
    if loops.accumulator != Result.dtype { return folded(operation, to: Float.self).cast(to: type) }
    let result = NDArray<Result>.empty([structure.count])
    let bounds = structure.bounds
    loops.fill(result.pointer, result.size)
    withExtendedLifetime((bounds, values)) {
      let (source, starts) = (values.pointer, bounds.pointer)
      let target = UnsafeMutableRawPointer(result.pointer)
      for line in 0..<structure.count where starts[line] < starts[line + 1] {
        loops.fold(
          source + starts[line], 1, starts[line + 1] - starts[line],
          target + line * loops.accumulator.itemSize)
      }
    }
    return result
  }
}

extension CompressedMatrix where Element: OrderedElement {
  /// The smallest element, zeros that are not stored included; NaN where one is stored. There must be an element.
  /// O(stored).
  public func min() -> Element { extreme(.minimum) }

  /// The largest element, zeros that are not stored included; NaN where one is stored. There must be an element.
  /// O(stored).
  public func max() -> Element { extreme(.maximum) }

  private func extreme(_ operation: BinaryOperator) -> Element {
    require(!shape.contains(0), "\(operation) of a sparse matrix of shape \(shape): there is no element")
    let stored = canonical.values
    if stored.size == 0 { return .zero }
    let extreme = operation == .minimum ? stored.min() : stored.max()
    if shape.checkedProduct == stored.size { return extreme }
    return BinaryFunction<Element>(operation)(NDArray(extreme), Element.zero).item
  }
}

extension CompressedMatrix where Element: FloatingPointElement {
  /// How large the matrix is: the square root of the sum of squares, or the largest sum of magnitudes of a column or
  /// of a row; 0 of a matrix without elements. O(stored).
  public func norm(_ order: MatrixNorm = .frobenius) -> Element {
    switch order {
    case .frobenius: canonical.values.norm()
    case .columnSum: shape[1] == 0 ? 0 : absolute.sum(axis: 0).max()
    case .rowSum: shape[0] == 0 ? 0 : absolute.sum(axis: 1).max()
    }
  }
}

extension CompressedMatrix where Element: ComplexElement {
  /// How large the matrix is, by the magnitudes of its elements: the square root of the sum of squares, or the
  /// largest sum of a column or of a row; 0 of a matrix without elements. O(stored).
  public func norm(_ order: MatrixNorm = .frobenius) -> Element.Part { absolute.norm(order) }
}
