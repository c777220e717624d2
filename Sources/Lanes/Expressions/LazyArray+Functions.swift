import LanesKernelInterface

// The functions of arrays take expressions too: `NDArray.exp(a.lazy)` is noted down, not computed.

extension UnaryFunction {
  /// The function of every element, to be computed later.
  public func callAsFunction(_ a: LazyArray<Operand>) -> LazyArray<Result> { a.applying(operation, Result.self) }
}

extension BinaryFunction {
  /// The function of each pair, to be computed later; shapes are broadcast.
  public func callAsFunction(_ a: LazyArray<Element>, _ b: some ArrayExpression<Element>) -> LazyArray<Element> {
    a.combined(operation, b)
  }

  /// The function of each pair of elements of an array and an expression, to be computed later.
  public func callAsFunction(_ a: NDArray<Element>, _ b: LazyArray<Element>) -> LazyArray<Element> {
    a.lazy.combined(operation, b)
  }

  /// The function of each element and a single value, to be computed later.
  public func callAsFunction(_ a: LazyArray<Element>, _ b: Element) -> LazyArray<Element> { a.combined(operation, b) }

  /// The function of a single value and each element, to be computed later.
  public func callAsFunction(_ a: Element, _ b: LazyArray<Element>) -> LazyArray<Element> {
    b.combined(operation, from: a)
  }
}

extension ComparisonFunction {
  /// Whether it holds for each pair, to be asked later; shapes are broadcast.
  public func callAsFunction(_ a: LazyArray<Element>, _ b: some ArrayExpression<Element>) -> LazyArray<Bool> {
    a.compared(operation, b)
  }

  /// Whether it holds for each pair of elements of an array and an expression, to be asked later.
  public func callAsFunction(_ a: NDArray<Element>, _ b: LazyArray<Element>) -> LazyArray<Bool> {
    a.lazy.compared(operation, b)
  }

  /// Whether it holds for each element and a single value, to be asked later.
  public func callAsFunction(_ a: LazyArray<Element>, _ b: Element) -> LazyArray<Bool> { a.compared(operation, b) }

  /// Whether it holds for a single value and each element, to be asked later.
  public func callAsFunction(_ a: Element, _ b: LazyArray<Element>) -> LazyArray<Bool> {
    b.compared(operation, from: a)
  }
}

extension LazyArray {
  /// The elements as elements of another type, as ``NDArray/cast(to:)`` gives them, to be computed later.
  public func cast<Result: ArrayElement>(to type: Result.Type) -> LazyArray<Result> { LazyArray<Result>(.cast(node)) }

  /// The elements of `a` where the condition is true, and those of `b` elsewhere, to be picked later; shapes are
  /// broadcast. Both are computed for every element.
  public static func `where`(
    _ condition: some ArrayExpression<Bool>, _ a: some ArrayExpression<Element>, _ b: some ArrayExpression<Element>
  ) -> LazyArray {
    LazyArray(.ternary(.select, condition.lazy.node, a.lazy.node, b.lazy.node))
  }

  /// The elements of `a` where the condition is true, and a single value elsewhere, to be picked later.
  public static func `where`(
    _ condition: some ArrayExpression<Bool>, _ a: some ArrayExpression<Element>, _ b: Element
  ) -> LazyArray {
    LazyArray(.ternary(.select, condition.lazy.node, a.lazy.node, ExpressionNode(ScalarValue(b))))
  }

  /// A single value where the condition is true, and the elements of `b` elsewhere, to be picked later.
  public static func `where`(
    _ condition: some ArrayExpression<Bool>, _ a: Element, _ b: some ArrayExpression<Element>
  ) -> LazyArray {
    LazyArray(.ternary(.select, condition.lazy.node, ExpressionNode(ScalarValue(a)), b.lazy.node))
  }

  /// One of two values, as the condition says, to be picked later.
  public static func `where`(_ condition: some ArrayExpression<Bool>, _ a: Element, _ b: Element) -> LazyArray {
    LazyArray(
      .ternary(.select, condition.lazy.node, ExpressionNode(ScalarValue(a)), ExpressionNode(ScalarValue(b))))
  }
}

extension LazyArray where Element: OrderedElement {
  /// Each element, or the bound that it lies beyond, to be computed later. NaN stays.
  public func clipped(to bounds: ClosedRange<Element>) -> LazyArray {
    let (low, high) = (ExpressionNode(ScalarValue(bounds.lowerBound)), ExpressionNode(ScalarValue(bounds.upperBound)))
    return LazyArray(.ternary(.clip, node, low, high))
  }
}

extension LazyArray where Element: FloatingPointElement {
  /// `a * b + c` rounded once, to be computed later; shapes are broadcast.
  public static func fusedMultiplyAdd(
    _ a: some ArrayExpression<Element>, _ b: some ArrayExpression<Element>, _ c: some ArrayExpression<Element>
  ) -> LazyArray {
    LazyArray(.ternary(.fusedMultiplyAdd, a.lazy.node, b.lazy.node, c.lazy.node))
  }
}
