import CBench
import Lanes
import LanesReport

extension Question {
  /// A square matrix along its rows and down its columns, by a loop and by the library.
  static func orders(_ levels: CacheLevels) -> [Case] {
    levels.levels.flatMap { level in
      let side = side(level)
      return [
        loop("loop-rows", level.name, side, outer: side, inner: 1),
        loop("loop-columns", level.name, side, outer: 1, inner: side),
        sum("sum-rows", level.name, side) { $0 }, sum("sum-columns", level.name, side) { $0.transposed },
        add("add-same", level.name, side) { $0 }, add("add-transposed", level.name, side) { $0.transposed },
      ]
    }
  }

  /// The side of a matrix that fits twice. A row is an odd number of cache lines, or half lines where it is short: at a
  /// power of two the elements of a column would share a few places of each cache, which is another matter.
  private static func side(_ level: CacheLevels.Level) -> Int {
    let most = Int(Double(level.count(arrays: 2, itemSize: 4)).squareRoot())
    let step = most < 128 ? 8 : 16
    return max(step, (most - step) / (2 * step) * 2 * step + step)
  }

  private static func name(_ operation: String, by implementation: String, _ level: String, _ side: Int) -> CaseID {
    CaseID("strides", operation, implementation: implementation, dtype: "float32", level: level, count: side * side)
  }

  private static func matrix(_ role: Fixtures.Role, _ side: Int) -> NDArray<Float> {
    Fixtures.array(role, of: Float.self, count: side * side).reshaped([side, side])
  }

  /// Two nested loops over a pointer, as everybody writes them: the same machine code in either order.
  private static func loop(_ operation: String, _ level: String, _ side: Int, outer: Int, inner: Int) -> Case {
    Case(
      name(operation, by: "pointer", level, side), bytes: 4 * side * side, items: side * side,
      peers: .alongside("numpy", shape: [side, side])
    ) {
      walking(side, outer: outer, inner: inner)
    }
  }

  /// Sums a square matrix by the two loops.
  static func walking(_ side: Int, outer: Int, inner: Int) -> Workload {
    let matrix = Fixtures.array(.first, of: Float.self, count: side * side)
    let walk = { matrix.withUnsafePointer { first, _ in walked(first, side, outer: outer, inner: inner) } }
    return Workload(
      check: { Checks.value(Int(walk()), equals: Fixtures.sumOfFirst(side * side)) },
      body: { iterations in
        for _ in 0..<iterations {
          var total = walk()
          withUnsafeMutablePointer(to: &total) { cbench_keep($0) }
        }
      })
  }

  @inline(never)
  private static func walked(_ first: UnsafePointer<Float>, _ side: Int, outer: Int, inner: Int) -> Float {
    var total: Float = 0
    for i in 0..<side {
      for j in 0..<side { total += first[i &* outer &+ j &* inner] }
    }
    return total
  }

  /// The library's sum of all elements: it may choose its own order.
  private static func sum(
    _ operation: String, _ level: String, _ side: Int, _ seen: @escaping (NDArray<Float>) -> NDArray<Float>
  ) -> Case {
    Case(
      name(operation, by: "lanes", level, side), bytes: 4 * side * side, items: side * side,
      peers: .alongside("numpy", shape: [side, side])
    ) {
      let matrix = seen(matrix(.first, side))
      return Workload(
        check: { Checks.value(Int(matrix.sum()), equals: Fixtures.sumOfFirst(side * side)) },
        body: { iterations in
          for _ in 0..<iterations {
            var total = matrix.sum()
            withUnsafeMutablePointer(to: &total) { cbench_keep($0) }
          }
        })
    }
  }

  /// A matrix plus itself or its transpose, into memory that exists.
  private static func add(
    _ operation: String, _ level: String, _ side: Int, _ seen: @escaping (NDArray<Float>) -> NDArray<Float>
  ) -> Case {
    Case(
      name(operation, by: "lanes", level, side), bytes: 8 * side * side, items: side * side,
      peers: .alongside("numpy", shape: [side, side])
    ) {
      let matrix = matrix(.first, side)
      let other = seen(matrix)
      let out = Self.matrix(.output, side)
      return Workload(
        check: {
          NDArray.add(matrix, other, out: out)
          return Checks.elements(of: out.reshaped([side * side])) {
            matrix[$0 / side, $0 % side] + other[$0 / side, $0 % side]
          }
        },
        body: { iterations in
          for _ in 0..<iterations { NDArray.add(matrix, other, out: out) }
        })
    }
  }
}
