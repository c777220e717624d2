import Dispatch
import Synchronization

/// Work that falls into parts, in any order.
enum Parts {
  /// Elements that are worth waking a thread for.
  private static let elementsPerPart = 1 << 15

  /// How many parts work on so many elements falls into: 1 unless there are threads for more.
  static func count(forElements count: Int) -> Int {
    let threads = threads
    return threads == 1 ? 1 : max(1, min(4 * threads, count / elementsPerPart))
  }

  /// Calls `body` once for each part, on as many threads as are asked for. It returns when all are done.
  static func forEach(_ count: Int, _ body: (_ part: Int) -> Void) {
    let workers = min(threads, count)
    if workers <= 1 {
      for part in 0..<count { body(part) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let shared = Shared(body: body)
      let next = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        while true {
          let part = next.add(1, ordering: .relaxed).oldValue
          if part >= count { return }
          shared.body(part)
        }
      }
    }
  }

  /// The caller's word that parts may run beside each other.
  private struct Shared: @unchecked Sendable {
    let body: (Int) -> Void
  }
}
