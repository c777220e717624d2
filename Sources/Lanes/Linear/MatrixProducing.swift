import LanesKernelInterface

/// Multiplies stacks of matrices: the part that does not depend on the element type.
enum MatrixProducing {
  /// `out = a · b` for each pair of matrices; all three have the same leading axes, of which those of the operands may
  /// have stride 0, and no memory of the output is an operand's.
  static func run(_ a: Operand, _ b: Operand, into out: Operand) {
    defer { withExtendedLifetime((a, b, out)) {} }
    let loops = KernelSelection.current.kernels.matrixProduct(out.dtype)!
    let rank = out.layout.rank
    let (m, n, k) = (out.layout.shape[rank - 2], out.layout.shape[rank - 1], a.layout.shape[rank - 1])
    guard m > 0 && n > 0 else { return }
    func leading(_ operand: Operand) -> Dimensions { Dimensions(operand.layout.strides.dropLast(2)) }
    func matrix(_ operand: Operand, _ offset: Int) -> MatrixProductLoops.Matrix {
      .init(
        operand.address(offset), rowStride: operand.layout.strides[rank - 2],
        columnStride: operand.layout.strides[rank - 1])
    }
    let nest = LoopNest(
      shape: Dimensions(out.layout.shape.dropLast(2)), strides: [leading(a), leading(b), leading(out)])
    nest.forEach { first in
      for i in 0..<nest.count {
        let (x, y, z) = (
          matrix(a, first[0] + i * nest.strides[0]), matrix(b, first[1] + i * nest.strides[1]),
          matrix(out, first[2] + i * nest.strides[2])
        )
        if n == 1 || m == 1 {
          // Vectors: a dot product for each element, without packing.
          for row in 0..<m {
            for column in 0..<n {
              loops.dot(
                x.start + row * x.rowStride * a.dtype.itemSize, x.columnStride,
                y.start + column * y.columnStride * b.dtype.itemSize, y.rowStride, k,
                z.start + (row * z.rowStride + column * z.columnStride) * out.dtype.itemSize)
            }
          }
        } else {
          loops.product(x, y, z, m, n, k)
        }
      }
    }
  }
}
