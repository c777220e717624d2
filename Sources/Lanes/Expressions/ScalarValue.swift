import LanesKernelInterface

/// One element of any type.
struct ScalarValue: Hashable {
  /// Its bytes, in a word each eight of them.
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  let dtype: DType

  init<Element: ArrayElement>(_ value: Element) {
    dtype = Element.dtype
    withUnsafeMutableBytes(of: &self) { $0.storeBytes(of: value, as: Element.self) }
  }

  func store(at address: UnsafeMutableRawPointer) {
    withUnsafeBytes(of: self) { address.copyMemory(from: $0.baseAddress!, byteCount: dtype.itemSize) }
  }

  /// `body` of a 0-d operand that holds it.
  func withOperand<Result>(_ body: (Operand) -> Result) -> Result {
    var value = self
    return withUnsafeMutableBytes(of: &value) {
      body(Operand(scalarAt: $0.baseAddress!, dtype))
    }
  }
}
