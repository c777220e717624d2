/// Work on the values of sparse matrices, by element type and width of the indices. Indices are in range; dense
/// vectors and the rows of dense matrices are contiguous, and no output overlaps an input.
///
/// They are a class: of a structure of this size, every kernel module would emit code that copies it, the linker would keep
/// any one of them, and that one may use instructions the processor lacks.
public final class SparseLoops: Sendable {
  public typealias Lines = SparseStructureLoops.Lines

  /// `out[i] = Σ value · x[index]` over the elements of line `i`
  public typealias Gather =
    @Sendable (_ lines: Lines, _ values: UnsafeRawPointer, _ x: UnsafeRawPointer, _ out: UnsafeMutableRawPointer) ->
    Void
  /// `out[index] += value · x[i]` for every element of line `i`
  public typealias Scatter = Gather
  /// The same for the rows of dense matrices, whose `columns` columns are there in place of a number. Row strides are
  /// counted in elements.
  public typealias Rows =
    @Sendable (
      _ lines: Lines, _ values: UnsafeRawPointer, _ x: UnsafeRawPointer, _ xStride: Int,
      _ out: UnsafeMutableRawPointer, _ outStride: Int, _ columns: Int
    ) -> Void
  /// The values of the product of two matrices, whose structure is known. `sums` holds a zero for each index.
  public typealias Product =
    @Sendable (
      _ a: Lines, _ aValues: UnsafeRawPointer, _ b: Lines, _ bValues: UnsafeRawPointer, _ out: Lines,
      _ outValues: UnsafeMutableRawPointer, _ sums: UnsafeMutableRawPointer
    ) -> Void
  /// Merges two matrices of one shape, each in canonical form, and leaves out what comes to zero: the places that
  /// either has (union), or that both have (intersection). Returns how many elements the result has.
  public typealias Merge =
    @Sendable (
      _ a: Lines, _ aValues: UnsafeRawPointer, _ b: Lines, _ bValues: UnsafeRawPointer, _ out: Lines,
      _ outValues: UnsafeMutableRawPointer
    ) -> Int
  /// Puts `count` elements into lines by the first index of each, in order.
  public typealias Bucket =
    @Sendable (
      _ majors: UnsafeRawPointer, _ minors: UnsafeRawPointer, _ values: UnsafeRawPointer, _ count: Int, _ out: Lines,
      _ outValues: UnsafeMutableRawPointer
    ) -> Void
  /// Makes lines of what stands across: `out` has a line for each index.
  public typealias Reverse =
    @Sendable (
      _ lines: Lines, _ values: UnsafeRawPointer, _ out: Lines, _ outValues: UnsafeMutableRawPointer
    ) -> Void
  /// `out[i] = Σ values[starts[i]..<starts[i + 1]]`
  public typealias GroupSums =
    @Sendable (
      _ values: UnsafeRawPointer, _ starts: UnsafePointer<Int>, _ count: Int, _ out: UnsafeMutableRawPointer
    ) -> Void

  public let gather: Gather
  public let scatter: Scatter
  public let gatherRows: Rows
  public let scatterRows: Rows
  public let product: Product
  /// The sums of the elements at the places of a union.
  public let sum: Merge
  /// The differences of the elements at the places of a union.
  public let difference: Merge
  /// The products of the elements at the places of an intersection.
  public let elementProduct: Merge
  public let bucket: Bucket
  public let reverse: Reverse
  public let groupSums: GroupSums

  public init(
    gather: @escaping Gather, scatter: @escaping Scatter, gatherRows: @escaping Rows, scatterRows: @escaping Rows,
    product: @escaping Product, sum: @escaping Merge, difference: @escaping Merge, elementProduct: @escaping Merge,
    bucket: @escaping Bucket, reverse: @escaping Reverse, groupSums: @escaping GroupSums
  ) {
    self.gather = gather
    self.scatter = scatter
    self.gatherRows = gatherRows
    self.scatterRows = scatterRows
    self.product = product
    self.sum = sum
    self.difference = difference
    self.elementProduct = elementProduct
    self.bucket = bucket
    self.reverse = reverse
    self.groupSums = groupSums
  }
}

/// The widths of the indices of sparse matrices.
public enum SparseIndexWidth: UInt8, CaseIterable, Sendable {
  case int32, int64

  /// The width of a type of index, which is `int32` or `int64`.
  @inlinable
  public init(_ dtype: DType) { self = dtype == .int32 ? .int32 : .int64 }
}
