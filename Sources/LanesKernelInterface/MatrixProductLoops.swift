/// Products of matrices and vectors. Strides are counted in elements.
public struct MatrixProductLoops: Sendable {
  /// A matrix in memory.
  public struct Matrix {
    public let start: UnsafeMutableRawPointer
    /// From one row to the next, and from one column to the next.
    public let rowStride: Int
    public let columnStride: Int

    public init(_ start: UnsafeMutableRawPointer, rowStride: Int, columnStride: Int) {
      self.start = start
      self.rowStride = rowStride
      self.columnStride = columnStride
    }
  }

  /// `out = a · b`, of `m` × `k` and `k` × `n`; `out` overlaps neither.
  public typealias Product = @Sendable (_ a: Matrix, _ b: Matrix, _ out: Matrix, _ m: Int, _ n: Int, _ k: Int) -> Void
  /// `out = Σ a[i] · b[i]`
  public typealias Dot =
    @Sendable (
      _ a: UnsafeRawPointer, _ aStride: Int, _ b: UnsafeRawPointer, _ bStride: Int, _ count: Int,
      _ out: UnsafeMutableRawPointer
    ) -> Void

  public let product: Product
  public let dot: Dot

  public init(product: @escaping Product, dot: @escaping Dot) {
    self.product = product
    self.dot = dot
  }
}
