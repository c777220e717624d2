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
    let divisor = NDArray<Double>(Double(count)).cast(to: Element.Mean.self)
    // Sums of narrow integers are exact in 64 bits, and quicker there than in double precision.
    if Element.Sum.dtype != Element.Mean.dtype && Element.dtype.itemSize <= 4 && count <= 1 << 31 {
      let totals = NDArray<Element.Sum>(adopting: total(.sum, Element.Sum.dtype)).cast(to: Element.Mean.self)
      totals /= divisor
      return totals
    }
    let operation: ReductionOperator = Element.dtype == Element.Mean.dtype ? .sum : .floatingSum
    let totals = NDArray<Element.Mean>(adopting: total(operation, Element.Mean.dtype))
    totals /= divisor
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
  /// unlike the difference of mean square and squared mean this loses no digits. O(size), in two passes.
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
      let count = axes.count(in: shape)
      let means = NDArray<Working>(adopting: centers(axes, count, in: type))
      let squares = NDArray<Working>(
        adopting: Reducing.reduced(
          .sumOfSquares, shape, Working.dtype, over: axes, keepDims: keepDims, to: Working.dtype
        ) { loops in
          let out = Reducing.accumulators(loops, of: shape, over: axes)
          Deviations.withDeviations(of: operand, from: means.operand) {
            Reducing.run(loops, $0, layout, target: axes.setting(out.layout.strides, to: 0), into: out.pointer)
          }
          return out
        })
      squares /= NDArray<Double>(Double(Swift.max(0, count - delta))).cast(to: Working.self)
      return squares.cast(to: Element.Mean.self)
    }
    // Squares of half-precision numbers overflow it soon.
    return Element.dtype == .float16 ? compute(in: Float.self) : compute(in: Element.Mean.self)
  }

  /// The means that deviations are taken from, with extent 1 along the axes.
  private func centers<Working: FloatingPointElement>(
    _ axes: Axes, _ count: Int, in type: Working.Type
  ) -> Operand {
    if Element.dtype == .float16 {
      let totals = NDArray<Working>(
        adopting: Reducing.reduced(.sum, operand, over: axes, keepDims: true, to: .float32))
      totals /= NDArray<Double>(Double(count)).cast(to: Working.self)
      return totals.operand
    }
    return NDArray.means(of: count) { Reducing.reduced($0, operand, over: axes, keepDims: true, to: $1) }.operand
  }
}
