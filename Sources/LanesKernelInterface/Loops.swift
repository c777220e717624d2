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

/// `accumulators[i] = f(accumulators[i], source[i])`: one more slice of an outer axis.
public struct AccumulateLoop: Sendable {
  @usableFromInline let body:
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int,
      _ accumulators: UnsafeMutableRawPointer, _ accumulatorStride: Int, _ count: Int
    ) -> Void

  public init(
    _ body:
      @escaping @Sendable (
        _ source: UnsafeRawPointer, _ sourceStride: Int,
        _ accumulators: UnsafeMutableRawPointer, _ accumulatorStride: Int, _ count: Int
      ) -> Void
  ) {
    self.body = body
  }

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

/// `out[r * outStride + c] = source[c * sourceStride + r]` for `rows` × `columns` of `out`.
public struct TransposeLoop: Sendable {
  @usableFromInline let body:
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int,
      _ out: UnsafeMutableRawPointer, _ outStride: Int, _ rows: Int, _ columns: Int
    ) -> Void

  public init(
    _ body:
      @escaping @Sendable (
        _ source: UnsafeRawPointer, _ sourceStride: Int,
        _ out: UnsafeMutableRawPointer, _ outStride: Int, _ rows: Int, _ columns: Int
      ) -> Void
  ) {
    self.body = body
  }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ sourceStride: Int,
    _ out: UnsafeMutableRawPointer, _ outStride: Int, _ rows: Int, _ columns: Int
  ) {
    body(source, sourceStride, out, outStride, rows, columns)
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
  public let merge: AccumulateLoop

  public init(
    accumulator: DType, isRounding: Bool, fill: FillLoop, fold: FoldLoop, accumulate: AccumulateLoop,
    merge: AccumulateLoop
  ) {
    self.accumulator = accumulator
    self.isRounding = isRounding
    self.fill = fill
    self.fold = fold
    self.accumulate = accumulate
    self.merge = merge
  }
}

/// `out[i] = f(out[i - 1], source[i])`, beginning with `out[0] = source[0]`.
public struct ScanLoop: Sendable {
  public typealias Body =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
    ) -> Void
  @usableFromInline let body: Body

  public init(_ body: @escaping Body) { self.body = body }

  @inlinable @inline(__always)
  public func callAsFunction(
    _ source: UnsafeRawPointer, _ sourceStride: Int, _ out: UnsafeMutableRawPointer, _ outStride: Int, _ count: Int
  ) {
    body(source, sourceStride, out, outStride, count)
  }
}

/// Finding a value again: NaN is found where there is NaN.
public struct FindLoops: Sendable {
  /// The first index at which the value stands, or `count`.
  public typealias First =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ count: Int, _ value: UnsafeRawPointer
    ) -> Int
  /// `if source[i] is values[i] and indices[i] is negative { indices[i] = row }`
  public typealias Mark =
    @Sendable (
      _ source: UnsafeRawPointer, _ sourceStride: Int, _ values: UnsafeRawPointer,
      _ indices: UnsafeMutablePointer<Int>, _ row: Int, _ count: Int
    ) -> Void

  public let first: First
  public let mark: Mark

  public init(first: @escaping First, mark: @escaping Mark) {
    self.first = first
    self.mark = mark
  }
}
