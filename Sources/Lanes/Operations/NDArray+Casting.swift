public import LanesKernelInterface

extension NDArray {
  /// The elements as elements of another type, in fresh memory: NumPy's `astype`. O(size).
  ///
  /// - Integers of integers are their low bits: `300` becomes the `UInt8` 44, `-1` the `UInt8` 255.
  /// - Integers of floats are cut off towards zero. Out of range they are the nearest end of the range,
  ///   and NaN becomes 0, on every machine. (NumPy leaves these to the processor.)
  /// - Floats are the nearest of the type, ties to even; too large ones are infinite.
  /// - `Bool` is whether the element is not zero, and false and true become 0 and 1.
  /// - Complex numbers of reals have no imaginary part; reals of complex numbers are the real part.
  ///
  /// The result has this array's order of axes. It is always a copy, also for an unchanged type.
  @inlinable
  public func cast<Result: ArrayElement>(to type: Result.Type) -> NDArray<Result> {
    guard layout.isContiguous else { return NDArray<Result>(adopting: Elementwise.cast(operand, to: Result.dtype)) }
    let result = NDArray<Result>.result(like: self)
    result.setPlain(casting: self)
    return result
  }

  /// The elements as elements of another type, written to `out`, to whose shape they are broadcast.
  /// Nothing is allocated. Returns `out`.
  @discardableResult @inlinable
  public static func cast<Result: ArrayElement>(_ a: NDArray, out: NDArray<Result>) -> NDArray<Result> {
    out.requireWritable()
    if out.storage.isPlain(like: a.storage) {
      out.setPlain(casting: a)
      return out
    }
    Elementwise.cast(a.operand, into: out.operand)
    return out
  }

  /// An array of another's elements, cast as ``cast(to:)`` does.
  @inlinable
  public init<Other: ArrayElement>(casting other: NDArray<Other>) { self = other.cast(to: Element.self) }

  /// Fills a contiguous array with the elements of one of its shape.
  @inlinable @inline(__always)
  func setPlain<Source>(casting a: NDArray<Source>) {
    Elementwise.castPlain(Source.dtype, a.pointer, into: pointer, Element.dtype, layout.size)
    withExtendedLifetime((self, a)) {}
  }
}
