/// The element types that kernels exist for, with NumPy's names and item sizes.
public enum DType: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  case bool
  case int8, int16, int32, int64
  case uint8, uint16, uint32, uint64
  case float16, float32, float64
  case complex64, complex128

  /// Bytes that one element occupies.
  @inlinable
  public var itemSize: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64, .complex64: 8
    case .complex128: 16
    }
  }
}

extension DType: CustomStringConvertible {
  /// NumPy's name of the type, such as `float32`.
  public var description: String {
    switch self {
    case .bool: "bool"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .float16: "float16"
    case .float32: "float32"
    case .float64: "float64"
    case .complex64: "complex64"
    case .complex128: "complex128"
    }
  }
}

/// A Swift type that has a place in the kernel tables. Its values are copied by copying their bytes.
///
/// (`BitwiseCopyable` would say so, but can't be said of another package's complex numbers.)
public protocol KernelElement: Sendable {
  static var dtype: DType { get }
}

extension Bool: KernelElement { @inlinable public static var dtype: DType { .bool } }
extension Int8: KernelElement { @inlinable public static var dtype: DType { .int8 } }
extension Int16: KernelElement { @inlinable public static var dtype: DType { .int16 } }
extension Int32: KernelElement { @inlinable public static var dtype: DType { .int32 } }
extension Int64: KernelElement { @inlinable public static var dtype: DType { .int64 } }
extension UInt8: KernelElement { @inlinable public static var dtype: DType { .uint8 } }
extension UInt16: KernelElement { @inlinable public static var dtype: DType { .uint16 } }
extension UInt32: KernelElement { @inlinable public static var dtype: DType { .uint32 } }
extension UInt64: KernelElement { @inlinable public static var dtype: DType { .uint64 } }
extension Float16: KernelElement { @inlinable public static var dtype: DType { .float16 } }
extension Float: KernelElement { @inlinable public static var dtype: DType { .float32 } }
extension Double: KernelElement { @inlinable public static var dtype: DType { .float64 } }

// Every platform that Lanes builds for has 64-bit words: Int is Int64 under another name.
extension Int: KernelElement { @inlinable public static var dtype: DType { .int64 } }
extension UInt: KernelElement { @inlinable public static var dtype: DType { .uint64 } }
