import Foundation
import Lanes

/// An answer that NumPy gave: a file of `Tests/LanesTests/Golden`, written by `Tests/Golden/generate.py`.
enum Golden {
  /// The array in `name` + ".npy", which must hold elements of this type.
  static func array<Element: ArrayElement>(
    _ name: String, of type: Element.Type = Element.self, file: StaticString = #filePath
  ) throws -> NDArray<Element> {
    let folder = URL(fileURLWithPath: "\(file)").pathComponents.prefix { $0 != "LanesTests" }.dropFirst()
    let path = "/" + folder.joined(separator: "/") + "/LanesTests/Golden/" + name + ".npy"
    return try array(of: type, in: Data(contentsOf: URL(fileURLWithPath: path)), name)
  }

  struct Mismatch: Error, CustomStringConvertible { let description: String }

  /// Reads format version 1 of the NPY format (numpy.org/doc/stable/reference/generated/numpy.lib.format.html),
  /// little-endian.
  private static func array<Element: ArrayElement>(
    of type: Element.Type, in file: Data, _ name: String
  ) throws -> NDArray<Element> {
    let headerEnd = 10 + Int(file[8]) + Int(file[9]) << 8
    let header = String(decoding: file[10..<headerEnd], as: UTF8.self)
    func value(_ key: String) -> Substring {
      let start = header.range(of: "'\(key)': ")!.upperBound
      return header[start...]
    }
    let descriptor = value("descr").dropFirst().prefix { $0 != "'" }
    guard descriptor.dropFirst() == code(of: type) else {
      throw Mismatch(description: "\(name).npy holds \(descriptor), not \(type)")
    }
    let extents = value("shape").dropFirst().prefix { $0 != ")" }.split(separator: ",")
    let shape = Dimensions(extents.compactMap { Int($0.trimmingCharacters(in: .whitespaces)) })
    let order: MemoryOrder = value("fortran_order").hasPrefix("True") ? .columnMajor : .rowMajor
    let stored = NDArray<Element>.empty(order == .rowMajor ? shape : Dimensions(shape.reversed()))
    stored.withUnsafeMutableBufferPointer {
      _ = file[headerEnd...].copyBytes(to: UnsafeMutableRawBufferPointer($0))
    }
    return order == .rowMajor ? stored : stored.transposed
  }

  /// NumPy's code of the type, without the byte order.
  private static func code<Element: ArrayElement>(of type: Element.Type) -> String {
    switch type.dtype {
    case .bool: "b1"
    case .int8: "i1"
    case .int16: "i2"
    case .int32: "i4"
    case .int64: "i8"
    case .uint8: "u1"
    case .uint16: "u2"
    case .uint32: "u4"
    case .uint64: "u8"
    case .float16: "f2"
    case .float32: "f4"
    case .float64: "f8"
    case .complex64: "c8"
    case .complex128: "c16"
    }
  }
}
