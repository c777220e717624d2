import LanesKernelInterface

extension NPYHeader {
  /// The header as NumPy writes it, in version 1.0 of the format. Elements begin at a multiple of 64 bytes.
  ///
  /// NumPy takes the lowest version that fits, and later ones are for headers of more than 65 535 bytes and for
  /// names of fields: an array of at most eight axes never needs one.
  func formatted() -> [UInt8] {
    let isColumnMajor = order == .columnMajor
    var text = "{'descr': '\(code)', 'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': \(shape), }"
    // NumPy leaves room for the axis along which a file grows to become the longest integer.
    if let growing = isColumnMajor ? shape.last : shape.first {
      text += String(repeating: " ", count: 21 - String(growing).utf8.count)
    }
    let unpadded = 10 + text.utf8.count + 1
    text += String(repeating: " ", count: 64 - unpadded % 64) + "\n"
    let length = text.utf8.count
    return NPYHeader.magic + [1, 0, UInt8(length & 255), UInt8(length >> 8)] + Array(text.utf8)
  }

  /// NumPy's code of the element type with its byte order.
  var code: String {
    (dtype.itemSize == 1 ? "|" : byteOrder == .little ? "<" : ">") + dtype.code
  }
}
