import CBench
import Dispatch
import Lanes
import LanesReport

extension Question {
  /// Threads that work on views of one array: each on a part of its own, or on elements between the others'.
  static let threads = Question(
    id: "threads", title: "Do views let threads share an array?", isAboutProcess: true,
    cases: { levels in
      let counts = SharedArray.threadCounts(upTo: MachineDescription.usableCores)
      return levels.levels.flatMap { level in
        level.name == "L1" ? [] : counts.map { SharedArray.parts(level, threads: $0) }
      }
        + levels.levels.filter { $0.name == "L2" }.flatMap { level in
          counts.prefix(2).map { SharedArray.interleaved(level, threads: $0) }
        }
        + counts.prefix(2).flatMap { threads in
          [(name: "one-line", distance: 8), ("own-lines", 64)].map {
            SharedArray.lines($0.name, distance: $0.distance, threads: threads)
          }
        }
    })
}

/// An array of which each thread has views.
enum SharedArray {
  /// Bytes that the threads together go over in an iteration, many times over a small array, so that waking them counts
  /// for little.
  private static let bytesPerIteration = 32 << 20

  /// 1, 2, 4 and so on, and all.
  static func threadCounts(upTo cores: Int) -> [Int] {
    var counts: [Int] = []
    var count = 1
    while count < cores {
      counts.append(count)
      count *= 2
    }
    return counts + [max(cores, 1)]
  }

  /// Each thread's part follows the one before.
  static func parts(_ level: CacheLevels.Level, threads: Int) -> Case {
    let count = level.count(arrays: 1, itemSize: 4) / (16 * threads) * (16 * threads)
    let size = count / threads
    return work("parts", level.name, count, threads: threads) { array in
      (0..<threads).map { array[$0 * size..<($0 + 1) * size] }
    }
  }

  /// Of two parts each has every second element.
  static func interleaved(_ level: CacheLevels.Level, threads: Int) -> Case {
    work("interleaved", level.name, level.count(arrays: 1, itemSize: 4), threads: threads, share: 4) { array in
      [array[.slice(0, nil, step: 2)], array[.slice(1, nil, step: 2)]]
    }
  }

  /// Two parts of eight elements: on one cache line, or each on its own.
  static func lines(_ operation: String, distance: Int, threads: Int) -> Case {
    work(operation, "L1", 16, threads: threads, passes: 20_000, peers: nil) { array in
      [array[0..<8], array[distance..<distance + 8]]
    }
  }

  /// Handles on one memory, of which each thread writes elements of its own.
  private struct Shares: @unchecked Sendable {
    let views: [NDArray<Float>]
  }

  /// `view += 1` over all views, many times: each by a thread of its own, or all by one.
  private static func work(
    _ operation: String, _ level: String, _ count: Int, threads: Int, passes: Int? = nil, share: Int = 1,
    peers: Case.Peers? = .alongside("numpy"), views: @escaping (NDArray<Float>) -> [NDArray<Float>]
  ) -> Case {
    let passes = passes ?? max(1, bytesPerIteration / share / (4 * count))
    let id = CaseID(
      "threads", operation, implementation: "lanes", level: level, count: count, extras: ["workers": "\(threads)"])
    return Case(
      id, bytes: 8 * count * passes, items: count * passes, bound: .unbounded,
      counts: operation == "parts" && level != "RAM" ? .allocations : [],
      peers: peers
    ) {
      let array = Fixtures.array(.accumulator, of: Float.self, count: max(count, 128))
      let body = { (iterations: Int) in
        let shares = Shares(views: views(array))
        for _ in 0..<iterations {
          DispatchQueue.concurrentPerform(iterations: threads) { thread in
            for _ in 0..<passes {
              for part in stride(from: thread, to: shares.views.count, by: threads) {
                let view = shares.views[part]
                view += 1
              }
            }
          }
        }
      }
      return Workload(
        check: {
          array.fill(0)
          body(1)
          return views(array).lazy.compactMap { Checks.elements(of: $0.asContiguous()) { _ in Float(passes) } }.first
        }, body: body)
    }
  }
}
