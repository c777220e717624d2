import CBench
import CCeilings
import LanesReport

extension Question {
  /// So many that a call and the sum at its end do not count.
  private static let steps = 4096

  static func multiplyAddFloat(_ vector: ceilings_kernels) -> Case {
    multiplyAdd(vector, "float32", vector.multiply_adds_float) { vector.multiply_add_float(Float($0), 1, $1) }
  }

  static func multiplyAddDouble(_ vector: ceilings_kernels) -> Case {
    multiplyAdd(vector, "float64", vector.multiply_adds_double) { vector.multiply_add_double($0, 1, $1) }
  }

  /// Numbers that stay in registers; with the factor ½ they stay below 2.
  private static func multiplyAdd<Element: BinaryFloatingPoint>(
    _ vector: ceilings_kernels, _ dtype: String, _ width: Int,
    _ work: @escaping (_ factor: Double, _ steps: Int) -> Element
  ) -> Case {
    let count = width * steps
    let id = CaseID(
      Ceilings.question, Ceilings.multiplyAdd, implementation: "c-\(vector.vector_bits)", dtype: dtype, level: "-",
      count: count)
    return Case(id, bytes: 0, items: count, bound: .arithmetic(operations: 2 * count)) {
      Workload(
        check: { Checks.value(work(1, steps), equals: Element(count)) },
        body: { iterations in
          for _ in 0..<iterations {
            var sum = work(0.5, steps)
            withUnsafeMutablePointer(to: &sum) { cbench_keep($0) }
          }
        })
    }
  }
}
