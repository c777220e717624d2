import CBaselinesScalar
import CBaselinesVector
import CBench
@_spi(Benchmarks) import Lanes
import LanesKernelInterface
import LanesReport

extension Question {
  /// Loop against vectorised: the same work through the subscript, a pointer, C, and each kernel set.
  static let loopVector = Question(
    id: "loop-vector", title: "How much faster than a loop is a vectorised operation?",
    cases: { levels in
      levels.levels.flatMap { level in
        adders().map { add($0, level) } + summers().map { sum($0, level) } + formulas(level)
          + (isEnd(level) ? comparers().map { greater($0, level) } : [])
      } + closures(levels) + cubes(levels) + filling + boxing
    })

  /// Whether it is the nearest level or the farthest, where what lies between would only cost time.
  private static func isEnd(_ level: CacheLevels.Level) -> Bool { level.name == "L1" || level.name == "RAM" }

  /// One way of doing an operation on contiguous memory.
  private struct Implementation<Work> {
    let name: String
    let work: Work
  }

  private typealias Add = (_ a: NDArray<Float>, _ b: NDArray<Float>, _ out: NDArray<Float>) -> Void
  private typealias Sum = (_ a: NDArray<Float>) -> Float
  private typealias Greater = (_ a: NDArray<Float>, _ threshold: Float, _ out: NDArray<Bool>) -> Void

  private static var kernelSets: [KernelSet] {
    KernelSelection.available.compactMap(KernelSelection.kernels(named:))
  }

  private static func adders() -> [Implementation<Add>] {
    [
      Implementation(name: "subscript") { a, b, out in
        for i in 0..<out.size { out[i] = a[i] + b[i] }
      },
      Implementation(name: "pointer") { a, b, out in
        withPointers(a, b, out) { a, b, out, count in
          for i in 0..<count { out[i] = a[i] + b[i] }
        }
      },
      Implementation(name: "c-scalar") { a, b, out in
        withPointers(a, b, out) { a, b, out, count in cbaselines_add_float32_scalar(out, a, b, count) }
      },
      Implementation(name: "c-vector") { a, b, out in
        withPointers(a, b, out) { a, b, out, count in cbaselines_add_float32_vector(out, a, b, count) }
      },
    ]
      + kernelSets.map { set in
        let loop = set.binary(.add, .float32)!
        return Implementation(name: "lanes-\(set.name)") { a, b, out in
          withPointers(a, b, out) { a, b, out, count in loop(a, 1, b, 1, out, 1, count) }
        }
      }
  }

  private static func summers() -> [Implementation<Sum>] {
    [
      Implementation(name: "subscript") { a in
        var total: Float = 0
        for i in 0..<a.size { total += a[i] }
        return total
      },
      Implementation(name: "pointer") { a in
        a.withUnsafeBufferPointer { a in
          var total: Float = 0
          for x in a { total += x }
          return total
        }
      },
      Implementation(name: "c-scalar") { a in
        a.withUnsafeBufferPointer { cbaselines_sum_float32_scalar($0.baseAddress!, $0.count) }
      },
      Implementation(name: "c-vector") { a in
        a.withUnsafeBufferPointer { cbaselines_sum_float32_vector($0.baseAddress!, $0.count) }
      },
    ]
      + kernelSets.map { set in
        let loops = set.reduction(.sum, .float32)!
        return Implementation(name: "lanes-\(set.name)") { a in
          a.withUnsafeBufferPointer {
            var total: Float = 0
            loops.fold($0.baseAddress!, 1, $0.count, &total)
            return total
          }
        }
      }
  }

