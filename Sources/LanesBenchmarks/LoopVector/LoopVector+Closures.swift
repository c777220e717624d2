import CBench
import Lanes
import LanesReport

// A function of one number, called for every element: by `vectorize`, and by loops.
extension Question {
  static func closures(_ levels: CacheLevels) -> [Case] {
    levels.levels.filter { $0.name == "L1" || $0.name == "L2" }.flatMap { level in
      [
        closure("lanes", level, peers: interpreted(besides: ["numpy", "numpy-operations"], level)) { a, out in
          NDArray.vectorize(a, out: out) { $0 > 0 ? $0 : 0.1 * $0 }
        },
        closure("subscript", level) { a, out in
          for i in 0..<out.size { out[i] = a[i] > 0 ? a[i] : 0.1 * a[i] }
        },
        closure("pointer", level) { a, out in
          withPointers(a, a, out) { a, _, out, count in
            for i in 0..<count { out[i] = a[i] > 0 ? a[i] : 0.1 * a[i] }
          }
        },
      ]
    }
  }

  private static func closure(
    _ implementation: String, _ level: CacheLevels.Level, peers: Case.Peers? = nil,
    _ work: @escaping (_ a: NDArray<Float>, _ out: NDArray<Float>) -> Void
  ) -> Case {
    let count = level.count(arrays: 2, itemSize: 4)
    let id = CaseID("loop-vector", "leak", implementation: implementation, level: level.name, count: count)
    return Case(id, bytes: 8 * count, items: count, peers: peers) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      let out = Fixtures.array(.output, of: Float.self, count: count)
      return Workload(
        check: {
          out.fill(-9)
          work(a, out)
          return Checks.elements(of: out) { a[$0] > 0 ? a[$0] : 0.1 * a[$0] }
        },
        body: { iterations in
          for _ in 0..<iterations {
            work(a, out)
            cbench_clobber()
          }
        })
    }
  }
}
