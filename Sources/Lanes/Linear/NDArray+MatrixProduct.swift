import LanesKernelInterface

extension NDArray where Element: NumericElement {
  /// The matrix product in fresh memory: NumPy's `matmul` and `@`.
  ///
  /// The last two axes are matrices of m × k and k × n; axes before them are broadcast, and there is a product for each
  /// of their positions. A 1-d operand is a row on the left and a column on the right, and its axis is left out of
  /// the result. Integers wrap around. `Float16` multiplies and adds in `Float`.
  ///
  /// Operands may lie in memory in any way. Floats are rounded after each product and sum with the baseline kernels,
  /// and once for both where the processor can, so that last digits differ between kernel sets. O(m·n·k).
  public static func matmul(_ a: NDArray, _ b: NDArray) -> NDArray {
    let shape = productShape(a, b)
    return matmul(a, b, shape, into: .empty(shape))
  }

  /// The same, written to `out`, which may overlap the operands. Returns `out`.
  @discardableResult
  public static func matmul(_ a: NDArray, _ b: NDArray, out: NDArray) -> NDArray {
    let shape = productShape(a, b)
    out.requireWritable()
    require(
      shape == out.shape,
      "matmul of shapes \(a.shape) and \(b.shape) gives shape \(shape), which does not fit an output of shape \(out.shape)"
    )
    if out.mayShareMemory(with: a) || out.mayShareMemory(with: b) {
      out.assign(matmul(a, b))
      return out
    }
    return matmul(a, b, shape, into: out)
  }

  private static func productShape(_ a: NDArray, _ b: NDArray) -> Dimensions {
    require(
      a.ndim > 0 && b.ndim > 0, "matmul of shapes \(a.shape) and \(b.shape): a 0-d array is no matrix; multiply with *")
    let (inner, other) = (a.shape[a.ndim - 1], b.shape[Swift.max(0, b.ndim - 2)])
    require(
      inner == other,
      "matmul of shapes \(a.shape) and \(b.shape): the rows of the first have \(inner) elements, the columns of the second "
        + "\(other), and they must be equal")
    guard let leading = Layout.broadcast(Dimensions(a.shape.dropLast(2)), Dimensions(b.shape.dropLast(2))) else {
      fail("matmul of shapes \(a.shape) and \(b.shape): the axes before the last two must broadcast")
    }
    return Dimensions(
      Array(leading) + (a.ndim > 1 ? [a.shape[a.ndim - 2]] : []) + (b.ndim > 1 ? [b.shape[b.ndim - 1]] : []))
  }

  private static func matmul(_ a: NDArray, _ b: NDArray, _ shape: Dimensions, into out: NDArray) -> NDArray {
    if Element.dtype == .float16 {
      let wide = NDArray<Float>.matmul(a.cast(to: Float.self), b.cast(to: Float.self))
      NDArray<Float>.cast(wide, out: out)
      return out
    }
    if a.ndim <= 2 && b.ndim <= 2 {
      defer { withExtendedLifetime((a, b, out)) {} }
      let (x, y) = (a.asMatrix(isColumn: false), b.asMatrix(isColumn: true))
      // The axes that the result lacks are of length 1: their strides are not used.
      let rowStride = a.ndim == 2 ? out.layout.strides[0] : 1
      let columnStride = b.ndim == 2 ? out.layout.strides[out.ndim - 1] : 1
      MatrixProducing(Element.dtype).run(
        x.matrix, y.matrix, .init(out.pointer, rowStride: rowStride, columnStride: columnStride), x.rows, y.columns,
        x.columns)
      return out
    }
    // Vectors as matrices.
    let (x, y) = (a.ndim > 1 ? a : a.expandingDims(axis: 0), b.ndim > 1 ? b : b.expandingDims(axis: 1))
    var target = out
    if a.ndim == 1 { target = target.expandingDims(axis: b.ndim > 1 ? target.ndim - 1 : target.ndim) }
    if b.ndim == 1 { target = target.expandingDims(axis: target.ndim) }
    let leading = Array(target.shape.dropLast(2))
    MatrixProducing.run(
      x.broadcast(to: Dimensions(leading + x.shape.suffix(2))).operand,
      y.broadcast(to: Dimensions(leading + y.shape.suffix(2))).operand, into: target.operand)
    return out
  }

