import CBench
import Lanes
import LanesReport

// The memory that forms of one formula take, in passes that nobody times.
extension Question {
  /// Below and above the size from which NumPy computes in the memory of temporaries.
  private static let counts = [10_000, 1_000_000]

  /// `a + 1` in place, allocating, and into an array that exists.
  static var oneOperation: [Case] {
    counts.flatMap { count in
      [
        memory("new-memory", "assign", count) { operands in operands[0] += 1 },
        memory("new-memory", "allocate", count) { operands in keep(operands[0] + 1) },
        memory("new-memory", "out", count) { operands in NDArray.add(operands[0], 1, out: operands[4]) },
      ]
    }
  }

  /// `a * b + c * d`: three operations.
  static var severalOperations: [Case] {
    counts.flatMap { count in
      [
        memory("temporaries", "variables", count) { operands in
          let first = operands[0] * operands[1]
          let second = operands[2] * operands[3]
          keep(first + second)
          // Both are still needed.
          keep(first)
          keep(second)
        },
        memory("temporaries", "operators", count) { operands in
          keep(operands[0] * operands[1] + operands[2] * operands[3])
        },
        memory("temporaries", "fused", count, peer: "numexpr") { operands in
          keep((operands[0].lazy * operands[1] + operands[2].lazy * operands[3]).evaluate())
        },
        memory("temporaries", "out", count) { operands in
          NDArray.multiply(operands[0], operands[1], out: operands[4])
          NDArray.multiply(operands[2], operands[3], out: operands[5])
          NDArray.add(operands[4], operands[5], out: operands[4])
        },
      ]
    }
  }

  @inline(never)
  private static func keep(_ array: NDArray<Float>) {
    array.withUnsafeBufferPointer { cbench_keep($0.baseAddress) }
  }

  private static func memory(
    _ operation: String, _ form: String, _ count: Int, peer: String = "numpy",
    _ work: @escaping (_ operands: [NDArray<Float>]) -> Void
  ) -> Case {
    Case.fact(
      CaseID("in-place", operation, level: "-", count: count, extras: ["form": form]), peers: .alongside(peer)
    ) {
      // Four to read and two to write to.
      let operands = (0..<6).map { NDArray<Float>.full([count], Float($0)) }
      let use = MemoryMeter.measure { work(operands) }
      return ["arrays_at_once": Double(use.peakBytes) / Double(4 * count), "arrays_made": Double(use.allocations)]
    }
  }
}
