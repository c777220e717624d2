import CBench
import Lanes
import LanesReport

extension Question {
  /// The sums of sliding windows: through a view of all windows, or over windows that were copied out first.
  static func windows(_ levels: CacheLevels) -> [Case] {
    let level = levels.levels.dropFirst().first ?? levels.levels[0]
    let count = level.count(arrays: 1, itemSize: 4)
    return [
      windowSums("windows-view", level.name, count) { $0 }, windowSums("windows-copy", level.name, count) { $0.copy() },
      windowBytes,
    ]
  }

  /// Elements of a window.
  private static let window = 32

  private static func windowSums(
    _ operation: String, _ level: String, _ count: Int, _ worked: @escaping (NDArray<Float>) -> NDArray<Float>
  ) -> Case {
    let id = CaseID("copy-cost", operation, dtype: "float32", level: level, count: count)
    return Case(id, bytes: 0, items: (count - window + 1) * window, counts: .allocations, peers: .alongside("numpy")) {
      let source = Fixtures.array(.first, of: Float.self, count: count)
      return Workload(
        check: {
          Checks.elements(of: worked(source.slidingWindow([window])).sum(axis: 1)) { start in
            (start..<start + window).reduce(0) { $0 + source[$1] }
          }
        },
        body: { iterations in
          for _ in 0..<iterations {
            worked(source.slidingWindow([window])).sum(axis: 1).withUnsafeBufferPointer { cbench_keep($0.baseAddress) }
          }
        })
    }
  }

  /// Bytes that the windows take, and that summing each of them takes beside the sums themselves.
  private static var windowBytes: Case {
    Case.fact(
      CaseID("copy-cost", "windows-bytes", dtype: "float32", level: "-", count: 1 << 16), peers: .alongside("numpy")
    ) {
      let source = Fixtures.array(.first, of: Float.self, count: 1 << 16)
      let (windows, making) = MemoryMeter.measure(scope: .process) { source.slidingWindow([window]) }
      let (sums, summing) = MemoryMeter.measure(scope: .process) { windows.sum(axis: 1) }
      let copying = MemoryMeter.measure(scope: .process) { windows.copy() }.use
      return [
        "bytes_making": Double(making.peakBytes), "bytes_summing": Double(summing.peakBytes - sums.nbytes),
        "bytes_copied": Double(copying.peakBytes),
      ]
    }
  }
}
