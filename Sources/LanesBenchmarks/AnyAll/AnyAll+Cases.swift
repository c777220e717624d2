import CBench
import Lanes
import LanesReport

extension Question {
  /// any and all: where the first hit is, and whether the comparison that comes before them stops too.
  static let anyAll = Question(
    id: "any-all", title: "Do any() and all() stop at the first hit?",
    cases: { levels in
      levels.levels.flatMap { level in
        // Where the array is largest, position decides most: there also `all`, other types, and NumPy.
        let isLast = level.name == levels.levels.last?.name
        return Hit.all.flatMap { hit in
          scans("any", level, hit, isLast) + (isLast ? scans("all", level, hit, isLast) : [])
        } + fullPasses(level, isLast) + (isLast ? otherTypes(level) : [])
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

  /// `any` or `all` over Booleans, and over a comparison in both ways.
  private static func scans(
    _ operation: String, _ level: CacheLevels.Level, _ hit: Hit, _ isRaced: Bool
  ) -> [Case] {
    let booleans = level.count(arrays: 1, itemSize: 1)
    let floats = max(64, level.bytes / 5 / 64 * 64)
    let threshold: Float = 100
    let isAny = operation == "any"
    return [
      scan("\(operation)-bool", level, hit, booleans, fill: !isAny, decisive: isAny, isRaced: isRaced) {
        isAny ? $0.any() : !$0.all()
      },
      scan("\(operation)-compare-materialised", level, hit, floats, fill: 1, decisive: 101, isRaced: isRaced) {
        isAny ? ($0 .> threshold).any() : !($0 .<= threshold).all()
      },
      scan("\(operation)-compare-fused", level, hit, floats, fill: 1, decisive: 101) {
        isAny ? ($0.lazy .> threshold).any() : !($0.lazy .<= threshold).all()
      },
    ]
  }

  /// Whether numbers are judged as Booleans are: by the first and by no element.
  private static func otherTypes(_ level: CacheLevels.Level) -> [Case] {
    [Hit.all.first, Hit.all.last].compactMap { $0 }.flatMap { hit in
      [
        scan(
          "any-numbers", level, hit, level.count(arrays: 1, itemSize: 4), fill: Float(0), decisive: 1, isRaced: true
        ) { $0.any() },
        scan(
          "any-numbers", level, hit, level.count(arrays: 1, itemSize: 8), fill: Int64(0), decisive: 1, isRaced: true
        ) { $0.any() },
      ]
    }
  }

  /// A scan of an array that holds `fill` but for one `decisive` element, which `work` says whether it found.
  private static func scan<Element: ArrayElement>(
    _ operation: String, _ level: CacheLevels.Level, _ hit: Hit, _ count: Int, fill: Element, decisive: Element,
    isRaced: Bool = false, _ work: @escaping (NDArray<Element>) -> Bool
  ) -> Case {
    let name = CaseID(
      "any-all", operation, implementation: "lanes", dtype: "\(Element.dtype)", level: level.name, count: count,
      extras: ["hit": hit.label])
    return Case(
      name, bytes: count * MemoryLayout<Element>.stride, items: count, bound: hit.fraction == nil ? .read : .unbounded,
      peers: isRaced ? .alongside("numpy") : nil
    ) {
      let array = Fixtures.scratch(of: Element.self, count: count)
      array.fill(fill)
      let position = hit.position(in: count)
      if let position { array[position] = decisive }
      return Workload(
        check: { Checks.value(work(array), equals: position != nil) },
        body: { iterations in
          for _ in 0..<iterations {
            var answer = work(array)
            cbench_keep(&answer)
          }
        })
    }
  }

  /// The yardsticks: passes that nothing can stop.
  private static func fullPasses(_ level: CacheLevels.Level, _ isRaced: Bool) -> [Case] {
    [fullPass("sum-bool", level, isRaced) { $0.sum() }]
      + (isRaced ? [fullPass("count-bool", level, isRaced) { $0.countNonZero() }] : [])
  }

  private static func fullPass(
    _ operation: String, _ level: CacheLevels.Level, _ isRaced: Bool, _ work: @escaping (NDArray<Bool>) -> Int
  ) -> Case {
    let count = level.count(arrays: 1, itemSize: 1)
    return Case(
      CaseID("any-all", operation, dtype: "bool", level: level.name, count: count), bytes: count, items: count,
      peers: isRaced ? .alongside("numpy") : nil
    ) {
      let array = Fixtures.scratch(of: Bool.self, count: count)
      array.fill(false)
      array[count / 2] = true
      return Workload(
        check: { Checks.value(work(array), equals: 1) },
        body: { iterations in
          for _ in 0..<iterations {
            var total = work(array)
            cbench_keep(&total)
          }
        })
    }
  }
}
