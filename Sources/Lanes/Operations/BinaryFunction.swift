public import LanesKernelInterface

/// A function of pairs of elements, such as `NDArray.maximum`, in all its forms. Shapes are broadcast.
///
///     let c = NDArray.maximum(a, b)      // in fresh memory
///     NDArray.maximum(a, 0)              // against one value, on either side
///     NDArray.maximum(a, b, out: c)      // into memory that exists
///     NDArray.maximum(a, 0, out: a)      // in place
///
/// Where the output overlaps an input in memory the result is that of separate memory. O(size).
public struct BinaryFunction<Element: ArrayElement>: Sendable {
  @usableFromInline let operation: BinaryOperator

  /// The function by its operator, which must be one that `Element` has.
  @inlinable
  public init(_ operation: BinaryOperator) { self.operation = operation }

  /// The function of each pair, in fresh memory.
  @inlinable @inline(__always)
  public func callAsFunction(_ a: consuming NDArray<Element>, _ b: consuming NDArray<Element>) -> NDArray<Element> {
    NDArray.combining(operation, a, b)
  }

  /// The function of each element and a single value, in fresh memory.
  @inlinable @inline(__always)
  public func callAsFunction(_ a: consuming NDArray<Element>, _ b: Element) -> NDArray<Element> {
    NDArray.combining(operation, a, b)
  }

  /// The function of a single value and each element, in fresh memory.
  @inlinable @inline(__always)
  public func callAsFunction(_ a: Element, _ b: consuming NDArray<Element>) -> NDArray<Element> {
    NDArray.combining(operation, a, b)
  }

  /// The function of each pair, written to `out`, whose shape is the operands' broadcast shape.
  /// Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public func callAsFunction(
    _ a: NDArray<Element>, _ b: NDArray<Element>, out: NDArray<Element>
  ) -> NDArray<Element> {
    out.write(operation, a, b)
  }

  /// The function of each element and a single value, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public func callAsFunction(_ a: NDArray<Element>, _ b: Element, out: NDArray<Element>) -> NDArray<Element> {
    out.write(operation, a, b)
  }

  /// The function of a single value and each element, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public func callAsFunction(_ a: Element, _ b: NDArray<Element>, out: NDArray<Element>) -> NDArray<Element> {
    out.write(operation, a, b)
  }

  /// The function of every pair of an element of `a` and one of `b`: a table of `a`'s shape followed
  /// by `b`'s. O(a.size · b.size).
  public func outer(_ a: NDArray<Element>, _ b: NDArray<Element>) -> NDArray<Element> {
    require(
      a.ndim + b.ndim <= Dimensions.maximumCount,
      "\(operation).outer of shapes \(a.shape) and \(b.shape): an array has at most \(Dimensions.maximumCount) axes")
    let inserted = [AxisIndex](repeating: .inserted, count: b.ndim)
    return self(a[axes: [.remaining] + inserted], b)
  }
}
