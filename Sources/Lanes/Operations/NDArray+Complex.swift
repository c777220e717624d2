public import LanesKernelInterface

extension NDArray where Element: ComplexElement {
  /// The complex conjugate.
  @inlinable public static var conjugate: UnaryFunction<Element, Element> { UnaryFunction(.conjugate) }

  /// The distance from 0, computed without overflow on the way; infinite where a part is.
  @inlinable public static var absolute: UnaryFunction<Element, Element.Part> { UnaryFunction(.absolute) }

  /// The angle from the positive real axis, in radians from −π to π.
  @inlinable public static var angle: UnaryFunction<Element, Element.Part> { UnaryFunction(.angle) }
}
