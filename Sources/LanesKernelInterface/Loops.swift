// The shapes of the inner loops. Strides are counted in elements of the pointer's own type, may be
// negative, and are 0 where one element stands for all. Where an output overlaps an input, both have one
// stride and item size, and the loop must give what visiting one element after the other gives.
//
// They are structures, not bare closures: a closure in a generic table is stored under the most general
// calling convention, with every argument behind a pointer and a thunk at each end.

/// `out[i] = f(source[i])`
public struct UnaryLoop: Sendable {
  @usableFromInline let body:
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int,
      _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
    ) -> Void

  public init(
    _ body:
      @escaping @Sendable (
        _ source: UnsafeRawPointer, _ sourceStride: Int,
        _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
      ) -> Void
  ) {
    self.body = body
  }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ sourceStride: Int,
    _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
  ) {
    body(source, sourceStride, out, outStride, count)
  }
}

/// `out[i] = f(a[i], b[i])`
public struct BinaryLoop: Sendable {
  @usableFromInline let body:
    @Sendable (
      _ a: UnsafeRawPointer, _ aStride: Int, _ b: UnsafeRawPointer, _ bStride: Int,
      _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
    ) -> Void

  public init(
    _ body:
      @escaping @Sendable (
        _ a: UnsafeRawPointer, _ aStride: Int, _ b: UnsafeRawPointer, _ bStride: Int,
        _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
      ) -> Void
  ) {
    self.body = body
  }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ a: UnsafeRawPointer, _ aStride: Int, _ b: UnsafeRawPointer, _ bStride: Int,
    _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
  ) {
    body(a, aStride, b, bStride, out, outStride, count)
  }
}

/// `out[i] = f(a[i], b[i], c[i])`
public struct TernaryLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ a: UnsafeRawPointer, _ aStride: Int, _ b: UnsafeRawPointer, _ bStride: Int, _ c: UnsafeRawPointer,
      _ cStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
    ) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ a: UnsafeRawPointer, _ aStride: Int, _ b: UnsafeRawPointer, _ bStride: Int, _ c: UnsafeRawPointer,
    _ cStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
  ) {
    body(a, aStride, b, bStride, c, cStride, out, outStride, count)
  }
}

/// `accumulator = f(accumulator, source[0], source[1], …)`: one result from a whole axis.
public struct FoldLoop: Sendable {
  @usableFromInline let body:
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ count: Int,
      _ accumulator: UnsafeMutableRawPointer
    ) -> Void

  public init(
    _ body:
      @escaping @Sendable (
        _ source: UnsafeRawPointer, _ sourceStride: Int, _ count: Int,
        _ accumulator: UnsafeMutableRawPointer
      ) -> Void
  ) {
    self.body = body
  }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ sourceStride: Int, _ count: Int,
    _ accumulator: UnsafeMutableRawPointer
  ) {
    body(source, sourceStride, count, accumulator)
  }
}

/// `accumulators[i] = f(accumulators[i], source[i * lineStride], source[i * lineStride + stride], …)`: one result, whose
/// accumulators follow each other, from each of several lines side by side.
public struct AccumulateLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ source: UnsafeRawPointer, _ stride: Int, _ length: Int, _ lineStride: Int,
      _ accumulators: UnsafeMutableRawPointer, _ lines: Int
    ) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ stride: Int, _ length: Int, _ lineStride: Int,
    _ accumulators: UnsafeMutableRawPointer, _ lines: Int
  ) {
    body(source, stride, length, lineStride, accumulators, lines)
  }
}

/// `accumulators[i] = f(accumulators[i], source[i])`, where the source holds accumulators too.
public struct MergeLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int,
      _ accumulators: UnsafeMutableRawPointer, _ accumulatorStride: Int, _ count: Int
    ) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ sourceStride: Int,
    _ accumulators: UnsafeMutableRawPointer, _ accumulatorStride: Int, _ count: Int
  ) {
    body(source, sourceStride, accumulators, accumulatorStride, count)
  }
}