  private static func comparers() -> [Implementation<Greater>] {
    [
      Implementation(name: "subscript") { a, threshold, out in
        for i in 0..<out.size { out[i] = a[i] > threshold }
      },
      Implementation(name: "pointer") { a, threshold, out in
        withPointers(a, out) { a, out, count in
          for i in 0..<count { out[i] = a[i] > threshold }
        }
      },
      Implementation(name: "c-scalar") { a, threshold, out in
        withPointers(a, out) { a, out, count in
          cbaselines_greater_float32_scalar(
            UnsafeMutableRawPointer(out).assumingMemoryBound(to: UInt8.self), a, threshold, count)
        }
      },
      Implementation(name: "c-vector") { a, threshold, out in
        withPointers(a, out) { a, out, count in
          cbaselines_greater_float32_vector(
            UnsafeMutableRawPointer(out).assumingMemoryBound(to: UInt8.self), a, threshold, count)
        }
      },
    ]
      + kernelSets.map { set in
        let loop = set.comparison(.greater, .float32)!
        return Implementation(name: "lanes-\(set.name)") { a, threshold, out in
          withPointers(a, out) { a, out, count in
            var threshold = threshold
            loop(a, 1, &threshold, 0, out, 1, count)
          }
        }
      }
  }

  /// Peers, with Python's own loops in the sizes at which they end soon enough.
  static func interpreted(besides names: [String], _ level: CacheLevels.Level) -> Case.Peers {
    let loops = level.name == "L1" || level.name == "L2" ? ["python-list", "python-loop"] : []
    return Case.Peers(names: names + loops, shape: [], isWorthAlone: true)
  }

  @inline(__always)
  static func withPointers(
    _ a: NDArray<Float>, _ b: NDArray<Float>, _ out: NDArray<Float>,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        out.withUnsafeMutableBufferPointer { out in
          body(a.baseAddress!, b.baseAddress!, out.baseAddress!, out.count)
        }
      }
    }
  }

  @inline(__always)
  private static func withPointers(
    _ a: NDArray<Float>, _ out: NDArray<Bool>,
    _ body: (UnsafePointer<Float>, UnsafeMutablePointer<Bool>, Int) -> Void
  ) {
    a.withUnsafeBufferPointer { a in
      out.withUnsafeMutableBufferPointer { out in body(a.baseAddress!, out.baseAddress!, out.count) }
    }
  }

  private static func name(_ operation: String, _ implementation: String, _ level: CacheLevels.Level, _ count: Int)
    -> CaseID
  {
    CaseID(
      "loop-vector", operation, implementation: implementation, dtype: "float32", level: level.name, count: count)
  }

  private static func add(_ implementation: Implementation<Add>, _ level: CacheLevels.Level) -> Case {
    let count = level.count(arrays: 3, itemSize: 4)
    // Peers outside have no implementation of ours to stand beside: one of them stands for all.
    let peers = implementation.name == "subscript" ? interpreted(besides: ["numpy"], level) : nil
    return Case(name("add", implementation.name, level, count), bytes: 3 * 4 * count, items: count, peers: peers) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      let b = Fixtures.array(.second, of: Float.self, count: count)
      let out = Fixtures.array(.output, of: Float.self, count: count)
      let work = implementation.work
      return Workload(
        check: {
          out.fill(-1)
          work(a, b, out)
          return Checks.elements(of: out) { a[$0] + b[$0] }
        },
        body: { iterations in
          for _ in 0..<iterations {
            work(a, b, out)
            cbench_clobber()
          }
        })
    }
  }

  private static func sum(_ implementation: Implementation<Sum>, _ level: CacheLevels.Level) -> Case {
    let count = level.count(arrays: 1, itemSize: 4)
    return Case(name("sum", implementation.name, level, count), bytes: 4 * count, items: count) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      let work = implementation.work
      return Workload(
        check: {
          Checks.value(work(a), equals: Float(Fixtures.sumOfFirst(count)))
        },
        body: { iterations in
          for _ in 0..<iterations {
            var total = work(a)
            cbench_keep(&total)
          }
        })
    }
  }

  private static func greater(_ implementation: Implementation<Greater>, _ level: CacheLevels.Level) -> Case {
    let count = max(64, level.bytes / 5 / 64 * 64)
    return Case(name("greater", implementation.name, level, count), bytes: 5 * count, items: count) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      let out = Fixtures.booleans(count: count)
      let work = implementation.work
      return Workload(
        check: {
          work(a, 1, out)
          return Checks.elements(of: out) { a[$0] > 1 }
        },
        body: { iterations in
          for _ in 0..<iterations {
            work(a, 1, out)
            cbench_clobber()
          }
        })
    }
  }
}
