import LanesKernelInterface

extension LazyArray {
  var program: ExpressionProgram { ExpressionProgram(node) }

  /// The result in fresh memory, whose axes have the order of the operands'. One allocation.
  public func evaluate() -> NDArray<Element> { NDArray<Element>(adopting: program.evaluated()) }

  /// Writes the result to `out`, to whose shape it is broadcast. Nothing is allocated, unless an operand overlaps the
  /// output in memory without lying exactly where it lies: that operand is copied first. Returns `out`.
  @discardableResult
  public func evaluate(into out: NDArray<Element>) -> NDArray<Element> {
    out.requireWritable()
    var program = program
    program.evaluate(into: out.operand)
    return out
  }
}

extension NDArray {
  /// Writes the result of an expression, broadcast to this shape, into this array's memory.
  public func assign(_ expression: LazyArray<Element>) { expression.evaluate(into: self) }
}

// In place: the array is read and written in the same pass. Each stands twice, as for arrays.
extension NDArray where Element: NumericElement {
  /// Adds the result of an expression in place: one pass, nothing is allocated.
  public static func += (a: inout NDArray, b: LazyArray<Element>) { a.assign(a.lazy + b) }
  /// Adds the result of an expression in place, in one pass, through a constant handle.
  @_disfavoredOverload public static func += (a: NDArray, b: LazyArray<Element>) { a.assign(a.lazy + b) }
  /// Subtracts the result of an expression in place, in one pass.
  public static func -= (a: inout NDArray, b: LazyArray<Element>) { a.assign(a.lazy - b) }
  /// Subtracts the result of an expression in place, in one pass, through a constant handle.
  @_disfavoredOverload public static func -= (a: NDArray, b: LazyArray<Element>) { a.assign(a.lazy - b) }
  /// Multiplies by the result of an expression in place, in one pass.
  public static func *= (a: inout NDArray, b: LazyArray<Element>) { a.assign(a.lazy * b) }
  /// Multiplies by the result of an expression in place, in one pass, through a constant handle.
  @_disfavoredOverload public static func *= (a: NDArray, b: LazyArray<Element>) { a.assign(a.lazy * b) }
}

extension NDArray where Element: InexactElement {
  /// Divides by the result of an expression in place, in one pass.
  public static func /= (a: inout NDArray, b: LazyArray<Element>) { a.assign(a.lazy / b) }
  /// Divides by the result of an expression in place, in one pass, through a constant handle.
  @_disfavoredOverload public static func /= (a: NDArray, b: LazyArray<Element>) { a.assign(a.lazy / b) }
}
