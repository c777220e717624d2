import Foundation
import LanesReport

enum ResultsFuzzer: Fuzzer {
  static func parse(_ bytes: UnsafeRawBufferPointer) {
    let data = Data(bytes)
    if let results = try? Results(decoding: data) {
      requireProportion(results.cases.count, atMost: bytes.count, "cases")
    }
    if let merged = try? Results.merge([.init(data: data, source: "a"), .init(data: data, source: "b")]) {
      guard (try? Results(decoding: merged)) != nil || (try? Results(decoding: data)) == nil else {
        fatalError("what was merged can't be read")
      }
    }
  }
}
