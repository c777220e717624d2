import LanesKernelInterface

/// How long a vector is.
public enum VectorNorm: Sendable {
  /// The square root of the sum of squares.
  case euclidean
  /// The sum of magnitudes to the power of `p`, and its `p`-th root.
  case power(Double)
  /// The largest magnitude.
  case infinity
  /// The smallest magnitude.
  case negativeInfinity
  /// How many elements are not zero.
  case nonZero
}

/// How large a matrix is.
public enum MatrixNorm: Sendable {
  /// The square root of the sum of squares.
  case frobenius
  /// The largest sum of magnitudes of a column.
  case columnSum
  /// The largest sum of magnitudes of a row.
  case rowSum
}

extension NDArray where Element: FloatingPointElement {
  /// The Euclidean length of all elements. The squares are added pairwise, `Float16` in `Float`. O(size).
  public func norm() -> Element { norm(.euclidean).item }

  /// The norm of vectors along an axis, or of all elements as one vector: a 0-d array.
  public func norm(_ order: VectorNorm, axis: Int? = nil, keepDims: Bool = false) -> NDArray {
    let axes = axis.map { [$0] }
    func magnitudes() -> NDArray { NDArray.absolute(self) }
    switch order {
    case .euclidean:
      let squares = Reducing.reduced(
        .sumOfSquares, operand, over: Axes(axes, of: shape, for: "norm"), keepDims: keepDims,
        to: Element.dtype == .float16 ? .float32 : Element.dtype)
      if Element.dtype == .float16 {
        return NDArray<Float>.squareRoot(NDArray<Float>(adopting: squares)).cast(to: Element.self)
      }
      let result = NDArray(adopting: squares)
      return NDArray.squareRoot(result, out: result)
    case .power(let p):
      require(p != 0, "norm(.power(0)) of shape \(shape): count elements with .nonZero")
      if p == 1 { return NDArray.sum(magnitudes(), axes: axes, keepDims: keepDims) }
      return NDArray.power(
        NDArray.sum(NDArray.power(magnitudes(), Element(p)), axes: axes, keepDims: keepDims), Element(1 / p))
    case .infinity: return NDArray.max(magnitudes(), axes: axes, keepDims: keepDims)
    case .negativeInfinity: return NDArray.min(magnitudes(), axes: axes, keepDims: keepDims)
    case .nonZero: return NDArray.countNonZero(self, axes: axes, keepDims: keepDims).cast(to: Element.self)
    }
  }

  /// The norms of the matrices of the last two axes.
  public func norm(_ order: MatrixNorm) -> NDArray {
    require(ndim >= 2, "norm of shape \(shape): a matrix takes two axes")
    let magnitudes = NDArray.absolute(self)
    switch order {
    case .frobenius: return NDArray.squareRoot(NDArray.sum(NDArray.square(self), axes: [-2, -1]))
    case .columnSum: return magnitudes.sum(axis: -2).max(axis: -1)
    case .rowSum: return magnitudes.sum(axis: -1).max(axis: -1)
    }
  }
}
