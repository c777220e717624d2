import CBench
import Lanes
import LanesReport

/// A reduction that needs temporaries as large as what it reduces, over a mapped file in parts.
extension Question {
  private static func name(_ operation: String, _ bytes: Int, _ isDropping: Bool) -> CaseID {
    CaseID(
      "files", operation, level: "-", count: fileCount,
      extras: ["part": "\(bytes)", "pages": isDropping ? "dropped" : "kept"])
  }

  /// Σ(x − 1)² of a map, part by part.
  private static func squares(
    _ map: MemoryMap<Float>, _ bytes: Int, _ isDropping: Bool, after part: () -> Void = {}
  ) -> Double {
    var total = 0.0
    for elements in map.chunks(of: bytes / 4, droppingPages: isDropping) {
      let difference = elements - 1
      total += Double((difference * difference).sum())
      part()
    }
    return total
  }

  private static func opened() -> MemoryMap<Float>? {
    UnnamedFile.first(.warm, count: fileCount).flatMap { try? MemoryMap<Float>(npy: $0.path, mode: .read) }
  }

  static func reduce(_ bytes: Int, _ isDropping: Bool) -> Case {
    Case(name("reduce", bytes, isDropping), bytes: 0, items: 0, peers: .alongside("numpy")) {
      guard let map = opened() else { return noFile }
      return Workload(
        check: {
          // The values repeat: −2 to 2, and one more where the index is a multiple of 4099.
          let expected = map.array.withUnsafeBufferPointer { elements in
            elements.reduce(into: 0) { $0 += (Int($1) - 1) * (Int($1) - 1) }
          }
          let total = squares(map, bytes, isDropping)
          // The sum of the whole is rounded in `Float`.
          return abs(total - Double(expected)) <= 1e-5 * Double(expected)
            ? nil : "the sum of squares is \(total), and should be \(expected)"
        },
        body: { iterations in
          for _ in 0..<iterations {
            var total = squares(map, bytes, isDropping)
            withUnsafeMutablePointer(to: &total) { cbench_keep($0) }
          }
        })
    }
  }

  /// The most memory that it takes: of the file, looked at after parts, and of arrays.
  static func reduceMemory(_ bytes: Int, _ isDropping: Bool) -> Case {
    Case.fact(name("reduce-memory", bytes, isDropping), peers: .alongside("numpy")) {
      guard let map = opened() else { return [:] }
      let pages = ResidentPages(map.array)
      // Looking at every part of the smallest would take longer than the parts.
      let step = max(1, fileCount * 4 / bytes / 16)
      var (number, most) = (0, 0.0)
      let use = MemoryMeter.measure(scope: .process) {
        _ = squares(map, bytes, isDropping) {
          number += 1
          if number % step == 0, let mapped = pages.mappedBytes { most = max(most, mapped) }
        }
      }
      guard most > 0 else { return [:] }
      return [
        "peak_mapped_bytes": most, "peak_array_bytes": Double(use.peakBytes),
        "peak_bytes": most + Double(use.peakBytes),
      ]
    }
  }
}
