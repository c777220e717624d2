import LanesKernelInterface

extension CompressedMatrix {
  /// The product with a dense vector, which gives a vector, or a dense matrix, which gives a matrix, in fresh memory:
  /// SciPy's `@`. O(stored · columns).
  ///
  /// Integers wrap around; `Float16` multiplies and adds in `Float`. By rows, each element of the result is a sum
  /// over the stored elements of a row; by columns, columns are added to the result. Floats may be rounded once for
  /// product and sum, where the processor can, so that last digits differ between kernel sets.
  public static func matmul(_ a: CompressedMatrix, _ b: NDArray<Element>) -> NDArray<Element> {
    require(
      b.ndim == 1 || b.ndim == 2,
      "matmul of a sparse matrix of shape \(a.shape) and an array of shape \(b.shape): it takes a vector or a matrix")
    require(
      a.shape[1] == b.shape[0],
      "matmul of a sparse matrix of shape \(a.shape) and an array of shape \(b.shape): the rows of the first have "
        + "\(a.shape[1]) elements, the columns of the second \(b.shape[0]), and they must be equal")
    if Element.dtype == .float16 {
      return CompressedMatrix<Float, Index, Orientation>.matmul(a.cast(to: Float.self), b.cast(to: Float.self))
        .cast(to: Element.self)
    }
    let target: Dimensions = b.ndim == 1 ? [a.shape[0]] : [a.shape[0], b.shape[1]]
    let out = NDArray<Element>.empty(target)
    // What columns are added to begins with zeros: in memory that was used before, which the system need not clear.
    if !Orientation.isByRows { out.fill(.zero) }
    let dense = b.asContiguous()
    let columns = b.ndim == 1 ? 1 : b.shape[1]
    let (lines, values, loops) = (a.structure.lines, a.values.pointer, Self.loops)
    withExtendedLifetime((a, dense)) {
      switch (Orientation.isByRows, columns == 1) {
      case (true, true): loops.gather(lines, values, dense.pointer, out.pointer)
      case (false, true): loops.scatter(lines, values, dense.pointer, out.pointer)
      case (true, false): loops.gatherRows(lines, values, dense.pointer, columns, out.pointer, columns, columns)
      case (false, false): loops.scatterRows(lines, values, dense.pointer, columns, out.pointer, columns, columns)
      }
    }
    return out
  }

  /// The same, written to `out`, which may overlap the dense operand. Returns `out`.
  @discardableResult
  public static func matmul(_ a: CompressedMatrix, _ b: NDArray<Element>, out: NDArray<Element>) -> NDArray<Element> {
    let product = matmul(a, b)
    require(
      out.shape == product.shape,
      "matmul of a sparse matrix of shape \(a.shape) and an array of shape \(b.shape) gives shape \(product.shape), which "
        + "does not fit an output of shape \(out.shape)")
    out.assign(product)
    return out
  }

  /// The product of a dense vector or matrix with a sparse matrix, in fresh memory; of a matrix the columns are
  /// contiguous. O(stored · rows).
  public static func matmul(_ a: NDArray<Element>, _ b: CompressedMatrix) -> NDArray<Element> {
    require(
      a.ndim == 1 || a.ndim == 2,
      "matmul of an array of shape \(a.shape) and a sparse matrix of shape \(b.shape): it takes a vector or a matrix")
    let inner = a.shape[a.ndim - 1]
    require(
      inner == b.shape[0],
      "matmul of an array of shape \(a.shape) and a sparse matrix of shape \(b.shape): the rows of the first have "
        + "\(inner) elements, the columns of the second \(b.shape[0]), and they must be equal")
    let product = CompressedMatrix<Element, Index, Orientation.Opposite>.matmul(b.transposed, a.transposed).transposed
    return NDArray<Element>(storage: product.storage, layout: product.layout, isView: false, isWritable: true)
  }

  /// The product of two sparse matrices, in the orientation of the first. A copy, canonical, without the zeros that
  /// come of it. Where the orientations differ the second matrix is converted first.
  ///
  /// The algorithm is Gustavson's ("Two fast algorithms for sparse matrices: multiplication and permuted
  /// transposition", ACM TOMS 4, 1978): O(rows + columns + multiplications), and the sorting of each line, which is
  /// linear too.
  public static func matmul<Other>(
    _ a: CompressedMatrix, _ b: CompressedMatrix<Element, Index, Other>
  ) -> CompressedMatrix {
    require(
      a.shape[1] == b.shape[0],
      "matmul of sparse matrices of shapes \(a.shape) and \(b.shape): the rows of the first have \(a.shape[1]) elements, the "
        + "columns of the second \(b.shape[0]), and they must be equal")
    if Element.dtype == .float16 {
      return CompressedMatrix<Float, Index, Orientation>.matmul(a.cast(to: Float.self), b.cast(to: Float.self))
        .cast(to: Element.self)
    }
    let other = CompressedMatrix(b)
    // The columns of a product are the rows of the product of the transposed matrices, whose order is the other one.
    let (x, y) = Orientation.isByRows ? (a, other) : (other, a)
    let places = x.structure.product(y.structure)
    let values = NDArray<Element>.empty([places.storedCount])
    let sums = NDArray<Element>.zeros([places.extent])
    withExtendedLifetime((x, y, sums)) {
      loops.product(
        x.structure.lines, x.values.pointer, y.structure.lines, y.values.pointer, places.lines, values.pointer,
        sums.pointer)
    }
    return CompressedMatrix(places, values).eliminatingZeros()
  }

  /// The product with a dense vector or matrix: NumPy's `dot`.
  public func dot(_ other: NDArray<Element>) -> NDArray<Element> { CompressedMatrix.matmul(self, other) }

  /// The product with another sparse matrix.
  public func dot<Other>(_ other: CompressedMatrix<Element, Index, Other>) -> CompressedMatrix {
    CompressedMatrix.matmul(self, other)
  }
}
