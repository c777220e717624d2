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
  /// `out[j] = Σ factors[i] · rows[i][j]`, of rows whose elements are side by side as those of `out` are.
  public typealias Combination =
    @Sendable (
      _ factors: UnsafeRawPointer, _ factorStride: Int, _ rows: UnsafeRawPointer, _ rowStride: Int, _ rowCount: Int,
      _ columnCount: Int, _ out: UnsafeMutableRawPointer
    ) -> Void
  /// `out[i] = Σ rows[i][j] · vector[j]`
  public typealias Dots =
    @Sendable (
      _ rows: Matrix, _ rowCount: Int, _ vector: UnsafeRawPointer, _ stride: Int, _ count: Int,
      _ out: UnsafeMutableRawPointer, _ outStride: Int
    ) -> Void

  public let product: Product
  public let combination: Combination
  public let dots: Dots

  public init(product: @escaping Product, combination: @escaping Combination, dots: @escaping Dots) {
    self.product = product
    self.combination = combination
    self.dots = dots
  }
}
