public import LanesKernelInterface

extension NDArray where Element: OrderedElement {
  /// The smaller of each pair. NaN, where either is.
  @inlinable public static var minimum: BinaryFunction<Element> { BinaryFunction(.minimum) }
  /// The larger of each pair. NaN, where either is.
  @inlinable public static var maximum: BinaryFunction<Element> { BinaryFunction(.maximum) }
  /// The smaller of each pair, or the one that is a number: NumPy's `fmin`.
  @inlinable public static var minimumNumber: BinaryFunction<Element> { BinaryFunction(.minimumNumber) }
  /// The larger of each pair, or the one that is a number: NumPy's `fmax`.
  @inlinable public static var maximumNumber: BinaryFunction<Element> { BinaryFunction(.maximumNumber) }

  /// Each element, or the bound that it lies beyond, in fresh memory. NaN stays. O(size).
  @inlinable public func clipped(to bounds: ClosedRange<Element>) -> NDArray {
    NDArray.clip(self, bounds.lowerBound, bounds.upperBound)
  }

  /// The same in place.
  @inlinable public func clip(to bounds: ClosedRange<Element>) {
    NDArray.clip(self, bounds.lowerBound, bounds.upperBound, out: self)
  }

  /// Each element of `a`, but not below that of `low` and not above that of `high`; shapes are
  /// broadcast. Where the bounds cross it is the upper one, as in NumPy. In fresh memory. O(size).
  @inlinable public static func clip(_ a: NDArray, _ low: NDArray, _ high: NDArray) -> NDArray {
    NDArray(adopting: Elementwise.result(of: .clip, a.operand, low.operand, high.operand))
  }

  /// Each element of `a`, but not below `low` and not above `high`, in fresh memory. O(size).
  @inlinable public static func clip(_ a: NDArray, _ low: Element, _ high: Element) -> NDArray {
    clip(a, low, high, out: NDArray(adopting: Operand(allocatingLike: a.layout, Element.dtype)))
  }

  /// The same, written to `out`. Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public static func clip(_ a: NDArray, _ low: NDArray, _ high: NDArray, out: NDArray) -> NDArray {
    out.requireWritable()
    Elementwise.write(.clip, a.operand, low.operand, high.operand, into: out.operand)
    return out
  }

  /// Each element of `a`, but not below `low` and not above `high`, written to `out`. Returns `out`.
  @discardableResult @inlinable
  public static func clip(_ a: NDArray, _ low: Element, _ high: Element, out: NDArray) -> NDArray {
    out.requireWritable()
    withOperand(of: low) { low in
      withOperand(of: high) { high in Elementwise.write(.clip, a.operand, low, high, into: out.operand) }
    }
    return out
  }
}
