public import LanesKernelInterface

// Operators own their operands: of a temporary that nobody else holds, such as `a * b` in `a * b + c`, the
// memory becomes that of the result. What a variable still needs is held by the variable too, and stays.
extension NDArray {
  /// Whether this is the only handle on memory that was allocated for just this array.
  @inlinable
  mutating func isTemporary() -> Bool {
    !isView && isWritable && isKnownUniquelyReferenced(&storage) && storage.isOwned
  }

  @inlinable
  static func combining(_ operation: BinaryOperator, _ a: consuming NDArray, _ b: consuming NDArray) -> NDArray {
    if a.layout.isPlain(like: b.layout) {
      if a.isTemporary() {
        Elementwise.writePlain(operation, Element.dtype, a.pointer, b.pointer, into: a.pointer, a.layout.size)
        withExtendedLifetime(b) {}
        return a
      }
      if b.isTemporary() {
        Elementwise.writePlain(operation, Element.dtype, a.pointer, b.pointer, into: b.pointer, b.layout.size)
        withExtendedLifetime(a) {}
        return b
      }
    }
    return NDArray(adopting: Elementwise.result(of: operation, a.operand, b.operand))
  }

  @inlinable
  static func combining(_ operation: BinaryOperator, _ a: consuming NDArray, _ scalar: Element) -> NDArray {
    let isTemporary = a.isTemporary()
    let operand = a.operand
    if isTemporary {
      withOperand(of: scalar) { Elementwise.write(operation, operand, $0, into: operand) }
      return a
    }
    return withOperand(of: scalar) { NDArray(adopting: Elementwise.result(of: operation, operand, $0)) }
  }

  /// `operation` of a scalar on the left.
  @inlinable
  static func combining(_ operation: BinaryOperator, _ scalar: Element, _ b: consuming NDArray) -> NDArray {
    let isTemporary = b.isTemporary()
    let operand = b.operand
    if isTemporary {
      withOperand(of: scalar) { Elementwise.write(operation, $0, operand, into: operand) }
      return b
    }
    return withOperand(of: scalar) { NDArray(adopting: Elementwise.result(of: operation, $0, operand)) }
  }

  @inlinable
  static func applying<Result>(_ operation: UnaryOperator, _ a: consuming NDArray) -> NDArray<Result> {
    if Result.self == Element.self && a.isTemporary() {
      Elementwise.write(operation, a.operand, into: a.operand)
      return a as! NDArray<Result>
    }
    return NDArray<Result>(adopting: Elementwise.result(of: operation, a.operand, Result.dtype))
  }
}
