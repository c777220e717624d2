import ComplexModule
import Lanes
import LanesKernelInterface

/// The element type of a dtype. 64-bit integers are `Int` and `UInt`, which indices and sums are made of.
func elementType(_ name: String) -> any ArrayElement.Type {
  switch named(name, DType.self) {
  case .bool: Bool.self
  case .int8: Int8.self
  case .int16: Int16.self
  case .int32: Int32.self
  case .int64: Int.self
  case .uint8: UInt8.self
  case .uint16: UInt16.self
  case .uint32: UInt32.self
  case .uint64: UInt.self
  case .float16: Float16.self
  case .float32: Float.self
  case .float64: Double.self
  case .complex64: Complex<Float>.self
  case .complex128: Complex<Double>.self
  }
}

/// The value that a word says; complex numbers are written `(1.5;-2)`.
func read<Element: ArrayElement>(_ text: String) -> Element {
  if let type = Element.self as? any ComplexElement.Type { return readComplex(text, type) as! Element }
  guard let type = Element.self as? any LosslessStringConvertible.Type, let value = type.init(text) as? Element else {
    refuse("\(text) is no \(Element.self)")
  }
  return value
}

private func readComplex<Element: ComplexElement>(_ text: String, _ type: Element.Type) -> Element {
  let parts = text.dropFirst().dropLast().split(separator: ";").map(String.init)
  guard parts.count == 2 else { refuse("\(text) is no complex number") }
  let (real, imaginary): (Element.Part, Element.Part) = (read(parts[0]), read(parts[1]))
  let result = NDArray<Element>.zeros([])
  result.real.fill(real)
  result.imaginary.fill(imaginary)
  return result.item
}
