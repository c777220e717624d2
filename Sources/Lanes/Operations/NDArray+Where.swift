public import LanesKernelInterface

extension NDArray {
  /// The elements of `a` where the condition is true, and those of `b` elsewhere, in fresh memory;
  /// shapes are broadcast. NumPy's `where` with three arguments. O(size).
  @inlinable public static func `where`(_ condition: NDArray<Bool>, _ a: NDArray, _ b: NDArray) -> NDArray {
    NDArray(adopting: Elementwise.result(of: .select, condition.operand, a.operand, b.operand))
  }

  /// The elements of `a` where the condition is true, and a single value elsewhere, in fresh memory.
  @inlinable public static func `where`(_ condition: NDArray<Bool>, _ a: NDArray, _ b: Element) -> NDArray {
    withOperand(of: b) { NDArray(adopting: Elementwise.result(of: .select, condition.operand, a.operand, $0)) }
  }

  /// A single value where the condition is true, and the elements of `b` elsewhere, in fresh memory.
  @inlinable public static func `where`(_ condition: NDArray<Bool>, _ a: Element, _ b: NDArray) -> NDArray {
    withOperand(of: a) { NDArray(adopting: Elementwise.result(of: .select, condition.operand, $0, b.operand)) }
  }

  /// One of two values, as the condition says, in fresh memory.
  @inlinable public static func `where`(_ condition: NDArray<Bool>, _ a: Element, _ b: Element) -> NDArray {
    withOperand(of: a) { a in
      withOperand(of: b) { b in NDArray(adopting: Elementwise.result(of: .select, condition.operand, a, b)) }
    }
  }

  /// The same, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public static func `where`(_ condition: NDArray<Bool>, _ a: NDArray, _ b: NDArray, out: NDArray) -> NDArray {
    out.requireWritable()
    Elementwise.write(.select, condition.operand, a.operand, b.operand, into: out.operand)
    return out
  }
}
