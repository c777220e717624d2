import CBench
import Lanes
import LanesReport

extension Question {
  /// Strides: what it costs to read every n-th element, and to walk a matrix along its rows or down its columns.
  static let strides = Question(
    id: "strides", title: "What do strides cost?", cases: { levels in mountain(levels) + orders(levels) + powers })

  /// In elements of four bytes: within a cache line of 64 bytes (2…8), a line each (16), and past a page of 4 KiB.
  static let strideSteps = [1, 2, 4, 8, 16, 32, 128, 1024, 4096]

  /// A pass with fewer elements would be about its call.
  private static let fewestElements = 256

  /// Sums of every n-th element: sizes by strides, the memory mountain.
  private static func mountain(_ levels: CacheLevels) -> [Case] {
    sizes(levels).flatMap { level in
      let count = max(4096, level.bytes / 4 / 4096 * 4096)
      return strideSteps.filter { count / $0 >= fewestElements }.map { sum(level.name, count, stride: $0) }
    }
  }

  /// The levels and the geometric middles between them, which belong to none.
  private static func sizes(_ levels: CacheLevels) -> [CacheLevels.Level] {
    let known = levels.levels
    let middles = zip(known, known.dropFirst()).map { near, far in
      CacheLevels.Level(name: "-", bytes: Int((Double(near.bytes) * Double(far.bytes)).squareRoot()))
    }
    return (known + middles).sorted { $0.bytes < $1.bytes }
  }

  private static func sum(_ level: String, _ count: Int, stride: Int) -> Case {
    let id = CaseID(
      "strides", "sum", dtype: "float32", level: level, count: count, extras: ["stride": "\(stride)"])
    let summed = count / stride
    return Case(
      id, bytes: 4 * summed, items: summed, bound: stride == 1 ? .read : .unbounded,
      peers: level == "-" ? nil : .alongside("numpy")
    ) {
      let walk = StridedWalk(Fixtures.array(.first, of: Float.self, count: count), stride: stride)
      return Workload(
        check: {
          let view = walk.views[0]
          return Checks.value(Int(view.sum()), equals: (0..<view.size).reduce(0) { $0 + Int(view[$1]) })
        },
        body: { iterations in
          for _ in 0..<iterations {
            var total = walk.next().sum()
            withUnsafeMutablePointer(to: &total) { cbench_keep($0) }
          }
        })
    }
  }
}

/// Passes over an array that each begin at another cache line, so that none finds the lines of the one before.
///
/// Passes from one and the same start would read the same few lines again and again: of 128 MiB at a stride of 16 KiB
/// half a megabyte, which stays in the second cache.
private final class StridedWalk {
  let views: [NDArray<Float>]
  private var position = 0

  init(_ array: NDArray<Float>, stride: Int) {
    let line = 16
    let starts = Array(Swift.stride(from: 0, to: stride, by: line))
    // First every other line: processors fetch lines in pairs, and some have lines of 128 bytes.
    let order = stride <= line ? [0] : starts.filter { $0 / line % 2 == 0 } + starts.filter { $0 / line % 2 == 1 }
    views = order.map { array[.slice($0, nil, step: stride)] }
  }

  func next() -> NDArray<Float> {
    defer { position = position + 1 == views.count ? 0 : position + 1 }
    return views[position]
  }
}