/// Whether a search finds what it looks for; it stops at the first block that decides.
public struct SearchLoop: Sendable {
  @usableFromInline let body: @Sendable (_ source: UnsafeRawPointer, _ sourceStride: Int, _ count: Int) -> Bool

  public init(_ body: @escaping @Sendable (_ source: UnsafeRawPointer, _ sourceStride: Int, _ count: Int) -> Bool) {
    self.body = body
  }

  @inlinable @inline(__always)
  public func callAsFunction(_ source: UnsafeRawPointer, _ sourceStride: Int, _ count: Int) -> Bool {
    return body(source, sourceStride, count)
  }
}

/// `out[r * outStride + c] = source[c * sourceStride + r]` for `rows` × `columns` of `out`, which shares no memory with
/// the source. With `streams` the result is written past the caches where it is made of whole lines.
public struct TransposeLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ rows: Int,
      _ columns: Int, _ streams: Bool
    ) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ sourceStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ rows: Int,
    _ columns: Int, streams: Bool
  ) {
    body(source, sourceStride, out, outStride, rows, columns, streams)
  }
}

/// Sets `count` accumulators to what a reduction begins with.
public struct FillLoop: Sendable {
  @usableFromInline let body: @Sendable (_ accumulators: UnsafeMutableRawPointer, _ count: Int) -> Void

  public init(_ body: @escaping @Sendable (_ accumulators: UnsafeMutableRawPointer, _ count: Int) -> Void) {
    self.body = body
  }

  @inlinable @inline(__always)
  public func callAsFunction(_ accumulators: UnsafeMutableRawPointer, _ count: Int) {
    body(accumulators, count)
  }
}

/// A reduction's two directions and the accumulator both use.
public struct ReductionLoops: Sendable {
  public let accumulator: DType
  /// Whether the grouping of the operands changes the result, as it does for sums of floats.
  public let isRounding: Bool
  public let fill: FillLoop
  public let fold: FoldLoop
  public let accumulate: AccumulateLoop
  /// Accumulators taken in by accumulators.
  public let merge: MergeLoop

  public init(
    accumulator: DType, isRounding: Bool, fill: FillLoop, fold: FoldLoop, accumulate: AccumulateLoop,
    merge: MergeLoop
  ) {
    self.accumulator = accumulator
    self.isRounding = isRounding
    self.fill = fill
    self.fold = fold
    self.accumulate = accumulate
    self.merge = merge
  }
}

/// `out[i] = f(out[i - 1], source[i])`, beginning with `out[0] = source[0]`, along each of several lines. The output,
/// which has the type that a sum of the elements has, overlaps nothing.
public struct ScanLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ source: UnsafeRawPointer, _ stride: Int, _ lineStride: Int,
      _ out: UnsafeMutableRawPointer, _ outStride: Int, _ outLineStride: Int, _ count: Int, _ lines: Int
    ) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ stride: Int, _ lineStride: Int,
    _ out: UnsafeMutableRawPointer, _ outStride: Int, _ outLineStride: Int, _ count: Int, _ lines: Int
  ) {
    body(source, stride, lineStride, out, outStride, outLineStride, count, lines)
  }
}

/// The first place of the smallest or largest element, or of NaN, in each of several lines side by side.
public struct ExtremePlaceLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ source: UnsafeRawPointer, _ stride: Int, _ length: Int, _ lineStride: Int, _ lines: Int,
      _ places: UnsafeMutablePointer<Int>
    ) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  /// Sets `places[i]` to where in line `i`, which has at least one element, the extreme stands.
  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ stride: Int, _ length: Int, _ lineStride: Int, _ lines: Int,
    _ places: UnsafeMutablePointer<Int>
  ) {
    body(source, stride, length, lineStride, lines, places)
  }
}
