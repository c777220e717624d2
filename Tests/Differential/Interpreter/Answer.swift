import ComplexModule
import Lanes

/// What is known of the variables after a program: for each a line `v0 float32 [2,3] [12,4] COWA 24` (dtype, shape,
/// strides in bytes, flags, how many bytes follow) and its elements in row-major order, then how each pair shares
/// memory.
///
/// What has no meaning is the same in every answer: strides along axes of one position, and the bits of a NaN.
public struct Answer {
  public private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ elements: [UInt8]) { bytes.append(contentsOf: elements) }
}

extension NDArray {
  func describe(as name: String, in answer: inout Answer) {
    let strides = zip(shape, strides).map { size == 0 || $0 == 1 ? 0 : $1 }
    func list(_ values: some Sequence<Int>) -> String { "[" + values.map(String.init).joined(separator: ",") + "]" }
    let marks =
      (flags.isRowMajorContiguous ? "C" : "") + (flags.isColumnMajorContiguous ? "F" : "") + (flags.ownsData ? "O" : "")
      + (flags.isWritable ? "W" : "") + (flags.isAligned ? "A" : "")
    answer.append("\(name) \(Element.dtype) \(list(shape)) \(list(strides)) \(marks) \(nbytes)\n")
    answer.append(elementBytes())
  }

  /// The elements as they lie in memory, read without any of the library's loops.
  private func elementBytes() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(nbytes)
    let (shape, canonical) = (self.shape, Self.canonicalNaN)
    withUnsafePointer { first, strides in
      func walk(_ axis: Int, _ pointer: UnsafePointer<Element>) {
        if axis == shape.count {
          var element = UnsafeRawPointer(pointer).load(as: Element.self)
          if let canonical, element != element { element = canonical }
          Swift.withUnsafeBytes(of: &element) { result.append(contentsOf: $0) }
        } else {
          for i in 0..<shape[axis] { walk(axis + 1, pointer + i * strides[axis]) }
        }
      }
      if size > 0 { walk(0, first) }
    }
    return result
  }

  /// The one NaN that stands for all.
  static var canonicalNaN: Element? {
    switch Element.self {
    case is Float16.Type: Float16.nan as? Element
    case is Float.Type: Float.nan as? Element
    case is Double.Type: Double.nan as? Element
    default: nil
    }
  }
}
