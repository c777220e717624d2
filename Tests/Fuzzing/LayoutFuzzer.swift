import LanesNotebook

enum LayoutFuzzer: Fuzzer {
  static func parse(_ bytes: UnsafeRawBufferPointer) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    do throws(LayoutError) {
      let picture = try MemoryPicture(LayoutExpression(text), of: Int16.self)
      requireProportion(picture.cells.count, atMost: 4096, "cells")
      if picture.cells.count < 64 { _ = (picture.text, picture.svg) }
    } catch {
      _ = error.description
    }
  }
}
