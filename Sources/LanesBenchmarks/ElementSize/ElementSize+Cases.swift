import CBench
import Lanes
import LanesReport

extension Question {
  /// Element size: bytes asked and bytes really allocated, and what a narrower type gains in speed.
  static let elementSize = Question(
    id: "element-size", title: "What does a smaller element type save?",
    cases: { levels in
      cases(of: Int8.self, levels) + cases(of: Int16.self, levels) + cases(of: Int32.self, levels)
        + cases(of: Int64.self, levels) + cases(of: Float16.self, levels) + cases(of: Float.self, levels)
        + cases(of: Double.self, levels) + functions(levels) + fitting()
    })

  private static func cases<Element: OrderedElement>(of type: Element.Type, _ levels: CacheLevels) -> [Case]
  where Element.Sum: OrderedElement {
    levels.levels.flatMap { level in
      [add(type, level), sum(type, level), compare(type, level)]
    } + [3, 1000, 1_000_000].map { allocate(type, $0) }
  }

  private static func name<Element: ArrayElement>(
    _ operation: String, _ type: Element.Type, _ level: String, _ count: Int
  ) -> CaseID {
    CaseID(
      "element-size", operation, implementation: "lanes", dtype: "\(Element.dtype)", level: level, count: count)
  }

  private static func add<Element: OrderedElement>(_ type: Element.Type, _ level: CacheLevels.Level) -> Case {
    let itemSize = MemoryLayout<Element>.stride
    let count = level.count(arrays: 3, itemSize: itemSize)
    return Case(
      name("add", type, level.name, count), bytes: 3 * count * itemSize, items: count, peers: .alongside("numpy")
    ) {
      let a = Fixtures.array(.first, of: type, count: count)
      let b = Fixtures.array(.second, of: type, count: count)
      let out = Fixtures.array(.output, of: type, count: count)
      return Workload(
        check: {
          NDArray.add(a, b, out: out)
          return Checks.elements(of: out) { a[$0] + b[$0] }
        },
        body: { iterations in
          for _ in 0..<iterations { NDArray.add(a, b, out: out) }
        })
    }
  }

  private static func sum<Element: OrderedElement>(_ type: Element.Type, _ level: CacheLevels.Level) -> Case
  where Element.Sum: OrderedElement {
    let itemSize = MemoryLayout<Element>.stride
    let count = level.count(arrays: 1, itemSize: itemSize)
    return Case(name("sum", type, level.name, count), bytes: count * itemSize, items: count, peers: .alongside("numpy"))
    {
      let a = Fixtures.array(.first, of: type, count: count)
      return Workload(
        check: { checkSum(a) },
        body: { iterations in
          for _ in 0..<iterations {
            var total = a.sum()
            withUnsafeMutablePointer(to: &total) { cbench_keep($0) }
          }
        })
    }
  }

  /// The sum is exact in every type but `Float16`, whose result is rounded to 11 bits.
  private static func checkSum<Element: OrderedElement>(_ a: NDArray<Element>) -> String?
  where Element.Sum: OrderedElement {
    let expected = Double(Fixtures.sumOfFirst(a.size))
    let total = a.sum()
    guard let value = Double("\(total)") else { return "the sum is \(total), which is no number" }
    let tolerance = Element.dtype == .float16 ? abs(expected) / 1024 : 0
    return abs(value - expected) <= tolerance ? nil : "the sum is \(total), and should be \(expected)"
  }

  private static func compare<Element: OrderedElement>(_ type: Element.Type, _ level: CacheLevels.Level) -> Case {
    let itemSize = MemoryLayout<Element>.stride
    let count = max(64, level.bytes / (itemSize + 1) / 64 * 64)
    return Case(
      name("compare", type, level.name, count), bytes: count * (itemSize + 1), items: count,
      peers: .alongside("numpy")
    ) {
      let a = Fixtures.array(.first, of: type, count: count)
      let out = Fixtures.booleans(count: count)
      return Workload(
        check: {
          NDArray.greater(a, 1, out: out)
          return Checks.elements(of: out) { a[$0] > 1 }
        },
        body: { iterations in
          for _ in 0..<iterations { NDArray.greater(a, 1, out: out) }
        })
    }
  }

  /// What is really set aside for an array.
  private static func allocate<Element: OrderedElement>(_ type: Element.Type, _ count: Int) -> Case {
    Case.fact(name("allocate", type, "-", count), peers: .alongside("numpy")) {
      let array = NDArray<Element>.empty([count])
      return [
        "bytes_asked": Double(array.nbytes), "bytes_allocated": Double(array.allocatedBytes),
        "bytes_an_element": Double(array.nbytes) / Double(count),
      ]
    }
  }
}
