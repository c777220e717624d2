import Lanes

enum NPZFuzzer: Fuzzer {
  /// Deflate makes at most 1032 bytes of one.
  private static let largestRatio = 1032

  static func parse(_ bytes: UnsafeRawBufferPointer) {
    guard let archive = try? NPZArchive(bytes: Array(bytes)) else { return }
    var total = 0
    for name in archive.names {
      if let array = try? archive[name] { total += array.nbytes }
      _ = try? archive.array(name, of: Float.self, casting: .safe)
    }
    requireProportion(total, atMost: largestRatio * bytes.count, "bytes of arrays")
  }
}
