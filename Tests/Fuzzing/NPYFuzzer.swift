import Lanes

enum NPYFuzzer: Fuzzer {
  static func parse(_ bytes: UnsafeRawBufferPointer) {
    guard let array = try? AnyNDArray(npyBytes: bytes) else { return }
    requireProportion(array.nbytes, atMost: bytes.count, "bytes of an array")
    let again = array.npyBytes()
    guard let copy = try? AnyNDArray(npyBytes: again), copy.shape == array.shape, copy.npyBytes() == again else {
      fatalError("what was written reads as another array")
    }
  }
}
