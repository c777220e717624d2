/// What is meant by `/` and `%` of integers differs between languages: NumPy's `/` makes doubles, Swift's cuts off towards
/// zero, and the two disagree on a remainder's sign. Arrays leave the choice to whoever writes them, and say how.
extension NDArray where Element: IntegerElement {
  /// Not offered: `floorDivided(by:)` rounds down, as NumPy's `//`.
  @available(
    *, unavailable,
    message: "integers have `floorDivided(by:)`, NumPy's `//`; for its `/`, `cast(to: Double.self)` first"
  )
  public static func / (a: NDArray, b: NDArray) -> NDArray { a.floorDivided(by: b) }

  /// Not offered: `floorDivided(by:)` rounds down, as NumPy's `//`.
  @available(
    *, unavailable,
    message: "integers have `floorDivided(by:)`, NumPy's `//`; for its `/`, `cast(to: Double.self)` first"
  )
  public static func / (a: NDArray, b: Element) -> NDArray { a.floorDivided(by: b) }

  /// Not offered: `remainder(by:)` has the divisor's sign, as NumPy's `%`.
  @available(*, unavailable, message: "integers have `remainder(by:)`, whose sign is the divisor's, as in NumPy")
  public static func % (a: NDArray, b: NDArray) -> NDArray { a.remainder(by: b) }

  /// Not offered: `remainder(by:)` has the divisor's sign, as NumPy's `%`.
  @available(*, unavailable, message: "integers have `remainder(by:)`, whose sign is the divisor's, as in NumPy")
  public static func % (a: NDArray, b: Element) -> NDArray { a.remainder(by: b) }
}
