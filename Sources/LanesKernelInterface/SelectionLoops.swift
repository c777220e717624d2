/// Loops that pick elements by position or by mask, and put them back. They only move elements; `mask` is a
/// contiguous run of bytes that hold 0 or 1, `indices` are in range.
public struct SelectionLoops: Sendable {
  /// `out[i] = source[indices[i]]`
  public typealias Gather =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ indices: UnsafePointer<Int>, _ out: UnsafeMutableRawPointer,
      _ outStride: Int, _ count: Int
    ) -> Void
  /// `out[indices[i]] = source[i]`, in order: of equal indices the last one stays.
  public typealias Scatter =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ indices: UnsafePointer<Int>, _ out: UnsafeMutableRawPointer,
      _ outStride: Int, _ count: Int
    ) -> Void
  /// Writes the `wanted` elements of `source` whose mask is set to `out`, one after the other.
  public typealias Compress =
    @Sendable (
      _ source: UnsafeRawPointer, _ mask: UnsafePointer<UInt8>, _ out: UnsafeMutableRawPointer, _ wanted: Int
    ) -> Void
  /// Writes the `wanted` elements of `source` to where in `out` the mask is set, one after the other.
  public typealias Expand =
    @Sendable (
      _ source: UnsafeRawPointer, _ mask: UnsafePointer<UInt8>, _ out: UnsafeMutableRawPointer, _ wanted: Int
    ) -> Void
  /// Writes the `wanted` positions at which the mask is set.
  public typealias Positions =
    @Sendable (
      _ mask: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<Int>, _ wanted: Int
    ) -> Void

  public let gather: Gather
  public let scatter: Scatter
  public let compress: Compress
  public let expand: Expand
  public let positions: Positions

  public init(
    gather: @escaping Gather, scatter: @escaping Scatter, compress: @escaping Compress, expand: @escaping Expand,
    positions: @escaping Positions
  ) {
    self.gather = gather
    self.scatter = scatter
    self.compress = compress
    self.expand = expand
    self.positions = positions
  }
}
