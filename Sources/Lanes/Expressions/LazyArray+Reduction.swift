import LanesKernelInterface

// Reductions of expressions: only the results are stored.
extension LazyArray {
  func reduced<Result>(
    _ operation: ReductionOperator, _ requested: [Int]?, keepDims: Bool, to type: Result.Type
  ) -> NDArray<Result> {
    NDArray<Result>(adopting: reduced(operation, requested, keepDims: keepDims, to: Result.dtype))
  }

  private func reduced(
    _ operation: ReductionOperator, _ requested: [Int]?, keepDims: Bool, to result: DType
  ) -> Operand {
    let axes = Axes(requested, of: shape, for: operation)
    if case .array(let array) = form {
      return Reducing.reduced(operation, array, over: axes, keepDims: keepDims, to: result)
    }
    let program = self.program
    return Reducing.reduced(operation, program.shape, program.dtype, over: axes, keepDims: keepDims, to: result) {
      program.reduced($0, over: axes)
    }
  }

  /// The sum of all elements; 0 of none. Floats are added pairwise, in blocks whose size depends on the expression:
  /// the last digits may differ from those of ``NDArray/sum()``, but not from run to run, nor with ``threads``. O(size).
  public func sum() -> Element.Sum { reduced(.sum, nil, keepDims: false, to: Element.Sum.self).item }

  /// The sums along the axes, which go away, or stay with extent 1 when `keepDims` is set.
  public func sum(axes: [Int], keepDims: Bool = false) -> NDArray<Element.Sum> {
    reduced(.sum, axes, keepDims: keepDims, to: Element.Sum.self)
  }

  /// The sums along one axis.
  public func sum(axis: Int, keepDims: Bool = false) -> NDArray<Element.Sum> { sum(axes: [axis], keepDims: keepDims) }

  /// The product of all elements; 1 of none.
  public func product() -> Element.Sum { reduced(.product, nil, keepDims: false, to: Element.Sum.self).item }

  /// The products along the axes.
  public func product(axes: [Int], keepDims: Bool = false) -> NDArray<Element.Sum> {
    reduced(.product, axes, keepDims: keepDims, to: Element.Sum.self)
  }

  /// The number of elements that are not zero, or are true.
  public func countNonZero() -> Int { reduced(.countNonZero, nil, keepDims: false, to: Int.self).item }

  /// The number of elements along the axes that are not zero, or are true.
  public func countNonZero(axes: [Int], keepDims: Bool = false) -> NDArray<Int> {
    reduced(.countNonZero, axes, keepDims: keepDims, to: Int.self)
  }

  /// Whether any element along the axes is nonzero, or true.
  public func any(axes: [Int], keepDims: Bool = false) -> NDArray<Bool> {
    countNonZero(axes: axes, keepDims: keepDims) .!= 0
  }

  /// Whether all elements along the axes are nonzero, or true.
  public func all(axes: [Int], keepDims: Bool = false) -> NDArray<Bool> {
    let count = Axes(axes, of: shape, for: "all").count(in: shape)
    return countNonZero(axes: axes, keepDims: keepDims) .== count
  }

  /// The arithmetic mean of all elements, NaN of none. Integers and Booleans are added in double precision,
  /// `Float16` in single precision.
  public func mean() -> Element.Mean { means(nil, keepDims: false).item }

  /// The means along the axes.
  public func mean(axes: [Int], keepDims: Bool = false) -> NDArray<Element.Mean> { means(axes, keepDims: keepDims) }

  private func means(_ requested: [Int]?, keepDims: Bool) -> NDArray<Element.Mean> {
    NDArray<Element>.means(of: Axes(requested, of: shape, for: "mean").count(in: shape)) { operation, result in
      reduced(operation, requested, keepDims: keepDims, to: result)
    }
  }
}

extension LazyArray where Element: OrderedElement {
  /// The smallest element. NaN, where there is one. There must be at least one element. O(size).
  public func min() -> Element { reduced(.minimum, nil, keepDims: false, to: Element.self).item }

  /// The smallest elements along the axes.
  public func min(axes: [Int], keepDims: Bool = false) -> NDArray<Element> {
    reduced(.minimum, axes, keepDims: keepDims, to: Element.self)
  }

  /// The largest element. NaN, where there is one. There must be at least one element. O(size).
  public func max() -> Element { reduced(.maximum, nil, keepDims: false, to: Element.self).item }

  /// The largest elements along the axes.
  public func max(axes: [Int], keepDims: Bool = false) -> NDArray<Element> {
    reduced(.maximum, axes, keepDims: keepDims, to: Element.self)
  }
}

extension LazyArray where Element: FloatingPointElement {
  /// The mean squared distance from the mean, in two passes over the operands. With `deltaDegreesOfFreedom` d the
  /// sum of squares is divided by n − d.
  public func variance(deltaDegreesOfFreedom: Int = 0) -> Element {
    let distance = self - mean()
    return (distance * distance).sum() / Element(size - deltaDegreesOfFreedom)
  }

  /// The square root of ``variance(deltaDegreesOfFreedom:)``.
  public func standardDeviation(deltaDegreesOfFreedom: Int = 0) -> Element {
    variance(deltaDegreesOfFreedom: deltaDegreesOfFreedom).squareRoot()
  }
}
