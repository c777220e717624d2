import CBaselinesVector
import CBench
import Lanes
import LanesReport

extension Question {
  /// The suite's own gauge: one C loop that should take equally long whenever it runs, and its twin.
  static let calibration = Question(
    id: "calibration", title: "How quiet was the machine?",
    cases: { levels in
      guard let level = levels.levels.first else { return [] }
      return [addition("add", level), addition("add-again", level)]
    })

  private static func addition(_ operation: String, _ level: CacheLevels.Level) -> Case {
    let count = level.count(arrays: 3, itemSize: 4)
    let name = CaseID(
      "calibration", operation, implementation: "c-vector", dtype: "float32", level: level.name, count: count)
    return Case(name, bytes: 3 * 4 * count, items: count) {
      // One block, so that the three always lie at the same distances: arrays of their own may come to lie a multiple of
      // 4 KiB apart, where loads wait for stores that only look alike, and the loop takes twice its time.
      let block = Fixtures.scratch(of: Float.self, count: 3 * count)
      let (a, b, out) = (block[0..<count], block[count..<(2 * count)], block[(2 * count)...])
      a.assign(Fixtures.array(.first, of: Float.self, count: count))
      b.assign(Fixtures.array(.second, of: Float.self, count: count))
      let body = { (iterations: Int) in
        a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in
            out.withUnsafeMutableBufferPointer { out in
              for _ in 0..<iterations {
                cbaselines_add_float32_vector(out.baseAddress!, a.baseAddress!, b.baseAddress!, count)
                cbench_clobber()
              }
            }
          }
        }
      }
      return Workload(
        check: {
          body(1)
          return Checks.elements(of: out) { a[$0] + b[$0] }
        }, body: body)
    }
  }
}
