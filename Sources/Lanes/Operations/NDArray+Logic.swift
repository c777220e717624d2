public import LanesKernelInterface

extension NDArray where Element == Bool {
  /// Whether both are true, as Swift's SIMD masks spell it; shapes are broadcast.
  @inlinable @inline(__always) public static func .& (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.bitwiseAnd, a, b)
  }
  /// Whether either is true.
  @inlinable @inline(__always) public static func .| (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.bitwiseOr, a, b)
  }
  /// Whether just one is true.
  @inlinable @inline(__always) public static func .^ (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.bitwiseXor, a, b)
  }
  /// Whether it is false.
  @inlinable @inline(__always) public static prefix func .! (a: consuming NDArray) -> NDArray {
    applying(.bitwiseNot, a)
  }

  /// Keeps what is true in both, in place.
  @inlinable public static func .&= (a: inout NDArray, b: NDArray) { a.combine(.bitwiseAnd, b) }
  /// Keeps what is true in both, in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func .&= (a: NDArray, b: NDArray) { a.combine(.bitwiseAnd, b) }
  /// Keeps what is true in either, in place.
  @inlinable public static func .|= (a: inout NDArray, b: NDArray) { a.combine(.bitwiseOr, b) }
  /// Keeps what is true in either, in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func .|= (a: NDArray, b: NDArray) { a.combine(.bitwiseOr, b) }
  /// Keeps what is true in just one, in place.
  @inlinable public static func .^= (a: inout NDArray, b: NDArray) { a.combine(.bitwiseXor, b) }
  /// Keeps what is true in just one, in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func .^= (a: NDArray, b: NDArray) { a.combine(.bitwiseXor, b) }
}

extension NDArray where Element: IntegerElement {
  /// The bits that both have; shapes are broadcast.
  @inlinable @inline(__always) public static func & (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.bitwiseAnd, a, b)
  }
  /// The bits that each element and a single value both have, in fresh memory.
  @inlinable @inline(__always) public static func & (a: consuming NDArray, b: Element) -> NDArray {
    combining(.bitwiseAnd, a, b)
  }
  /// The bits that either has.
  @inlinable @inline(__always) public static func | (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.bitwiseOr, a, b)
  }
  /// The bits that each element or a single value has, in fresh memory.
  @inlinable @inline(__always) public static func | (a: consuming NDArray, b: Element) -> NDArray {
    combining(.bitwiseOr, a, b)
  }
  /// The bits that just one has.
  @inlinable @inline(__always) public static func ^ (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.bitwiseXor, a, b)
  }
  /// The bits that differ between each element and a single value, in fresh memory.
  @inlinable @inline(__always) public static func ^ (a: consuming NDArray, b: Element) -> NDArray {
    combining(.bitwiseXor, a, b)
  }
  /// All bits turned round.
  @inlinable @inline(__always) public static prefix func ~ (a: consuming NDArray) -> NDArray {
    applying(.bitwiseNot, a)
  }
  /// Bits moved up. By the width or more, or by a negative count, nothing is left, as in NumPy.
  @inlinable @inline(__always) public static func << (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.leftShift, a, b)
  }
  /// Each element with its bits moved up by a single value, in fresh memory.
  @inlinable @inline(__always) public static func << (a: consuming NDArray, b: Element) -> NDArray {
    combining(.leftShift, a, b)
  }
  /// Bits moved down, keeping the sign. By the width or more, or by a negative count, the sign alone is left.
  @inlinable @inline(__always) public static func >> (a: consuming NDArray, b: consuming NDArray) -> NDArray {
    combining(.rightShift, a, b)
  }
  /// Each element with its bits moved down by a single value, in fresh memory.
  @inlinable @inline(__always) public static func >> (a: consuming NDArray, b: Element) -> NDArray {
    combining(.rightShift, a, b)
  }

  /// In place, keeps the bits that each element of `b` has too.
  @inlinable public static func &= (a: inout NDArray, b: NDArray) { a.combine(.bitwiseAnd, b) }
  /// In place, keeps the bits that each element of `b` has too, through a constant handle.
  @_disfavoredOverload @inlinable public static func &= (a: NDArray, b: NDArray) { a.combine(.bitwiseAnd, b) }
  /// In place, keeps the bits that a single value has too.
  @inlinable public static func &= (a: inout NDArray, b: Element) { a.combine(.bitwiseAnd, b) }
  /// In place, keeps the bits that a single value has too, through a constant handle.
  @_disfavoredOverload @inlinable public static func &= (a: NDArray, b: Element) { a.combine(.bitwiseAnd, b) }
  /// In place, sets the bits that each element of `b` has.
  @inlinable public static func |= (a: inout NDArray, b: NDArray) { a.combine(.bitwiseOr, b) }
  /// In place, sets the bits that each element of `b` has, through a constant handle.
  @_disfavoredOverload @inlinable public static func |= (a: NDArray, b: NDArray) { a.combine(.bitwiseOr, b) }
  /// In place, sets the bits that a single value has.
  @inlinable public static func |= (a: inout NDArray, b: Element) { a.combine(.bitwiseOr, b) }
  /// In place, sets the bits that a single value has, through a constant handle.
  @_disfavoredOverload @inlinable public static func |= (a: NDArray, b: Element) { a.combine(.bitwiseOr, b) }
  /// In place, turns round the bits that each element of `b` has.
  @inlinable public static func ^= (a: inout NDArray, b: NDArray) { a.combine(.bitwiseXor, b) }
  /// In place, turns round the bits that each element of `b` has, through a constant handle.
  @_disfavoredOverload @inlinable public static func ^= (a: NDArray, b: NDArray) { a.combine(.bitwiseXor, b) }
  /// In place, turns round the bits that a single value has.
  @inlinable public static func ^= (a: inout NDArray, b: Element) { a.combine(.bitwiseXor, b) }
  /// In place, turns round the bits that a single value has, through a constant handle.
  @_disfavoredOverload @inlinable public static func ^= (a: NDArray, b: Element) { a.combine(.bitwiseXor, b) }
  /// Moves bits up by each element of `b` in place.
  @inlinable public static func <<= (a: inout NDArray, b: NDArray) { a.combine(.leftShift, b) }
  /// Moves bits up by each element of `b` in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func <<= (a: NDArray, b: NDArray) { a.combine(.leftShift, b) }
  /// Moves bits up by a single value in place.
  @inlinable public static func <<= (a: inout NDArray, b: Element) { a.combine(.leftShift, b) }
  /// Moves bits up by a single value in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func <<= (a: NDArray, b: Element) { a.combine(.leftShift, b) }
  /// Moves bits down by each element of `b` in place.
  @inlinable public static func >>= (a: inout NDArray, b: NDArray) { a.combine(.rightShift, b) }
  /// Moves bits down by each element of `b` in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func >>= (a: NDArray, b: NDArray) { a.combine(.rightShift, b) }
  /// Moves bits down by a single value in place.
  @inlinable public static func >>= (a: inout NDArray, b: Element) { a.combine(.rightShift, b) }
  /// Moves bits down by a single value in place, through a constant handle.
  @_disfavoredOverload @inlinable public static func >>= (a: NDArray, b: Element) { a.combine(.rightShift, b) }
}

