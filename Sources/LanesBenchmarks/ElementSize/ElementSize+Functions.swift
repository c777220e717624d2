import CBench
import Foundation
import Lanes
import LanesReport

extension Question {
  /// What costs more than its memory, in a cache that feeds it: whether half precision is slow depends on the work.
  static func functions(_ levels: CacheLevels) -> [Case] {
    guard let level = levels.levels.first(where: { $0.name == "L2" }) ?? levels.levels.first else { return [] }
    return functions(of: Float16.self, level) + functions(of: Float.self, level)
  }

  private static func functions<Element: FloatingPointElement>(
    of type: Element.Type, _ level: CacheLevels.Level
  ) -> [Case] {
    [
      function("sqrt", type, level, NDArray.squareRoot) { $0.squareRoot() },
      function("exp", type, level, NDArray.exp) { Foundation.exp($0) },
      function("sin", type, level, NDArray.sin) { Foundation.sin($0) },
    ]
  }

  private static func function<Element: FloatingPointElement>(
    _ operation: String, _ type: Element.Type, _ level: CacheLevels.Level, _ function: UnaryFunction<Element, Element>,
    _ exact: @escaping (Double) -> Double
  ) -> Case {
    let itemSize = MemoryLayout<Element>.stride
    let count = level.count(arrays: 2, itemSize: itemSize)
    let id = CaseID("element-size", operation, dtype: "\(Element.dtype)", level: level.name, count: count)
    return Case(id, bytes: 2 * count * itemSize, items: count, bound: .unbounded, peers: .alongside("numpy")) {
      let a = Fixtures.shared("element-size-angles", count) {
        NDArray<Element>((0..<count).map { Element($0 % 1024 + 1) / 256 })
      }
      let out = Fixtures.array(.output, of: type, count: count)
      return Workload(
        check: {
          function(a, out: out)
          // A few units in the last place: how right it is, other tests say.
          let slack = 4 * Double(Element.ulpOfOne)
          for i in stride(from: 0, to: count, by: 61) {
            let expected = exact(Double(a[i]))
            if abs(Double(out[i]) - expected) > slack * max(abs(expected), 1) {
              return "element \(i) is \(out[i]), and should be about \(expected)"
            }
          }
          return nil
        },
        body: { iterations in
          for _ in 0..<iterations { function(a, out: out) }
        })
    }
  }
}
