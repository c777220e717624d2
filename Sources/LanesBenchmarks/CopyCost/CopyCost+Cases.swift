import CBench
import Lanes
import LanesReport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Question {
  /// Copy cost: what a view costs, and what a copy costs by how its source lies in memory.
  static let copyCost = Question(
    id: "copy-cost", title: "What does a view cost, and what a copy?",
    searches: passes.map(\.search),
    cases: { levels in
      let tiny = views("-", side: 4) + [copyAllocating("-", side: 4)]
      return tiny + levels.levels.flatMap(viewsAndCopies) + sharing + windows(levels)
    })

  private static func viewsAndCopies(_ level: CacheLevels.Level) -> [Case] {
    let side = side(level.count(arrays: 2, itemSize: 4))
    return views(level.name, side: side) + [
      copy("contiguous-copy", level, isAsked: true) { $0 },
      copy("strided-copy", level, sourceScale: 2) { $0[.all, .slice(0, nil, step: 2)] },
      copy("transposed-copy", level, isAsked: true) { $0.transposed },
      copyAllocating(level.name, side: side), memcpy(level),
    ]
  }

  /// The rows of the squarest matrix of about `count` elements with a whole number of vectors a row.
  private static func side(_ count: Int) -> Int {
    max(8, Int(Double(count).squareRoot()) / 8 * 8)
  }

  private static func name(
    _ operation: String, by implementation: String = "lanes", _ level: String, _ count: Int
  ) -> CaseID {
    CaseID("copy-cost", operation, implementation: implementation, dtype: "float32", level: level, count: count)
  }

  private static func views(_ level: String, side: Int) -> [Case] {
    let count = side * side
    func view(_ operation: String, shape: Dimensions, _ make: @escaping (NDArray<Float>) -> NDArray<Float>) -> Case {
      Case(name(operation, level, count), bytes: 0, items: count, counts: .allocations, peers: square(side)) {
        let source = Fixtures.array(.first, of: Float.self, count: count).reshaped([side, side])
        return Workload(
          check: {
            let result = make(source)
            return Checks.value(result.shape, equals: shape)
              ?? Checks.value(result.mayShareMemory(with: source), equals: true)
          },
          body: { iterations in
            for _ in 0..<iterations {
              withUnsafePointer(to: make(source)) { cbench_keep($0) }
            }
          })
      }
    }
    return [
      view("view", shape: [side, side]) { $0[...] },
      view("reshape", shape: [count]) { $0.reshaped([count]) },
      view("transpose", shape: [side, side]) { $0.transposed },
      view("slice", shape: [side - 1, (side + 1) / 2]) { $0[1..., .slice(0, nil, step: 2)] },
    ]
  }

  private static func square(_ side: Int) -> Case.Peers { .alongside("numpy", shape: [side, side]) }

  /// A copy into memory that exists. `view` makes the source from a matrix `sourceScale` times as
  /// wide as the destination.
  private static func copy(
    _ operation: String, _ level: CacheLevels.Level, sourceScale: Int = 1, isAsked: Bool = false,
    _ view: @escaping (NDArray<Float>) -> NDArray<Float>
  ) -> Case {
    let side = side(level.count(arrays: 1 + sourceScale, itemSize: 4))
    let count = side * side
    return Case(
      name(operation, level.name, count), bytes: 2 * 4 * count, items: count, peers: isAsked ? square(side) : nil
    ) {
      let source = view(
        Fixtures.array(.first, of: Float.self, count: sourceScale * count).reshaped([side, sourceScale * side]))
      let out = Fixtures.array(.output, of: Float.self, count: count).reshaped([side, side])
      return Workload(
        check: {
          out.assign(source)
          return Checks.elements(of: out) { source[$0 / side, $0 % side] }
        },
        body: { iterations in
          for _ in 0..<iterations { out.assign(source) }
        })
    }
  }

  private static func copyAllocating(_ level: String, side: Int) -> Case {
    let count = side * side
    return Case(
      name("copy-allocate", level, count), bytes: 2 * 4 * count, items: count, counts: [.allocations, .pageFaults],
      peers: square(side)
    ) {
      let source = Fixtures.array(.first, of: Float.self, count: count)
      return Workload(
        check: {
          let result = source.copy()
          return Checks.value(result.mayShareMemory(with: source), equals: false)
            ?? Checks.elements(of: result) { source[$0] }
        },
        body: { iterations in
          for _ in 0..<iterations { source.copy().withUnsafeBufferPointer { cbench_keep($0.baseAddress) } }
        })
    }
  }

  private static func memcpy(_ level: CacheLevels.Level) -> Case {
    let side = side(level.count(arrays: 2, itemSize: 4))
    let count = side * side
    return Case(name("memcpy", by: "c", level.name, count), bytes: 2 * 4 * count, items: count) {
      let source = Fixtures.array(.first, of: Float.self, count: count)
      let out = Fixtures.array(.output, of: Float.self, count: count)
      let body = { (iterations: Int) in
        source.withUnsafeBufferPointer { from in
          out.withUnsafeMutableBufferPointer { to in
            for _ in 0..<iterations {
              #if canImport(Glibc)
                Glibc.memcpy(to.baseAddress!, from.baseAddress!, 4 * count)
              #else
                Darwin.memcpy(to.baseAddress!, from.baseAddress!, 4 * count)
              #endif
              cbench_keep(to.baseAddress)
            }
          }
        }
      }
      return Workload(
        check: {
          body(1)
          return Checks.elements(of: out) { source[$0] }
        }, body: body)
    }
  }
}
