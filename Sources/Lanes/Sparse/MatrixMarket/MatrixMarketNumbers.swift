import ComplexModule

/// How elements of one type stand in Matrix Market files.
struct MatrixMarketNumbers<Element: NumericElement> {
  enum Failure: Error { case invalid, doesNotFit }

  /// The field that holds every element of the type.
  let field: MatrixMarketHeader.Field
  /// The element that one word is; of complex numbers the real part alone.
  let read: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Element
  /// A complex number of its parts.
  let joined: (_ real: Element, _ imaginary: Element) -> Element
  /// The negative, nil where the type has none.
  let negative: (Element) -> Element?
  let conjugate: (Element) -> Element

  static var standard: MatrixMarketNumbers {
    if let type = Element.self as? any IntegerElement.Type { return integers(type) }
    if let type = Element.self as? any FloatingPointElement.Type { return floats(type) }
    return Element.dtype == .complex64 ? complex(Float.self) : complex(Double.self)
  }

  // `Element` is known to be the type at hand: its bits are taken as they are.

  private static func integers<T: IntegerElement>(_ type: T.Type) -> MatrixMarketNumbers {
    MatrixMarketNumbers(
      field: .integer,
      read: { (word) throws(Failure) in
        guard let number = T(exactly: try integer(word)) else { throw .doesNotFit }
        return unsafeBitCast(number, to: Element.self)
      }, joined: { real, _ in real },
      negative: { x in
        let (result, overflow) = T.zero.subtractingReportingOverflow(unsafeBitCast(x, to: T.self))
        return overflow ? nil : unsafeBitCast(result, to: Element.self)
      }, conjugate: { $0 })
  }

  private static func floats<T: FloatingPointElement>(_ type: T.Type) -> MatrixMarketNumbers {
    MatrixMarketNumbers(
      field: .real, read: { (word) throws(Failure) in unsafeBitCast(try float(word, T.self), to: Element.self) },
      joined: { real, _ in real }, negative: { x in unsafeBitCast(-unsafeBitCast(x, to: T.self), to: Element.self) },
      conjugate: { $0 })
  }

  private static func complex<Part: ComplexPart>(_ type: Part.Type) -> MatrixMarketNumbers {
    func parts(_ x: Element) -> (x: Part, y: Part) { unsafeBitCast(x, to: Complex<Part>.self).rawStorage }
    func number(_ real: Part, _ imaginary: Part) -> Element {
      unsafeBitCast(Complex<Part>(real, imaginary), to: Element.self)
    }
    return MatrixMarketNumbers(
      field: .complex, read: { (word) throws(Failure) in number(try float(word, Part.self), 0) },
      joined: { number(parts($0).x, parts($1).x) }, negative: { number(-parts($0).x, -parts($0).y) },
      conjugate: { number(parts($0).x, -parts($0).y) })
  }

  /// A sign and decimal digits.
  private static func integer(_ word: UnsafeBufferPointer<UInt8>) throws(Failure) -> Int128 {
    var digits = word[...]
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    if digits.isEmpty { throw .invalid }
    var value: Int128 = 0
    for byte in digits {
      guard byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") else { throw .invalid }
      // Past 64 bits the number fits no element, whatever follows.
      if value < 1 << 64 { value = value * 10 + Int128(byte &- UInt8(ascii: "0")) }
    }
    return isNegative ? -value : value
  }

  /// A decimal number as C reads it, or `nan`, `inf` or `infinity`. What is too large becomes infinite.
  private static func float<T: FloatingPointElement>(
    _ word: UnsafeBufferPointer<UInt8>, _ type: T.Type
  ) throws(Failure) -> T {
    var text = String(decoding: word, as: UTF8.self)
    let isDecimal = word.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    if !isDecimal {
      text = text.lowercased()
      let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text
      guard ["nan", "inf", "infinity"].contains(unsigned) else { throw .invalid }
    }
    let number: T? =
      switch T.dtype {
      case .float16: Float16(text).map { unsafeBitCast($0, to: T.self) }
      case .float32: Float(text).map { unsafeBitCast($0, to: T.self) }
      default: Double(text).map { unsafeBitCast($0, to: T.self) }
      }
    guard let number else { throw .invalid }
    return number
  }
}
