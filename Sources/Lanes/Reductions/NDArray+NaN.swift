extension NDArray where Element: FloatingPointElement {
  // Of what is not a number nothing is counted. Each of these makes one copy of the array. O(size).

  /// The sum of what is a number; 0 where nothing is.
  public func nanSum(axes: [Int]? = nil, keepDims: Bool = false) -> NDArray {
    NDArray.sum(withoutNaN(0), axes: axes, keepDims: keepDims)
  }

  /// The product of what is a number; 1 where nothing is.
  public func nanProduct(axes: [Int]? = nil, keepDims: Bool = false) -> NDArray {
    NDArray.product(withoutNaN(1), axes: axes, keepDims: keepDims)
  }

  /// The smallest number; NaN where there is none.
  public func nanMin(axes: [Int]? = nil, keepDims: Bool = false) -> NDArray {
    blanked(NDArray.min(withoutNaN(.infinity), axes: axes, keepDims: keepDims), axes, keepDims)
  }

  /// The largest number; NaN where there is none.
  public func nanMax(axes: [Int]? = nil, keepDims: Bool = false) -> NDArray {
    blanked(NDArray.max(withoutNaN(-.infinity), axes: axes, keepDims: keepDims), axes, keepDims)
  }

  /// The mean of what is a number; NaN where nothing is.
  public func nanMean(axes: [Int]? = nil, keepDims: Bool = false) -> NDArray {
    func compute<Working: FloatingPointElement>(in type: Working.Type) -> NDArray {
      let totals = withoutNaN(0).cast(to: Working.self)
      return
        (NDArray<Working>.sum(totals, axes: axes, keepDims: keepDims) / numbers(axes, keepDims).cast(to: Working.self))
        .cast(to: Element.self)
    }
    return Element.dtype == .float16 ? compute(in: Float.self) : compute(in: Element.self)
  }

  /// The variance of what is a number; NaN where there are not more than `deltaDegreesOfFreedom`.
  public func nanVariance(
    axes: [Int]? = nil, keepDims: Bool = false, deltaDegreesOfFreedom: Int = 0
  ) -> NDArray {
    func compute<Working: FloatingPointElement>(in type: Working.Type) -> NDArray {
      let wide = cast(to: Working.self)
      let squares = NDArray<Working>.square(wide - wide.nanMean(axes: axes, keepDims: true))
      let count =
        numbers(axes, keepDims).cast(to: Working.self)
        - NDArray<Double>(Double(deltaDegreesOfFreedom)).cast(to: Working.self).item
      let result = squares.nanSum(axes: axes, keepDims: keepDims) / count
      return NDArray<Working>.where(count .> 0, result, .nan).cast(to: Element.self)
    }
    return Element.dtype == .float16 ? compute(in: Float.self) : compute(in: Element.self)
  }

  /// The square root of ``nanVariance(axes:keepDims:deltaDegreesOfFreedom:)``.
  public func nanStandardDeviation(
    axes: [Int]? = nil, keepDims: Bool = false, deltaDegreesOfFreedom: Int = 0
  ) -> NDArray {
    NDArray.squareRoot(
      nanVariance(axes: axes, keepDims: keepDims, deltaDegreesOfFreedom: deltaDegreesOfFreedom))
  }

  /// The index along an axis of the smallest number. Each line must hold one.
  public func nanArgMin(axis: Int) -> NDArray<Int> {
    requireNumbers(axis, "nanArgMin")
    return withoutNaN(.infinity).argMin(axis: axis)
  }

  /// The index along an axis of the largest number. Each line must hold one.
  public func nanArgMax(axis: Int) -> NDArray<Int> {
    requireNumbers(axis, "nanArgMax")
    return withoutNaN(-.infinity).argMax(axis: axis)
  }

  private func withoutNaN(_ substitute: Element) -> NDArray { .where(NDArray.isNaN(self), substitute, self) }

  private func numbers(_ axes: [Int]?, _ keepDims: Bool) -> NDArray<Int> {
    NDArray<Bool>.countNonZero(self .== self, axes: axes, keepDims: keepDims)
  }

  /// The results, and NaN where no number went in.
  private func blanked(_ results: NDArray, _ axes: [Int]?, _ keepDims: Bool) -> NDArray {
    .where(numbers(axes, keepDims) .== 0, .nan, results)
  }

  private func requireNumbers(_ axis: Int, _ operation: String) {
    require(
      numbers([axis], false).all(),
      "\(operation)(axis: \(axis)) of shape \(shape): a line along this axis holds no number")
  }
}
