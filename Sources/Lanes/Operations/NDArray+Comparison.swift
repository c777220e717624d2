public import LanesKernelInterface

// Swift's SIMD types spell pointwise comparison `.==`, `.<`; arrays do the same, and leave `==` for
// the equality of whole arrays.

extension NDArray {
  /// Whether each pair of elements is equal; shapes are broadcast. NaN is unequal to itself.
  @inlinable public static func .== (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.equal, b) }
  /// Whether each element equals a single value.
  @inlinable public static func .== (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.equal, b) }
  /// Whether a single value equals each element.
  @inlinable public static func .== (a: Element, b: NDArray) -> NDArray<Bool> { b.compared(.equal, a) }

  /// Whether each pair of elements differs.
  @inlinable public static func .!= (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.notEqual, b) }
  /// Whether each element differs from a single value.
  @inlinable public static func .!= (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.notEqual, b) }
  /// Whether a single value differs from each element.
  @inlinable public static func .!= (a: Element, b: NDArray) -> NDArray<Bool> { b.compared(.notEqual, a) }

  /// The function of `.==`, which also writes to memory that exists.
  @inlinable public static var equal: ComparisonFunction<Element> { ComparisonFunction(.equal) }
  /// The function of `.!=`.
  @inlinable public static var notEqual: ComparisonFunction<Element> { ComparisonFunction(.notEqual) }

  /// Whether both elements are true, or not zero.
  @inlinable public static var logicalAnd: ComparisonFunction<Element> { ComparisonFunction(.logicalAnd) }
  /// Whether either element is true, or not zero.
  @inlinable public static var logicalOr: ComparisonFunction<Element> { ComparisonFunction(.logicalOr) }
  /// Whether just one of the elements is true, or not zero.
  @inlinable public static var logicalXor: ComparisonFunction<Element> { ComparisonFunction(.logicalXor) }
  /// Whether the element is false, or zero.
  @inlinable public static var logicalNot: UnaryFunction<Element, Bool> { UnaryFunction(.logicalNot) }
}

extension NDArray where Element: OrderedElement {
  /// Whether each element of `a` is less than that of `b`; shapes are broadcast. NaN never is.
  @inlinable public static func .< (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.less, b) }
  /// Whether each element is less than a single value.
  @inlinable public static func .< (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.less, b) }
  /// Whether a single value is less than each element.
  @inlinable public static func .< (a: Element, b: NDArray) -> NDArray<Bool> { b.compared(.greater, a) }

  /// Whether each element of `a` is at most that of `b`; shapes are broadcast. NaN never is.
  @inlinable public static func .<= (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.lessOrEqual, b) }
  /// Whether each element is at most a single value.
  @inlinable public static func .<= (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.lessOrEqual, b) }
  /// Whether a single value is at most each element.
  @inlinable public static func .<= (a: Element, b: NDArray) -> NDArray<Bool> { b.compared(.greaterOrEqual, a) }

  /// Whether each element of `a` is greater than that of `b`; shapes are broadcast. NaN never is.
  @inlinable public static func .> (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.greater, b) }
  /// Whether each element is greater than a single value.
  @inlinable public static func .> (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.greater, b) }
  /// Whether a single value is greater than each element.
  @inlinable public static func .> (a: Element, b: NDArray) -> NDArray<Bool> { b.compared(.less, a) }

  /// Whether each element of `a` is at least that of `b`; shapes are broadcast. NaN never is.
  @inlinable public static func .>= (a: NDArray, b: NDArray) -> NDArray<Bool> { a.compared(.greaterOrEqual, b) }
  /// Whether each element is at least a single value.
  @inlinable public static func .>= (a: NDArray, b: Element) -> NDArray<Bool> { a.compared(.greaterOrEqual, b) }
  /// Whether a single value is at least each element.
  @inlinable public static func .>= (a: Element, b: NDArray) -> NDArray<Bool> { b.compared(.lessOrEqual, a) }

  /// The function of `.<`, which also writes to memory that exists.
  @inlinable public static var less: ComparisonFunction<Element> { ComparisonFunction(.less) }
  /// The function of `.<=`.
  @inlinable public static var lessOrEqual: ComparisonFunction<Element> { ComparisonFunction(.lessOrEqual) }
  /// The function of `.>`.
  @inlinable public static var greater: ComparisonFunction<Element> { ComparisonFunction(.greater) }
  /// The function of `.>=`.
  @inlinable public static var greaterOrEqual: ComparisonFunction<Element> { ComparisonFunction(.greaterOrEqual) }
}

extension NDArray {
  @inlinable
  func compared(_ operation: ComparisonOperator, _ other: NDArray) -> NDArray<Bool> {
    if let small = Elementwise.small(operation, Element.dtype, storage, pointer, other.storage, other.pointer) {
      return NDArray<Bool>(small)
    }
    guard storage.isPlain(like: other.storage) else {
      return NDArray<Bool>(adopting: Elementwise.result(of: operation, operand, other.operand))
    }
    let result = NDArray<Bool>.result(like: self)
    result.setPlain(operation, self, other)
    return result
  }

  @inlinable
  func compared(_ operation: ComparisonOperator, _ scalar: Element) -> NDArray<Bool> {
    guard layout.isContiguous else {
      return NDArray.withOperand(of: scalar) {
        NDArray<Bool>(adopting: Elementwise.result(of: operation, operand, $0))
      }
    }
    let result = NDArray<Bool>.result(like: self)
    result.setPlain(operation, self, scalar)
    return result
  }

  /// The comparison with a scalar on the left and this array on the right.
  @inlinable
  func compared(_ operation: ComparisonOperator, from scalar: Element) -> NDArray<Bool> {
    NDArray.withOperand(of: scalar) {
      NDArray<Bool>(adopting: Elementwise.result(of: operation, $0, operand))
    }
  }
}

extension NDArray<Bool> {
  /// Fills a contiguous array with the answers for pairs of elements of contiguous arrays of its shape.
  @inlinable @inline(__always)
  func setPlain<Source>(_ operation: ComparisonOperator, _ a: NDArray<Source>, _ b: NDArray<Source>) {
    Elementwise.writePlain(operation, Source.dtype, a.pointer, 1, b.pointer, 1, into: pointer, layout.size)
    withExtendedLifetime((self, a, b)) {}
  }

  @inlinable @inline(__always)
  func setPlain<Source>(_ operation: ComparisonOperator, _ a: NDArray<Source>, _ scalar: Source) {
    NDArray<Source>.withAddress(of: scalar) {
      Elementwise.writePlain(operation, Source.dtype, a.pointer, 1, $0, 0, into: pointer, layout.size)
    }
    withExtendedLifetime((self, a)) {}
  }
}

extension NDArray: Equatable {
  /// Whether both have the same shape and equal elements: NumPy's `array_equal`. NaN is unequal to
  /// itself. O(size).
  public static func == (a: NDArray, b: NDArray) -> Bool {
    a.shape == b.shape && (a .== b).all()
  }
}
