import CBench
import Lanes
import LanesReport

extension Question {
  /// any and all: where the first hit is, and whether the comparison that comes before them stops too.
  static let anyAll = Question(
    id: "any-all", title: "Do any() and all() stop at the first hit?",
    cases: { levels in
      levels.levels.flatMap { level in
        Hit.all.flatMap { hit in cases(level, hit) } + [sum(level)]
      }
    })

  /// Where the first element that decides stands.
  private struct Hit {
    let label: String
    let fraction: Double?

    static let all = [
      Hit(label: "0%", fraction: 0), Hit(label: "0.1%", fraction: 0.001), Hit(label: "1%", fraction: 0.01),
      Hit(label: "10%", fraction: 0.1), Hit(label: "50%", fraction: 0.5), Hit(label: "none", fraction: nil),
    ]

    func position(in count: Int) -> Int? { fraction.map { Int($0 * Double(count)) } }
  }

  private static func cases(_ level: CacheLevels.Level, _ hit: Hit) -> [Case] {
    let booleans = level.count(arrays: 1, itemSize: 1)
    let floats = max(64, level.bytes / 5 / 64 * 64)
    let threshold: Float = 100
    return [
      scan("any-bool", level, hit, booleans, fill: false, decisive: true, expected: { $0 }) { $0.any() },
      scan("all-bool", level, hit, booleans, fill: true, decisive: false, expected: { !$0 }) { $0.all() },
      scan("any-compare-materialised", level, hit, floats, fill: 1, decisive: 101, expected: { $0 }) {
        ($0 .> threshold).any()
      },
      scan("any-compare-fused", level, hit, floats, fill: 1, decisive: 101, expected: { $0 }) {
        ($0.lazy .> threshold).any()
      },
      scan("all-compare-materialised", level, hit, floats, fill: 1, decisive: 101, expected: { !$0 }) {
        ($0 .<= threshold).all()
      },
      scan("all-compare-fused", level, hit, floats, fill: 1, decisive: 101, expected: { !$0 }) {
        ($0.lazy .<= threshold).all()
      },
    ]
  }

  /// A scan of an array that holds `fill` but for one `decisive` element.
  private static func scan<Element: ArrayElement>(
    _ operation: String, _ level: CacheLevels.Level, _ hit: Hit, _ count: Int, fill: Element, decisive: Element,
    expected: @escaping (_ isHit: Bool) -> Bool, _ work: @escaping (NDArray<Element>) -> Bool
  ) -> Case {
    let name = CaseID(
      "any-all", operation, implementation: "lanes", dtype: "\(Element.dtype)", level: level.name, count: count,
      extras: ["hit": hit.label])
    return Case(
      name, bytes: count * MemoryLayout<Element>.stride, items: count, bound: hit.fraction == nil ? .read : .unbounded
    ) {
      let array = Fixtures.scratch(of: Element.self, count: count)
      array.fill(fill)
      let position = hit.position(in: count)
      if let position { array[position] = decisive }
      return Workload(
        check: { Checks.value(work(array), equals: expected(position != nil)) },
        body: { iterations in
          for _ in 0..<iterations {
            var answer = work(array)
            cbench_keep(&answer)
          }
        })
    }
  }

  /// The yardstick of a full pass that nothing can stop.
  private static func sum(_ level: CacheLevels.Level) -> Case {
    let count = level.count(arrays: 1, itemSize: 1)
    return Case(
      CaseID(
        "any-all", "sum-bool", implementation: "lanes", dtype: "bool", level: level.name, count: count), bytes: count,
      items: count
    ) {
      let array = Fixtures.scratch(of: Bool.self, count: count)
      array.fill(false)
      array[count / 2] = true
      return Workload(
        check: { Checks.value(array.sum(), equals: 1) },
        body: { iterations in
          for _ in 0..<iterations {
            var total = array.sum()
            cbench_keep(&total)
          }
        })
    }
  }
}
