import CBaselinesVector
import CBench
import Lanes
import LanesReport

// Formulas of several operations: one at a time, and all at once for each element. Every form makes a new array.
extension Question {
  static func formulas(_ level: CacheLevels.Level) -> [Case] {
    let short = ["numpy", "numexpr", "numexpr-all"]
    let long = ["numpy", "numexpr"]
    let addTwice = [
      formula("add-twice", "lanes", level, peers: short) { a, b in a + b * 2 },
      formula("add-twice", "lanes-lazy", level) { a, b in (a.lazy + b.lazy * 2).evaluate() },
      formula("add-twice", "c-fused", level) { a, b in
        let out = NDArray<Float>.empty([a.size])
        withPointers(a, b, out) { a, b, out, count in cbaselines_add_twice_float32_vector(out, a, b, count) }
        return out
      },
    ]
    // The longer one where memory hides nothing, and where it decides.
    guard level.name == "L2" || level.name == "RAM" else { return addTwice }
    return addTwice + [
      formula("polynomial", "lanes", level, peers: long) { x, _ in
        (((x * 0.2 + quarter) * x + third) * x + 0.5) * x + 1
      },
      formula("polynomial", "lanes-lazy", level) { x, _ in
        ((((x.lazy * 0.2 + quarter) * x + third) * x + 0.5) * x + 1).evaluate()
      },
      formula("polynomial", "c-fused", level) { x, b in
        let out = NDArray<Float>.empty([x.size])
        withPointers(x, b, out) { x, _, out, count in cbaselines_polynomial_float32_vector(out, x, count) }
        return out
      },
    ]
  }

  private static let (quarter, third): (Float, Float) = (1 / 4, 1 / 3)

  private static func formula(
    _ operation: String, _ implementation: String, _ level: CacheLevels.Level, peers: [String] = [],
    _ work: @escaping (_ a: NDArray<Float>, _ b: NDArray<Float>) -> NDArray<Float>
  ) -> Case {
    let isPair = operation == "add-twice"
    let count = level.count(arrays: 3, itemSize: 4)
    let id = CaseID("loop-vector", operation, implementation: implementation, level: level.name, count: count)
    return Case(
      id, bytes: (isPair ? 12 : 8) * count, items: count,
      peers: peers.isEmpty ? nil : Case.Peers(names: peers, shape: [], isWorthAlone: true)
    ) {
      let a = Fixtures.array(.first, of: Float.self, count: count)
      let b = Fixtures.array(.second, of: Float.self, count: count)
      return Workload(
        check: { checkFormula(work(a, b), a) { isPair ? $0 + b[$1] * 2 : polynomial($0) } },
        body: { iterations in
          for _ in 0..<iterations { work(a, b).withUnsafeBufferPointer { cbench_keep($0.baseAddress) } }
        })
    }
  }

  private static func polynomial(_ x: Float) -> Float {
    (((x * 0.2 + quarter) * x + third) * x + 0.5) * x + 1
  }

  /// Fused loops round less often: equal to some digits.
  private static func checkFormula(
    _ result: NDArray<Float>, _ a: NDArray<Float>, _ expected: (_ value: Float, _ position: Int) -> Float
  ) -> String? {
    for i in 0..<result.size where abs(result[i] - expected(a[i], i)) > 1e-5 {
      return "element \(i) is \(result[i]), and should be \(expected(a[i], i))"
    }
    return nil
  }

  /// `a ** 3` by the power function and by two products, where no memory hides the arithmetic.
  static func cubes(_ levels: CacheLevels) -> [Case] {
    levels.levels.filter { $0.name == "L1" || $0.name == "L2" }.flatMap { level in
      [
        cube("lanes", level, peers: .alongside("numpy", "numpy-product")) { NDArray.power($0, 3) },
        cube("lanes-product", level) { $0 * $0 * $0 },
      ]
    }
  }

  private static func cube(
    _ implementation: String, _ level: CacheLevels.Level, peers: Case.Peers? = nil,
    _ work: @escaping (NDArray<Double>) -> NDArray<Double>
  ) -> Case {
    let count = level.count(arrays: 2, itemSize: 8)
    let id = CaseID(
      "loop-vector", "cube", implementation: implementation, dtype: "float64", level: level.name, count: count)
    return Case(id, bytes: 16 * count, items: count, peers: peers) {
      let a = Fixtures.array(.first, of: Double.self, count: count)
      return Workload(
        check: { Checks.elements(of: work(a)) { a[$0] * a[$0] * a[$0] } },
        body: { iterations in
          for _ in 0..<iterations { work(a).withUnsafeBufferPointer { cbench_keep($0.baseAddress) } }
        })
    }
  }
}
