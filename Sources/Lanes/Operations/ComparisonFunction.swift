public import LanesKernelInterface

/// A question about pairs of elements, such as `NDArray.less`, in all its forms; the answers are
/// Booleans. Shapes are broadcast. O(size).
public struct ComparisonFunction<Element: ArrayElement>: Sendable {
  @usableFromInline let operation: ComparisonOperator

  /// The function by its operator, which must be one that `Element` has.
  @inlinable
  public init(_ operation: ComparisonOperator) { self.operation = operation }

  /// The answer for each pair, in fresh memory.
  @inlinable
  public func callAsFunction(_ a: NDArray<Element>, _ b: NDArray<Element>) -> NDArray<Bool> {
    a.compared(operation, b)
  }

  /// The answer for each element and a single value, in fresh memory.
  @inlinable
  public func callAsFunction(_ a: NDArray<Element>, _ b: Element) -> NDArray<Bool> { a.compared(operation, b) }

  /// The answer for a single value and each element, in fresh memory.
  @inlinable
  public func callAsFunction(_ a: Element, _ b: NDArray<Element>) -> NDArray<Bool> { b.compared(operation, from: a) }

  /// The answer for each pair, written to `out`, whose shape is the operands' broadcast shape.
  /// Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public func callAsFunction(
    _ a: NDArray<Element>, _ b: NDArray<Element>, out: NDArray<Bool>
  ) -> NDArray<Bool> {
    out.requireWritable()
    if out.storage.isPlain(like: a.storage) && out.storage.isPlain(like: b.storage) {
      out.setPlain(operation, a, b)
      return out
    }
    Elementwise.write(operation, a.operand, b.operand, into: out.operand)
    return out
  }

  /// The answer for each element and a single value, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public func callAsFunction(_ a: NDArray<Element>, _ b: Element, out: NDArray<Bool>) -> NDArray<Bool> {
    out.requireWritable()
    if out.storage.isPlain(like: a.storage) {
      out.setPlain(operation, a, b)
      return out
    }
    NDArray.withOperand(of: b) { Elementwise.write(operation, a.operand, $0, into: out.operand) }
    return out
  }

  /// The answer for a single value and each element, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public func callAsFunction(_ a: Element, _ b: NDArray<Element>, out: NDArray<Bool>) -> NDArray<Bool> {
    out.requireWritable()
    NDArray.withOperand(of: a) { Elementwise.write(operation, $0, b.operand, into: out.operand) }
    return out
  }
}
