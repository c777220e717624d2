public import LanesKernelInterface

/// A type that an ``NDArray`` can hold: the integers, `Float16`, `Float`, `Double` and `Bool`.
public protocol ArrayElement: KernelElement, Hashable {
  /// What a missing value is filled with: 0, or false.
  static var zero: Self { get }
  /// 1, or true.
  static var one: Self { get }
  /// What integers of this kind add up in: 64 bits of the same signedness. Floats add up to their
  /// own type, Booleans to a count.
  associatedtype Sum: ArrayElement
}

/// An element type with arithmetic: everything but `Bool`.
public protocol NumericElement: ArrayElement, Comparable, Numeric {}

/// An integer element type.
public protocol IntegerElement: NumericElement, FixedWidthInteger {}

/// A floating-point element type.
public protocol FloatingPointElement: NumericElement, BinaryFloatingPoint {}

extension NumericElement {
  @inlinable public static var one: Self { 1 }
}

extension Bool: ArrayElement {
  @inlinable public static var zero: Bool { false }
  @inlinable public static var one: Bool { true }
  public typealias Sum = Int
}
extension Int: IntegerElement { public typealias Sum = Int }
extension Int8: IntegerElement { public typealias Sum = Int }
extension Int16: IntegerElement { public typealias Sum = Int }
extension Int32: IntegerElement { public typealias Sum = Int }
extension Int64: IntegerElement { public typealias Sum = Int }
extension UInt: IntegerElement { public typealias Sum = UInt }
extension UInt8: IntegerElement { public typealias Sum = UInt }
extension UInt16: IntegerElement { public typealias Sum = UInt }
extension UInt32: IntegerElement { public typealias Sum = UInt }
extension UInt64: IntegerElement { public typealias Sum = UInt }
extension Float16: FloatingPointElement { public typealias Sum = Float16 }
extension Float: FloatingPointElement { public typealias Sum = Float }
extension Double: FloatingPointElement { public typealias Sum = Double }
