import CBench
import Lanes
import LanesReport

extension Question {
  /// Results in memory that is used again, in memory of the C library's and in fresh pages, by size.
  static let reuse = Question(
    id: "reuse", title: "Does reusing memory beat allocating?", isAboutProcess: true,
    cases: { _ in
      [64 << 10, 512 << 10, 4 << 20, 16 << 20, 64 << 20].flatMap { bytes in
        Reuse.Source.allCases.map { Reuse.result(from: $0, bytes) }
      }
    })
}

enum Reuse {
  /// Where a result's memory comes from.
  enum Source: String, CaseIterable {
    /// An array that is gone.
    case reused
    /// The C library, which keeps some of what was freed.
    case heap
    /// Fresh pages.
    case system
  }

  /// `a + 1`, whose result is dropped at once.
  static func result(from source: Source, _ bytes: Int) -> Case {
    let count = bytes / 4
    return Case(
      CaseID(
        "reuse", "result", implementation: "lanes", level: "-", count: count, extras: ["memory": source.rawValue]),
      bytes: 2 * bytes, items: count, counts: .pageFaults,
      peers: source == .system ? nil : .alongside("numpy")
    ) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      Heap.settle()
      BufferPool.shared.isEnabled = source != .heap
      let fresh = source == .system ? FreshPages() : nil
      let body = { (iterations: Int) in
        withExtendedLifetime(fresh) {
          for _ in 0..<iterations { (a + 1).withUnsafeBufferPointer { cbench_keep($0.baseAddress) } }
        }
      }
      // What is timed is neither the first result of the pool nor that of the heap.
      body(1)
      return Workload(check: { Checks.elements(of: a + 1) { a[$0] + 1 } }, body: body)
    }
  }
}
