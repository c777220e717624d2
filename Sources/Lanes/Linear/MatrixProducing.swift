import LanesKernelInterface

/// Multiplies stacks of matrices: the part that does not depend on the element type.
struct MatrixProducing {
  typealias Matrix = MatrixProductLoops.Matrix

  let loops: MatrixProductLoops
  let itemSize: Int

  init(_ dtype: DType) {
    loops = KernelSelection.current.kernels.matrixProduct(dtype)!
    itemSize = dtype.itemSize
  }

  /// `out = a · b` for each pair of matrices; all three have the same leading axes, of which those of the operands may
  /// have stride 0, and no memory of the output is an operand's.
  static func run(_ a: Operand, _ b: Operand, into out: Operand) {
    defer { withExtendedLifetime((a, b, out)) {} }
    let producing = MatrixProducing(out.dtype)
    let rank = out.layout.rank
    let (m, n, k) = (out.layout.shape[rank - 2], out.layout.shape[rank - 1], a.layout.shape[rank - 1])
    func leading(_ operand: Operand) -> Dimensions { Dimensions(operand.layout.strides.dropLast(2)) }
    func matrix(_ operand: Operand, _ offset: Int) -> Matrix {
      .init(
        operand.address(offset), rowStride: operand.layout.strides[rank - 2],
        columnStride: operand.layout.strides[rank - 1])
    }
    let nest = LoopNest(
      shape: Dimensions(out.layout.shape.dropLast(2)), strides: [leading(a), leading(b), leading(out)])
    nest.forEach { first in
      let (x, y, z) = (matrix(a, first[0]), matrix(b, first[1]), matrix(out, first[2]))
      for i in 0..<nest.count {
        producing.run(
          producing.moved(x, i * nest.strides[0]), producing.moved(y, i * nest.strides[1]),
          producing.moved(z, i * nest.strides[2]), m, n, k)
      }
    }
  }

  /// `out = a · b`, of `m` × `k` and `k` × `n`, on as many threads as may be used; `out` overlaps neither.
  func run(_ a: Matrix, _ b: Matrix, _ out: Matrix, _ m: Int, _ n: Int, _ k: Int) {
    guard m > 0 && n > 0 else { return }
    let multiply = m > 1 && n > 1 ? loops.product : multiplyVector
    // Some million steps are worth a thread; parts are multiples of every kernel set's tiles.
    let length = Swift.max(m, n)
    guard threads > 1 && length > Self.partLength && m &* n &* k > 1 << 21 else { return multiply(a, b, out, m, n, k) }
    Parts.forEach((length + Self.partLength - 1) / Self.partLength) { part in
      let start = part * Self.partLength
      let size = Swift.min(Self.partLength, length - start)
      if m >= n {
        multiply(moved(a, start * a.rowStride), b, moved(out, start * out.rowStride), size, n, k)
      } else {
        multiply(a, moved(b, start * b.columnStride), moved(out, start * out.columnStride), m, size, k)
      }
    }
  }

  private static let partLength = 192

  /// The same matrix further on in memory.
  private func moved(_ matrix: Matrix, _ elements: Int) -> Matrix {
    Matrix(
      matrix.start + elements * itemSize, rowStride: matrix.rowStride, columnStride: matrix.columnStride)
  }

  /// A vector times a matrix is a sum of the matrix's lines, or each element of it a dot product, whichever reads memory
  /// in order.
  private func multiplyVector(_ a: Matrix, _ b: Matrix, _ out: Matrix, _ m: Int, _ n: Int, _ k: Int) {
    if m == 1 && b.columnStride == 1 && b.rowStride != 1 && out.columnStride == 1 {
      return loops.combination(a.start, a.columnStride, b.start, b.rowStride, k, n, out.start)
    }
    if n == 1 && a.rowStride == 1 && a.columnStride != 1 && out.rowStride == 1 {
      return loops.combination(b.start, b.rowStride, a.start, a.columnStride, k, m, out.start)
    }
    if n == 1 { return loops.dots(a, m, b.start, b.rowStride, k, out.start, out.rowStride) }
    let columns = Matrix(b.start, rowStride: b.columnStride, columnStride: b.rowStride)
    loops.dots(columns, n, a.start, a.columnStride, k, out.start, out.columnStride)
  }
}