  /// An array of one or two axes as a matrix, one axis being a row or a column.
  private func asMatrix(isColumn: Bool) -> (matrix: MatrixProductLoops.Matrix, rows: Int, columns: Int) {
    let (shape, strides) = (layout.shape, layout.strides)
    if ndim == 2 { return (.init(pointer, rowStride: strides[0], columnStride: strides[1]), shape[0], shape[1]) }
    return isColumn
      ? (.init(pointer, rowStride: strides[0], columnStride: 1), shape[0], 1)
      : (.init(pointer, rowStride: 1, columnStride: strides[0]), 1, shape[0])
  }

  /// NumPy's `dot`: the matrix product of two matrices or of a matrix and a vector, the sum of products of two vectors, and the
  /// product with a scalar. Of more axes the last one of `self` goes with the last but one of `other`.
  public func dot(_ other: NDArray) -> NDArray {
    if ndim == 0 || other.ndim == 0 { return self * other }
    if ndim <= 2 && other.ndim <= 2 { return .matmul(self, other) }
    return tensorDot(other, axes: ([ndim - 1], [Swift.max(0, other.ndim - 2)]))
  }

  /// The sums of products along the last axes of both: NumPy's `inner`.
  public func inner(_ other: NDArray) -> NDArray {
    if ndim == 0 || other.ndim == 0 { return self * other }
    return tensorDot(other, axes: ([ndim - 1], [other.ndim - 1]))
  }

  /// The product of each element of this array with each of another, both taken as one axis: NumPy's `outer`.
  public func outer(_ other: NDArray) -> NDArray { NDArray.multiply.outer(ravel(), other.ravel()) }

  /// The sums of products along pairs of axes, which go away: NumPy's `tensordot`. The other axes of `self` come first.
  public func tensorDot(_ other: NDArray, axes: ([Int], [Int])) -> NDArray {
    require(
      axes.0.count == axes.1.count,
      "tensorDot of shapes \(shape) and \(other.shape) along axes \(axes.0) and \(axes.1): they go in pairs")
    let (mine, theirs) = (axes.0.map(normalized(axis:)), axes.1.map(other.normalized(axis:)))
    for (i, j) in zip(mine, theirs) {
      require(
        shape[i] == other.shape[j],
        "tensorDot of shapes \(shape) and \(other.shape): axis \(i) of the first and axis \(j) of the second differ in extent"
      )
    }
    let (kept, others) = (
      shape.indices.filter { !mine.contains($0) }, other.shape.indices.filter { !theirs.contains($0) }
    )
    let count = mine.reduce(1) { $0 * shape[$1] }
    let rows = transposed(kept + mine).reshaped([kept.reduce(1) { $0 * shape[$1] }, count])
    let columns = other.transposed(theirs + others).reshaped([count, others.reduce(1) { $0 * other.shape[$1] }])
    let result = NDArray.matmul(rows, columns)
    return result.reshapedResult(Dimensions(kept.map { shape[$0] } + others.map { other.shape[$0] }))
  }

  /// The Kronecker product: each element of this array times the whole other one. Missing axes are put in front.
  public func kron(_ other: NDArray) -> NDArray {
    let rank = Swift.max(ndim, other.ndim)
    let (x, y) = (
      [Int](repeating: 1, count: rank - ndim) + shape, [Int](repeating: 1, count: rank - other.ndim) + other.shape
    )
    let (spread, inner) = (
      Dimensions(x.flatMap { [$0, 1] }), Dimensions(y.flatMap { [1, $0] })
    )
    let product = reshaped(spread) * other.reshaped(inner)
    return product.reshapedResult(Dimensions(zip(x, y).map { $0 * $1 }))
  }

  /// The sums of the diagonals of the plane of two axes: NumPy's `trace`.
  public func trace(offset: Int = 0, axes: (Int, Int) = (0, 1)) -> NDArray<Element.Sum> {
    diagonal(offset: offset, axes: axes).sum(axis: -1)
  }

  /// A square matrix multiplied by itself `exponent` times, which is not negative. O(n³ log exponent).
  public func matrixPower(_ exponent: Int) -> NDArray {
    require(
      ndim == 2 && shape[0] == shape[1] && exponent >= 0,
      "matrixPower(\(exponent)) of shape \(shape): it takes a square matrix and an exponent from 0")
    var result = NDArray.eye(shape[0])
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = .matmul(result, square) }
      rest >>= 1
      if rest > 0 { square = .matmul(square, square) }
    }
    return result
  }
}

extension NDArray where Element: ComplexElement {
  /// The sum of products of the conjugated elements of `a` with those of `b`, both taken as one axis: NumPy's `vdot`.
  public static func vdot(_ a: NDArray, _ b: NDArray) -> Element { conjugate(a.ravel()).dot(b.ravel()).item }
}
