public import ComplexModule

/// A literal of nested brackets: `[[1, 2], [3, 4]]` is an array of shape (2, 2).
///
/// The nesting gives the shape; brackets on one level must hold equally many elements.
public struct NestedLiteral<Element: ArrayElement> {
  var shape: Dimensions
  var elements: [Element]
}

extension NestedLiteral: ExpressibleByArrayLiteral {
  public init(arrayLiteral parts: NestedLiteral...) {
    let inner = parts.first?.shape ?? []
    for (i, part) in parts.enumerated() where part.shape != inner {
      fail(
        "part \(i) of the literal has shape \(part.shape) where part 0 has \(inner): brackets on one level "
          + "hold equally many elements")
    }
    shape = inner
    shape.insert(parts.count, at: 0)
    elements = parts.flatMap(\.elements)
  }
}

extension NestedLiteral: ExpressibleByIntegerLiteral where Element: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Element.IntegerLiteralType) {
    shape = []
    elements = [Element(integerLiteral: value)]
  }
}

extension NestedLiteral: ExpressibleByFloatLiteral where Element: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Element.FloatLiteralType) {
    shape = []
    elements = [Element(floatLiteral: value)]
  }
}

extension NestedLiteral: ExpressibleByBooleanLiteral where Element == Bool {
  public init(booleanLiteral value: Bool) {
    shape = []
    elements = [value]
  }
}

extension NestedLiteral where Element: FloatingPointElement {
  // Values that have a name and no digits, so that `[-5, .infinity]` is an array.

  /// Infinity.
  public static var infinity: NestedLiteral { NestedLiteral(.infinity) }
  /// NaN.
  public static var nan: NestedLiteral { NestedLiteral(.nan) }
  /// The circle constant π.
  public static var pi: NestedLiteral { NestedLiteral(.pi) }
}

extension NestedLiteral where Element: SignedNumeric {
  /// `-.infinity`, `-.i`; a minus before digits is part of the literal.
  public static prefix func - (literal: NestedLiteral) -> NestedLiteral {
    NestedLiteral(shape: literal.shape, elements: literal.elements.map { -$0 })
  }
}

extension NestedLiteral where Element: ComplexElement {
  /// A complex number of its parts: `[[1, .complex(2, -0.5)], [.i, 0]]`.
  public static func complex<Part>(_ real: Part, _ imaginary: Part) -> NestedLiteral where Element == Complex<Part> {
    NestedLiteral(Complex(real, imaginary))
  }

  /// The imaginary unit.
  public static var i: NestedLiteral { NestedLiteral(Element.imaginaryUnit) }
}

extension ComplexElement {
  fileprivate static var imaginaryUnit: Self {
    // Every complex element type is Complex of one of two parts.
    (Complex<Float>.i as? Self) ?? (Complex<Double>.i as! Self)
  }
}

extension NestedLiteral {
  /// A value that is no literal, such as a variable among literals: `[0, .init(x), 1]`.
  public init(_ value: Element) {
    self.init(shape: [], elements: [value])
  }
}

extension NDArray: ExpressibleByArrayLiteral {
  /// An array of lists that say its shape by how they nest: `let a: NDArray<Float> = [[1, 2, 3], [4, 5, 6]]`.
  public init(arrayLiteral parts: NestedLiteral<Element>...) {
    var shape = parts.first?.shape ?? []
    for (i, part) in parts.enumerated() where part.shape != shape {
      fail(
        "part \(i) of the literal has shape \(part.shape) where part 0 has \(shape): brackets on one level "
          + "hold equally many elements")
    }
    shape.insert(parts.count, at: 0)
    self = .empty(shape)
    var position = 0
    for part in parts {
      for element in part.elements {
        pointer[position] = element
        position += 1
      }
    }
  }
}
