/// Loops that pick elements by position or by mask, and put them back. They only move elements; `mask` is a
/// contiguous run of bytes that hold 0 or 1, `indices` are in range.
public struct SelectionLoops: Sendable {
  /// `out[i] = source[indices[i]]`
  public typealias Gather =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ indices: UnsafePointer<Int>, _ out: UnsafeMutableRawPointer,
      _ outStride: Int, _ count: Int
    ) -> Void
  /// `out[block, i] = source[block, indices[i]]` for lines of `length` elements: the source has `extent` of them in each
  /// block, the output `count`. Both are contiguous and lie apart.
  public typealias GatherLines =
    @Sendable (
      _ source: UnsafeRawPointer, _ blocks: Int, _ extent: Int, _ length: Int, _ indices: UnsafePointer<Int>,
      _ out: UnsafeMutableRawPointer, _ count: Int
    ) -> Void
  /// `out[indices[i]] = source[i]`, in order: of equal indices the last one stays.
  public typealias Scatter =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ indices: UnsafePointer<Int>, _ out: UnsafeMutableRawPointer,
      _ outStride: Int, _ count: Int
    ) -> Void
  /// Writes the `wanted` elements of `source` whose mask is set to `out`, one after the other. Source and mask have `count`.
  public typealias Compress =
    @Sendable (
      _ source: UnsafeRawPointer, _ mask: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutableRawPointer,
      _ wanted: Int
    ) -> Void
  /// Writes the `wanted` elements of `source` to where in `out` the mask is set, one after the other. Mask and output
  /// have `count`.
  public typealias Expand = Compress

  public let gather: Gather
  public let gatherLines: GatherLines
  public let scatter: Scatter
  public let compress: Compress
  public let expand: Expand

  public init(
    gather: @escaping Gather, gatherLines: @escaping GatherLines, scatter: @escaping Scatter,
    compress: @escaping Compress, expand: @escaping Expand
  ) {
    self.gather = gather
    self.gatherLines = gatherLines
    self.scatter = scatter
    self.compress = compress
    self.expand = expand
  }
}

/// Loops over masks, of bytes that hold 0 or 1, and over indices.
public struct MaskLoops: Sendable {
  /// How many bytes are set.
  public typealias Count = @Sendable (_ mask: UnsafePointer<UInt8>, _ count: Int) -> Int
  /// Writes the `wanted` positions at which the mask is set.
  public typealias Positions =
    @Sendable (
      _ mask: UnsafePointer<UInt8>, _ count: Int, _ out: UnsafeMutablePointer<Int>, _ wanted: Int
    ) -> Void
  /// Whether an index is negative or not below the extent.
  public typealias IsOutside = @Sendable (_ indices: UnsafePointer<Int>, _ count: Int, _ extent: Int) -> Bool
  /// Writes the indices, counting negative ones from the end of the extent; whether all of them are then in range.
  public typealias CountFromEnd =
    @Sendable (
      _ indices: UnsafePointer<Int>, _ count: Int, _ extent: Int, _ out: UnsafeMutablePointer<Int>
    ) -> Bool

  public let count: Count
  public let positions: Positions
  public let isOutside: IsOutside
  public let countFromEnd: CountFromEnd

  public init(
    count: @escaping Count, positions: @escaping Positions, isOutside: @escaping IsOutside,
    countFromEnd: @escaping CountFromEnd
  ) {
    self.count = count
    self.positions = positions
    self.isOutside = isOutside
    self.countFromEnd = countFromEnd
  }
}
