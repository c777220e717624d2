public import LanesKernelInterface

/// A function of every element, such as `NDArray.exp`, in all its forms.
///
///     let b = NDArray.exp(a)        // in fresh memory, which has a's order of axes
///     NDArray.exp(a, out: c)        // into memory that exists; `a` is broadcast to the shape of `c`
///     NDArray.exp(a, out: a)        // in place
///
/// Where the output overlaps the input in memory the result is that of separate memory. O(size).
public struct UnaryFunction<Operand: ArrayElement, Result: ArrayElement>: Sendable {
  @usableFromInline let operation: UnaryOperator

  /// The function by its operator, which must be one that `Operand` has, with results of that type.
  @inlinable
  public init(_ operation: UnaryOperator) { self.operation = operation }

  /// The function of every element, in fresh memory.
  @inlinable @inline(__always)
  public func callAsFunction(_ a: consuming NDArray<Operand>) -> NDArray<Result> {
    NDArray<Operand>.applying(operation, a)
  }

  /// The function of every element, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public func callAsFunction(_ a: NDArray<Operand>, out: NDArray<Result>) -> NDArray<Result> {
    out.requireWritable()
    if out.storage.isPlain(like: a.storage) {
      out.setPlain(operation, a)
      return out
    }
    Elementwise.write(operation, a.operand, into: out.operand)
    return out
  }
}
