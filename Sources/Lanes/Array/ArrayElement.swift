public import ComplexModule
public import LanesKernelInterface
public import RealModule

/// A type that an ``NDArray`` can hold: the integers, `Float16`, `Float`, `Double`, `Complex<Float>`,
/// `Complex<Double>` and `Bool`.
public protocol ArrayElement: KernelElement, Hashable {
  /// What a missing value is filled with: 0, or false.
  static var zero: Self { get }
  /// 1, or true.
  static var one: Self { get }
  /// What elements of this kind add up in: integers in 64 bits of the same signedness, Booleans in a
  /// count, floats and complex numbers in their own type.
  associatedtype Sum: ArrayElement
  /// What means of this kind are: floats and complex numbers of their own type, `Double` of integers and
  /// Booleans.
  associatedtype Mean: InexactElement
}

/// An element type with arithmetic: everything but `Bool`.
public protocol NumericElement: ArrayElement, Numeric where Sum: NumericElement {}

/// An element type with arithmetic and an order: everything but `Bool` and complex numbers.
public protocol OrderedElement: NumericElement, Comparable where Sum: OrderedElement {}

/// An element type with bits to combine: the integers, and `Bool` with its one bit.
public protocol BitElement: ArrayElement {}

/// An element type with fractions: floats and complex numbers.
public protocol InexactElement: NumericElement {}

/// An integer element type.
public protocol IntegerElement: OrderedElement, BitElement, FixedWidthInteger
where Sum: IntegerElement, Mean == Double {}

/// A floating-point element type.
public protocol FloatingPointElement: OrderedElement, InexactElement, BinaryFloatingPoint
where Sum == Self, Mean == Self {}

/// A floating-point type that complex numbers are made of.
public protocol ComplexPart: FloatingPointElement, Real {
  /// The place of this type's complex numbers in the kernel tables.
  static var complexDType: DType { get }
}

/// A complex element type.
public protocol ComplexElement: InexactElement where Sum == Self, Mean == Self {
  /// The type of the real and the imaginary part.
  associatedtype Part: ComplexPart
}

extension NumericElement {
  @inlinable public static var one: Self { 1 }
}

extension Bool: ArrayElement, BitElement {
  @inlinable public static var zero: Bool { false }
  @inlinable public static var one: Bool { true }
  public typealias Sum = Int
  public typealias Mean = Double
}
extension Int: IntegerElement {
  public typealias Sum = Int
  public typealias Mean = Double
}
extension Int8: IntegerElement {
  public typealias Sum = Int
  public typealias Mean = Double
}
extension Int16: IntegerElement {
  public typealias Sum = Int
  public typealias Mean = Double
}
extension Int32: IntegerElement {
  public typealias Sum = Int
  public typealias Mean = Double
}
extension Int64: IntegerElement {
  public typealias Sum = Int
  public typealias Mean = Double
}
extension UInt: IntegerElement {
  public typealias Sum = UInt
  public typealias Mean = Double
}
extension UInt8: IntegerElement {
  public typealias Sum = UInt
  public typealias Mean = Double
}
extension UInt16: IntegerElement {
  public typealias Sum = UInt
  public typealias Mean = Double
}
extension UInt32: IntegerElement {
  public typealias Sum = UInt
  public typealias Mean = Double
}
extension UInt64: IntegerElement {
  public typealias Sum = UInt
  public typealias Mean = Double
}
extension Float16: FloatingPointElement {
  public typealias Sum = Float16
  public typealias Mean = Float16
}
extension Float: ComplexPart {
  public typealias Sum = Float
  public typealias Mean = Float
  @inlinable public static var complexDType: DType { .complex64 }
}
extension Double: ComplexPart {
  public typealias Sum = Double
  public typealias Mean = Double
  @inlinable public static var complexDType: DType { .complex128 }
}

extension Complex: KernelElement where RealType: ComplexPart {
  /// `complex64` or `complex128`, by the type of the parts.
  @inlinable public static var dtype: DType { RealType.complexDType }
}
extension Complex: ArrayElement, NumericElement, InexactElement, ComplexElement where RealType: ComplexPart {
  public typealias Sum = Complex
  public typealias Mean = Complex
  public typealias Part = RealType
}
