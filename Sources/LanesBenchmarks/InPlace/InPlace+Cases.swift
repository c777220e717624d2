import CBench
import Lanes
import LanesReport

extension Question {
  /// In place against allocating: `a += b`, `a + b` with memory of the pool, the C library and the system, and `out:`;
  /// with allocations and page faults.
  static let inPlace = Question(
    id: "in-place", title: "Is working in place faster than allocating?",
    cases: { levels in
      levels.levels.flatMap { level in
        // The allocating forms touch another array too: all forms get the size of three arrays.
        let count = level.count(arrays: 3, itemSize: 4)
        return [addAssign(level, count), addAllocate(level, count), addFresh(level, count), addOut(level, count)]
          + (4 * count >= 32 << 10 ? [addMapped(level, count)] : [])
      } + oneOperation + severalOperations + hazards
    })

  private static func addition(
    _ operation: String, _ level: CacheLevels.Level, _ count: Int, bound: Case.Bound = .add,
    peers: Case.Peers? = .alongside("numpy"),
    _ prepare: @escaping (_ a: NDArray<Float>, _ b: NDArray<Float>) -> Workload
  ) -> Case {
    Case(
      CaseID(
        "in-place", operation, implementation: "lanes", dtype: "float32", level: level.name, count: count),
      bytes: 3 * 4 * count,
      items: count, bound: bound, counts: [.allocations, .pageFaults], peers: peers
    ) {
      prepare(
        Fixtures.array(.accumulator, of: Float.self, count: count),
        Fixtures.array(.second, of: Float.self, count: count))
    }
  }

  private static func addAssign(_ level: CacheLevels.Level, _ count: Int) -> Case {
    addition("add-assign", level, count, bound: .addInPlace) { a, b in
      Workload(
        check: {
          a.fill(1)
          a += b
          return Checks.elements(of: a) { 1 + b[$0] }
        },
        body: { iterations in
          for _ in 0..<iterations { a += b }
        })
    }
  }

  private static func addAllocate(_ level: CacheLevels.Level, _ count: Int) -> Case {
    addition("add-allocate", level, count) { a, b in allocating(a, b) }
  }

  /// The same without the pool: every result is memory that the C library or the system hands out. Other libraries have
  /// no such switch.
  private static func addFresh(_ level: CacheLevels.Level, _ count: Int) -> Case {
    addition("add-fresh", level, count, peers: nil) { a, b in
      BufferPool.shared.isEnabled = false
      return allocating(a, b)
    }
  }

  /// The same in pages that the system hands out for each result, and takes back when it is gone: a pool that may keep
  /// nothing. Arrays below 32 KiB are the C library's.
  private static func addMapped(_ level: CacheLevels.Level, _ count: Int) -> Case {
    addition("add-mapped", level, count, peers: nil) { a, b in
      let work = allocating(a, b)
      return Workload(
        check: work.check,
        body: { iterations in
          let budget = BufferPool.shared.budget
          BufferPool.shared.budget = 0
          work.body(iterations)
          BufferPool.shared.budget = budget
        })
    }
  }

  private static func allocating(_ a: NDArray<Float>, _ b: NDArray<Float>) -> Workload {
    Workload(
      check: {
        a.fill(1)
        let sum = a + b
        return Checks.value(sum.mayShareMemory(with: a), equals: false)
          ?? Checks.elements(of: sum) { 1 + b[$0] }
      },
      body: { iterations in
        for _ in 0..<iterations { (a + b).withUnsafeBufferPointer { cbench_keep($0.baseAddress) } }
      })
  }

  private static func addOut(_ level: CacheLevels.Level, _ count: Int) -> Case {
    addition("add-out", level, count) { a, b in
      let out = Fixtures.array(.output, of: Float.self, count: count)
      return Workload(
        check: {
          a.fill(1)
          NDArray.add(a, b, out: out)
          return Checks.elements(of: out) { 1 + b[$0] }
        },
        body: { iterations in
          for _ in 0..<iterations { NDArray.add(a, b, out: out) }
        })
    }
  }
}
