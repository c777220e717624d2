public import LanesKernelInterface

extension NDArray where Element: NumericElement {
  /// The element-wise sum in fresh memory; shapes are broadcast. Integers wrap around.
  @inlinable public static func + (a: NDArray, b: NDArray) -> NDArray { a.combined(.add, b) }
  @inlinable public static func + (a: NDArray, b: Element) -> NDArray { a.combined(.add, b) }
  @inlinable public static func + (a: Element, b: NDArray) -> NDArray { b.combined(.add, from: a) }

  /// The element-wise difference in fresh memory; shapes are broadcast. Integers wrap around.
  @inlinable public static func - (a: NDArray, b: NDArray) -> NDArray { a.combined(.subtract, b) }
  @inlinable public static func - (a: NDArray, b: Element) -> NDArray { a.combined(.subtract, b) }
  @inlinable public static func - (a: Element, b: NDArray) -> NDArray { b.combined(.subtract, from: a) }

  /// The element-wise product in fresh memory; shapes are broadcast. Integers wrap around.
  @inlinable public static func * (a: NDArray, b: NDArray) -> NDArray { a.combined(.multiply, b) }
  @inlinable public static func * (a: NDArray, b: Element) -> NDArray { a.combined(.multiply, b) }
  @inlinable public static func * (a: Element, b: NDArray) -> NDArray { b.combined(.multiply, from: a) }

  /// Adds in place: nothing is allocated, and every array over the same memory sees it. `b` is
  /// broadcast to the shape of `a`.
  @inlinable public static func += (a: NDArray, b: NDArray) { a.combine(.add, b) }
  @inlinable public static func += (a: NDArray, b: Element) { a.combine(.add, b) }

  /// Subtracts in place.
  @inlinable public static func -= (a: NDArray, b: NDArray) { a.combine(.subtract, b) }
  @inlinable public static func -= (a: NDArray, b: Element) { a.combine(.subtract, b) }

  /// Multiplies in place.
  @inlinable public static func *= (a: NDArray, b: NDArray) { a.combine(.multiply, b) }
  @inlinable public static func *= (a: NDArray, b: Element) { a.combine(.multiply, b) }
}

extension NDArray where Element: OrderedElement {
  /// The quotient rounded towards negative infinity, NumPy's `//`; an integer divided by zero is 0.
  @inlinable public func floorDivided(by other: NDArray) -> NDArray { combined(.floorDivide, other) }

  /// What ``floorDivided(by:)`` leaves, NumPy's `%`: it has the divisor's sign. An integer's
  /// remainder by zero is 0.
  @inlinable public func remainder(by other: NDArray) -> NDArray { combined(.remainder, other) }
}

extension NDArray where Element: FloatingPointElement {
  /// The element-wise quotient in fresh memory; shapes are broadcast.
  @inlinable public static func / (a: NDArray, b: NDArray) -> NDArray { a.combined(.divide, b) }
  @inlinable public static func / (a: NDArray, b: Element) -> NDArray { a.combined(.divide, b) }
  @inlinable public static func / (a: Element, b: NDArray) -> NDArray { b.combined(.divide, from: a) }

  /// Divides in place.
  @inlinable public static func /= (a: NDArray, b: NDArray) { a.combine(.divide, b) }
  @inlinable public static func /= (a: NDArray, b: Element) { a.combine(.divide, b) }

  /// The element-wise quotient, written to `out`.
  @discardableResult @inlinable
  public static func divide(_ a: NDArray, _ b: NDArray, out: NDArray) -> NDArray {
    out.write(.divide, a, b)
  }
}

extension NDArray where Element: NumericElement {
  /// The element-wise sum, written to `out`, whose shape is the operands' broadcast shape. Nothing
  /// is allocated. Returns `out`.
  @discardableResult @inlinable
  public static func add(_ a: NDArray, _ b: NDArray, out: NDArray) -> NDArray {
    out.write(.add, a, b)
  }

  /// The element-wise difference, written to `out`.
  @discardableResult @inlinable
  public static func subtract(_ a: NDArray, _ b: NDArray, out: NDArray) -> NDArray {
    out.write(.subtract, a, b)
  }

  /// The element-wise product, written to `out`.
  @discardableResult @inlinable
  public static func multiply(_ a: NDArray, _ b: NDArray, out: NDArray) -> NDArray {
    out.write(.multiply, a, b)
  }
}

extension NDArray {
  @inlinable
  func combined(_ operation: BinaryOperator, _ other: NDArray) -> NDArray {
    NDArray(adopting: Elementwise.combined(operation, operand, other.operand))
  }

  @inlinable
  func combined(_ operation: BinaryOperator, _ scalar: Element) -> NDArray {
    NDArray.withOperand(of: scalar) {
      NDArray(adopting: Elementwise.combined(operation, operand, $0))
    }
  }

  /// `operation` of a scalar on the left and this array on the right.
  @inlinable
  func combined(_ operation: BinaryOperator, from scalar: Element) -> NDArray {
    NDArray.withOperand(of: scalar) {
      NDArray(adopting: Elementwise.combined(operation, $0, operand))
    }
  }

  @inlinable
  func combine(_ operation: BinaryOperator, _ other: NDArray) {
    requireWritable()
    if layout.isPlain(like: other.layout) {
      Elementwise.combinePlain(operation, Element.dtype, pointer, other.pointer, into: pointer, layout.size)
      return withExtendedLifetime((self, other)) {}
    }
    Elementwise.combine(operation, operand, other.operand, into: operand)
  }

  @inlinable
  func combine(_ operation: BinaryOperator, _ scalar: Element) {
    requireWritable()
    NDArray.withOperand(of: scalar) { Elementwise.combine(operation, operand, $0, into: operand) }
  }

  @inlinable
  func write(_ operation: BinaryOperator, _ a: NDArray, _ b: NDArray) -> NDArray {
    requireWritable()
    if layout.isPlain(like: a.layout) && layout.isPlain(like: b.layout) {
      Elementwise.combinePlain(operation, Element.dtype, a.pointer, b.pointer, into: pointer, layout.size)
      withExtendedLifetime((a, b)) {}
      return self
    }
    Elementwise.combine(operation, a.operand, b.operand, into: operand)
    return self
  }
}
