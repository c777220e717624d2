import CBench
import Lanes
import LanesReport

extension Question {
  /// Sides that are powers of two: matrices of 1 and of 16 MiB.
  static let powerSides = [512, 2048]

  /// Down the columns of a matrix whose side is a power of two, and of one whose rows are a cache line longer.
  static var powers: [Case] {
    powerSides.flatMap { power in
      [("power", power), ("line-more", power + 16)].flatMap { name, side in
        [powerLoop(side, ["side": name, "power": "\(power)"]), powerCopy(side, ["side": name, "power": "\(power)"])]
      }
    }
  }

  private static func powerLoop(_ side: Int, _ extras: [String: String]) -> Case {
    let id = CaseID(
      "strides", "power-loop", implementation: "pointer", dtype: "float32", level: "-", count: side * side,
      extras: extras)
    return Case(
      id, bytes: 0, items: side * side, bound: .unbounded, peers: .alongside("numpy", shape: [side, side])
    ) {
      walking(side, outer: 1, inner: side)
    }
  }

  private static func powerCopy(_ side: Int, _ extras: [String: String]) -> Case {
    let id = CaseID("strides", "power-copy", dtype: "float32", level: "-", count: side * side, extras: extras)
    return Case(
      id, bytes: 0, items: side * side, bound: .unbounded, peers: .alongside("numpy", shape: [side, side])
    ) {
      let matrix = Fixtures.array(.first, of: Float.self, count: side * side).reshaped([side, side])
      let out = Fixtures.array(.output, of: Float.self, count: side * side).reshaped([side, side])
      return Workload(
        check: {
          out.assign(matrix.transposed)
          return Checks.elements(of: out) { matrix[$0 % side, $0 / side] }
        },
        body: { iterations in
          for _ in 0..<iterations { out.assign(matrix.transposed) }
        })
    }
  }
}
