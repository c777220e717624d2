import ComplexModule
import Lanes

enum MatrixMarketFuzzer: Fuzzer {
  static func parse(_ bytes: UnsafeRawBufferPointer) {
    let text = Array(bytes)
    read(text, Double.self)
    read(text, Int8.self)
    read(text, Complex<Float>.self)
  }

  private static func read<Element: NumericElement>(_ text: [UInt8], _ type: Element.Type) {
    if let list = try? COOMatrix<Element, Int32>(matrixMarket: text) {
      // An entry takes a line, and a symmetry makes two elements of it.
      requireProportion(list.values.count, atMost: 2 * text.count, "elements")
    }
    if let array = try? NDArray<Element>(matrixMarket: text) {
      // n (n − 1) / 2 entries make n² elements.
      requireProportion(array.size, atMost: 4 * text.count + 4, "elements")
    }
  }
}
