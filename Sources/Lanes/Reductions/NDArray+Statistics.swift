import LanesKernelInterface

extension NDArray {
  /// The arithmetic mean of all elements, NaN of none. Integers and Booleans are added in double
  /// precision, `Float16` in single precision. O(size).
  public func mean() -> Element.Mean { means(nil, keepDims: false).item }

  /// The means along the axes, which go away, or stay with extent 1 when `keepDims` is set.
  public func mean(axes: [Int], keepDims: Bool = false) -> NDArray<Element.Mean> { means(axes, keepDims: keepDims) }

  /// The means along one axis.
  public func mean(axis: Int, keepDims: Bool = false) -> NDArray<Element.Mean> { means([axis], keepDims: keepDims) }

  private func means(_ requested: [Int]?, keepDims: Bool) -> NDArray<Element.Mean> {
    let axes = Axes(requested, of: shape, for: "mean")
    return NDArray.means(of: axes.count(in: shape)) { operation, result in
      Reducing.reduced(operation, operand, over: axes, keepDims: keepDims, to: result)
    }
  }

  /// The means of `count` elements each, from totals by an operation in a type.
  static func means(
    of count: Int, _ total: (ReductionOperator, DType) -> Operand
  ) -> NDArray<Element.Mean> {
    if Element.dtype == .float16 {
      return (NDArray<Float>(adopting: total(.sum, .float32)) / Float(count)).cast(to: Element.Mean.self)
    }
    let operation: ReductionOperator = Element.dtype == Element.Mean.dtype ? .sum : .floatingSum
    let totals = NDArray<Element.Mean>(adopting: total(operation, Element.Mean.dtype))
    totals /= NDArray<Double>(Double(count)).cast(to: Element.Mean.self)
    return totals
  }

  /// The mean of elements weighted by `weights`, which is broadcast to this shape: NumPy's `average`.
  /// O(size), with a copy of the array.
  public func average(weights: NDArray<Element.Mean>, axes: [Int]? = nil) -> NDArray<Element.Mean> {
    let weights = weights.broadcast(to: shape)
    let total = NDArray<Element.Mean>.sum(cast(to: Element.Mean.self) * weights, axes: axes)
    return (total.cast(to: Element.Mean.self))
      / NDArray<Element.Mean>.sum(weights, axes: axes).cast(to: Element.Mean.self)
  }
}

extension NDArray where Element: OrderedElement, Element.Mean: FloatingPointElement {
  /// The mean squared distance from the mean, over all elements. With `deltaDegreesOfFreedom` d the sum of
  /// squares is divided by n − d, NumPy's `ddof`: 1 estimates the variance of what a sample was taken from.
  ///
  /// The mean is taken first, then the squares of the differences are added, pairwise: as in NumPy, and
  /// unlike the difference of mean square and squared mean this loses no digits. O(size), with a copy.
  public func variance(deltaDegreesOfFreedom: Int = 0) -> Element.Mean {
    variances(nil, keepDims: false, deltaDegreesOfFreedom).item
  }

  /// The variances along the axes, which go away, or stay with extent 1 when `keepDims` is set.
  public func variance(
    axes: [Int], keepDims: Bool = false, deltaDegreesOfFreedom: Int = 0
  ) -> NDArray<Element.Mean> {
    variances(axes, keepDims: keepDims, deltaDegreesOfFreedom)
  }

  /// The variances along one axis.
  public func variance(axis: Int, keepDims: Bool = false, deltaDegreesOfFreedom: Int = 0) -> NDArray<Element.Mean> {
    variances([axis], keepDims: keepDims, deltaDegreesOfFreedom)
  }

  /// The square root of ``variance(deltaDegreesOfFreedom:)``.
  public func standardDeviation(deltaDegreesOfFreedom: Int = 0) -> Element.Mean {
    standardDeviations(nil, keepDims: false, deltaDegreesOfFreedom).item
  }

  /// The standard deviations along the axes, which go away, or stay with extent 1 when `keepDims` is set.
  public func standardDeviation(
    axes: [Int], keepDims: Bool = false, deltaDegreesOfFreedom: Int = 0
  ) -> NDArray<Element.Mean> {
    standardDeviations(axes, keepDims: keepDims, deltaDegreesOfFreedom)
  }

  /// The standard deviations along one axis.
  public func standardDeviation(
    axis: Int, keepDims: Bool = false, deltaDegreesOfFreedom: Int = 0
  ) -> NDArray<Element.Mean> {
    standardDeviations([axis], keepDims: keepDims, deltaDegreesOfFreedom)
  }

  private func standardDeviations(_ axes: [Int]?, keepDims: Bool, _ delta: Int) -> NDArray<Element.Mean> {
    let result = variances(axes, keepDims: keepDims, delta)
    return NDArray<Element.Mean>.squareRoot(result, out: result)
  }

  private func variances(_ requested: [Int]?, keepDims: Bool, _ delta: Int) -> NDArray<Element.Mean> {
    func compute<Working: FloatingPointElement>(in type: Working.Type) -> NDArray<Element.Mean> {
      let axes = Axes(requested, of: shape, for: "variance")
      let deviations = cast(to: Working.self)
      deviations -= deviations.mean(axes: requested ?? Array(0..<ndim), keepDims: true)
      let squares = NDArray<Working>(
        adopting: Reducing.reduced(.sumOfSquares, deviations.operand, over: axes, keepDims: keepDims, to: Working.dtype)
      )
      squares /= NDArray<Double>(Double(Swift.max(0, axes.count(in: shape) - delta))).cast(to: Working.self)
      return squares.cast(to: Element.Mean.self)
    }
    // Squares of half-precision numbers overflow it soon.
    return Element.dtype == .float16 ? compute(in: Float.self) : compute(in: Element.Mean.self)
  }
}
