public import LanesKernelInterface

// Swift's SIMD types spell pointwise comparison `.==`, `.<`; arrays do the same, and leave `==` for
// the equality of whole arrays.

extension NDArray {
  /// Whether each pair of elements is equal; shapes are broadcast. NaN is unequal to itself.
  @inlinable public static func .== (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.equal, b) }
  @inlinable public static func .== (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.equal, b) }

  /// Whether each pair of elements differs.
  @inlinable public static func .!= (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.notEqual, b) }
  @inlinable public static func .!= (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.notEqual, b) }
}

extension NDArray where Element: OrderedElement {
  @inlinable public static func .< (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.less, b) }
  @inlinable public static func .< (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.less, b) }

  @inlinable public static func .<= (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.lessOrEqual, b) }
  @inlinable public static func .<= (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.lessOrEqual, b) }

  @inlinable public static func .> (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.greater, b) }
  @inlinable public static func .> (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.greater, b) }

  @inlinable public static func .>= (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.greaterOrEqual, b) }
  @inlinable public static func .>= (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.greaterOrEqual, b) }
}

extension NDArray {
  /// The comparison `operation` of each pair of elements, written to `out`, whose shape is the
  /// operands' broadcast shape. Nothing is allocated. Returns `out`.
  ///
  /// Booleans have no order: of them only `.equal` and `.notEqual` can be asked.
  @discardableResult @inlinable
  public static func compare(
    _ a: NDArray, _ operation: ComparisonOperator, _ b: NDArray, out: NDArray<Bool>
  ) -> NDArray<Bool> {
    out.requireWritable()
    Elementwise.compare(operation, a.operand, b.operand, into: out.operand)
    return out
  }

  /// The same against one value.
  @discardableResult @inlinable
  public static func compare(
    _ a: NDArray, _ operation: ComparisonOperator, _ scalar: Element, out: NDArray<Bool>
  ) -> NDArray<Bool> {
    out.requireWritable()
    withOperand(of: scalar) { Elementwise.compare(operation, a.operand, $0, into: out.operand) }
    return out
  }

  @inlinable
  func compared(_ operation: ComparisonOperator, _ other: NDArray) -> NDArray<Bool> {
    NDArray<Bool>(adopting: Elementwise.compared(operation, operand, other.operand))
  }

  @inlinable
  func compared(_ operation: ComparisonOperator, _ scalar: Element) -> NDArray<Bool> {
    NDArray.withOperand(of: scalar) {
      NDArray<Bool>(adopting: Elementwise.compared(operation, operand, $0))
    }
  }
}

extension NDArray: Equatable {
  /// Whether both have the same shape and equal elements: NumPy's `array_equal`. NaN is unequal to
  /// itself. O(size).
  public static func == (a: NDArray, b: NDArray) -> Bool {
    a.shape == b.shape && (a .== b).all()
  }
}