extension NDArray where Element: BitElement {
  /// The function of `&`, of Booleans `.&`, which also writes to memory that exists.
  @inlinable public static var bitwiseAnd: BinaryFunction<Element> { BinaryFunction(.bitwiseAnd) }
  /// The function of `|`, of Booleans `.|`.
  @inlinable public static var bitwiseOr: BinaryFunction<Element> { BinaryFunction(.bitwiseOr) }
  /// The function of `^`, of Booleans `.^`.
  @inlinable public static var bitwiseXor: BinaryFunction<Element> { BinaryFunction(.bitwiseXor) }
  /// The function of `~`, of Booleans `.!`.
  @inlinable public static var bitwiseNot: UnaryFunction<Element, Element> { UnaryFunction(.bitwiseNot) }
}

extension NDArray where Element: IntegerElement {
  /// The function of `<<`.
  @inlinable public static var leftShift: BinaryFunction<Element> { BinaryFunction(.leftShift) }
  /// The function of `>>`.
  @inlinable public static var rightShift: BinaryFunction<Element> { BinaryFunction(.rightShift) }
  /// How many bits of the magnitude are set: NumPy's `bitwise_count`.
  @inlinable public static var bitCount: UnaryFunction<Element, UInt8> { UnaryFunction(.bitCount) }
  /// The greatest common divisor of the magnitudes; of two zeros it is 0.
  @inlinable public static var greatestCommonDivisor: BinaryFunction<Element> { BinaryFunction(.greatestCommonDivisor) }
  /// The least common multiple of the magnitudes, wrapping around; with a zero it is 0.
  @inlinable public static var leastCommonMultiple: BinaryFunction<Element> { BinaryFunction(.leastCommonMultiple) }
}
