import CBench
import Lanes
import LanesReport

extension Question {
  /// Passes over a view of every n-th element, against a copy and as many passes over that.
  struct Passes: Sendable {
    let stride: Int

    var viewOperation: String { "view-stride-\(stride)" }
    var copyOperation: String { "copy-stride-\(stride)" }

    func race(by implementation: String) -> Search.Race {
      .init(.init(viewOperation, by: implementation), against: .init(copyOperation, by: implementation))
    }

    var search: Search {
      Search(
        of: "copy-cost", over: "passes", from: [1, 8, 64], precision: 1.35, races: ["lanes", "numpy"].map(race),
        cases: { levels, place in
          let count = Int(place.rounded())
          return [view(levels, passes: count), copy(levels, passes: count)]
        })
    }
  }

  /// Two elements of a line, one of each line, and one of every fourth line.
  static let passes = [2, 16, 64].map(Passes.init)
}

extension Question.Passes {
  /// The last cache: larger arrays would take a second for all the passes.
  private func source(_ levels: CacheLevels) -> (level: String, count: Int) {
    let level = levels.levels.dropLast().last ?? levels.levels[0]
    return (level.name, level.count(arrays: 1, itemSize: 4))
  }

  private func view(_ levels: CacheLevels, passes: Int) -> Case {
    made(viewOperation, levels, passes) { $0 }
  }

  private func copy(_ levels: CacheLevels, passes: Int) -> Case {
    made(copyOperation, levels, passes) { $0.copy() }
  }

  private func made(
    _ operation: String, _ levels: CacheLevels, _ passes: Int, _ worked: @escaping (NDArray<Float>) -> NDArray<Float>
  ) -> Case {
    let (level, count) = source(levels)
    let id = CaseID(
      "copy-cost", operation, dtype: "float32", level: level, count: count, extras: ["passes": "\(passes)"])
    return Case(id, bytes: 0, items: passes * count / stride, peers: .alongside("numpy")) {
      let view = Fixtures.array(.first, of: Float.self, count: count)[.slice(0, nil, step: stride)]
      return Workload(
        check: { Checks.value(Int(worked(view).sum()), equals: (0..<view.size).reduce(0) { $0 + Int(view[$1]) }) },
        body: { iterations in
          for _ in 0..<iterations {
            let array = worked(view)
            for _ in 0..<passes {
              var total = array.sum()
              withUnsafeMutablePointer(to: &total) { cbench_keep($0) }
            }
          }
        })
    }
  }
}
