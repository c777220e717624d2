public import LanesKernelInterface

extension NDArray where Element: FloatingPointElement {
  /// The largest integer that is not larger.
  @inlinable public static var floor: UnaryFunction<Element, Element> { UnaryFunction(.floor) }

  /// The smallest integer that is not smaller.
  @inlinable public static var ceil: UnaryFunction<Element, Element> { UnaryFunction(.ceil) }

  /// The integer part.
  @inlinable public static var trunc: UnaryFunction<Element, Element> { UnaryFunction(.trunc) }

  /// The nearest integer, ties to even: NumPy's `rint`, and `round` without decimals.
  @inlinable public static var round: UnaryFunction<Element, Element> { UnaryFunction(.round) }

  /// The elements rounded to so many decimals, in fresh memory; negative ones round before the point.
  /// As in NumPy they are scaled by a power of ten, rounded ties to even, and scaled back, so that the
  /// last digit can be off by one where the scaled value is no longer exact. O(size).
  public func rounded(decimals: Int) -> NDArray {
    if decimals == 0 { return NDArray.round(self) }
    let scale = NDArray.power(NDArray(10), Element(decimals.magnitude)).item
    let result = decimals > 0 ? self * scale : self / scale
    NDArray.round(result, out: result)
    if decimals > 0 { result /= scale } else { result *= scale }
    return result
  }

  /// The magnitude of the first operand with the sign of the second.
  @inlinable public static var copySign: BinaryFunction<Element> { BinaryFunction(.copySign) }

  /// The next representable number after the first operand on the way to the second.
  @inlinable public static var nextAfter: BinaryFunction<Element> { BinaryFunction(.nextAfter) }

  /// Whether the sign bit is set, as it is of −0.
  @inlinable public static var signBit: UnaryFunction<Element, Bool> { UnaryFunction(.signBit) }

  /// `a * b + c` rounded once, in fresh memory; shapes are broadcast. O(size).
  @inlinable public static func fusedMultiplyAdd(_ a: NDArray, _ b: NDArray, _ c: NDArray) -> NDArray {
    NDArray(adopting: Elementwise.result(of: .fusedMultiplyAdd, a.operand, b.operand, c.operand))
  }

  /// The same, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public static func fusedMultiplyAdd(_ a: NDArray, _ b: NDArray, _ c: NDArray, out: NDArray) -> NDArray {
    out.requireWritable()
    Elementwise.write(.fusedMultiplyAdd, a.operand, b.operand, c.operand, into: out.operand)
    return out
  }
}

extension NDArray where Element: InexactElement {
  /// Whether the element, or a part of it, is not a number.
  @inlinable public static var isNaN: UnaryFunction<Element, Bool> { UnaryFunction(.isNaN) }

  /// Whether the element, or a part of it, is infinite.
  @inlinable public static var isInfinite: UnaryFunction<Element, Bool> { UnaryFunction(.isInfinite) }

  /// Whether the element, with all its parts, is neither infinite nor NaN.
  @inlinable public static var isFinite: UnaryFunction<Element, Bool> { UnaryFunction(.isFinite) }
}
