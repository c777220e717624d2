import LanesKernelInterface

extension NDArray {
  /// The arithmetic mean of all elements, NaN of none. Integers and Booleans are added in double
  /// precision, `Float16` in single precision. O(size).
  public func mean() -> Element.Mean {
    guard Element.Mean.self is any FloatingPointElement.Type, size > 0 else {
      return means(nil, keepDims: false).item
    }
    return withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) { memory in
      let result = memory.baseAddress!
      let (operation, type) = NDArray.meanTotal(of: size)
      if layout.isContiguous {
        Reducing.total(operation, Element.dtype, pointer, size, to: type, into: result)
      } else {
        Reducing.total(operation, operand, to: type, into: result)
      }
      withExtendedLifetime(storage) {}
      switch type {
      case .int64: result.storeBytes(of: Double(result.load(as: Int64.self)) / Double(size), as: Double.self)
      case .uint64: result.storeBytes(of: Double(result.load(as: UInt64.self)) / Double(size), as: Double.self)
      case .float32 where Element.dtype == .float16:
        result.storeBytes(of: Float16(result.load(as: Float.self) / Float(size)), as: Float16.self)
      case .float32: result.storeBytes(of: result.load(as: Float.self) / Float(size), as: Float.self)
      default: result.storeBytes(of: result.load(as: Double.self) / Double(size), as: Double.self)
      }
      return result.load(as: Element.Mean.self)
    }
  }

  /// The means along the axes, which go away, or stay with extent 1 when `keepDims` is set.
  public func mean(axes: [Int], keepDims: Bool = false) -> NDArray<Element.Mean> { means(axes, keepDims: keepDims) }

  /// The means along one axis.
  public func mean(axis: Int, keepDims: Bool = false) -> NDArray<Element.Mean> { means([axis], keepDims: keepDims) }

  private func means(_ requested: [Int]?, keepDims: Bool) -> NDArray<Element.Mean> {
    let axes = Axes(requested, of: shape, for: "mean")
    // A mean is the same however often all of its elements stand there.
    let elements = operand.withoutRepetitions(along: axes)
    return NDArray.means(of: axes.count(in: elements.layout.shape)) { operation, result in
      Reducing.reduced(operation, elements, over: axes, keepDims: keepDims, to: result)
    }
  }

  /// The means of `count` elements each, from totals by an operation in a type.
  static func means(
    of count: Int, _ total: (ReductionOperator, DType) -> Operand
  ) -> NDArray<Element.Mean> {
    let (operation, type) = meanTotal(of: count)
    var totals = total(operation, type)
    if Element.dtype == .float16 {
      Elementwise.divide(totals, by: Double(count))
      return NDArray<Element.Mean>(adopting: Elementwise.cast(totals, to: Element.Mean.dtype))
    }
    if type != Element.Mean.dtype { totals = Elementwise.cast(totals, to: Element.Mean.dtype) }
    Elementwise.divide(totals, by: Double(count))
    return NDArray<Element.Mean>(adopting: totals)
  }

  /// How the total that a mean of `count` elements is taken of adds up.
  fileprivate static func meanTotal(of count: Int) -> (ReductionOperator, DType) {
    if Element.dtype == .float16 { return (.sum, .float32) }
    if Element.dtype == Element.Mean.dtype { return (.sum, Element.Mean.dtype) }
    // Sums of narrow integers are exact in 64 bits, and quicker there than in double precision.
    return Element.dtype.itemSize <= 4 && count <= 1 << 31
      ? (.sum, Element.Sum.dtype) : (.floatingSum, Element.Mean.dtype)
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
      let elements = operand.withoutRepetitions(along: axes)
      let (count, distinct) = (axes.count(in: shape), axes.count(in: elements.layout.shape))
      let means = NDArray<Working>(adopting: NDArray.centers(of: elements, axes, distinct, in: type))
      let squares = NDArray<Working>(
        adopting: Reducing.reduced(
          .sumOfSquares, elements.layout.shape, Working.dtype, over: axes, keepDims: keepDims, to: Working.dtype
        ) { loops in
          let out = Reducing.accumulators(loops, of: elements.layout.shape, over: axes)
          Deviations.withDeviations(of: elements, from: means.operand) {
            Reducing.run(loops, $0, elements.layout, target: axes.setting(out.layout.strides, to: 0), into: out.pointer)
          }
          return out
        })
      // Each distinct element was added once, and stands for count / distinct.
      Elementwise.divide(squares.operand, by: Double(Swift.max(0, count - delta)) / Double(count) * Double(distinct))
      return squares.cast(to: Element.Mean.self)
    }
    // Squares of half-precision numbers overflow it soon.
    return Element.dtype == .float16 ? compute(in: Float.self) : compute(in: Element.Mean.self)
  }

  /// The means that deviations are taken from, with extent 1 along the axes.
  private static func centers<Working: FloatingPointElement>(
    of elements: Operand, _ axes: Axes, _ count: Int, in type: Working.Type
  ) -> Operand {
    if Element.dtype == .float16 {
      let totals = Reducing.reduced(.sum, elements, over: axes, keepDims: true, to: .float32)
      Elementwise.divide(totals, by: Double(count))
      return totals
    }
    return means(of: count) { Reducing.reduced($0, elements, over: axes, keepDims: true, to: $1) }.operand
  }
}

extension Elementwise {
  /// Divides fresh floats or complex numbers by how many were added up, in place.
  fileprivate static func divide(_ totals: Operand, by count: Double) {
    withUnsafeTemporaryAllocation(byteCount: 16, alignment: 16) { memory in
      let divisor = memory.baseAddress!
      var number = count
      KernelSelection.current.kernels.cast(from: .float64, to: totals.dtype)(&number, 1, divisor, 1, 1)
      let operand = Operand(scalarAt: divisor, totals.dtype)
      write(.divide, totals, operand, into: totals)
    }
  }
}
