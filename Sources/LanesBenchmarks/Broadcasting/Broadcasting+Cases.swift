import Lanes
import LanesReport

extension Question {
  /// Broadcasting: a row or a column added to a matrix, against building the whole operand first.
  static let broadcasting = Question(
    id: "broadcasting", title: "Does broadcasting spare the copy?",
    cases: { levels in
      // The third cache tells nothing that its neighbours do not.
      levels.levels.filter { $0.name != "L3" }.flatMap { level in
        Vector.allCases.flatMap { [timed($0, level, true), timed($0, level, false)] }
      }
        + Vector.allCases.flatMap { [memory($0, true), memory($0, false)] }
    })

  /// What is added to every row, or to every column.
  private enum Vector: String, CaseIterable {
    case row, column

    func shape(_ rows: Int, _ columns: Int) -> Dimensions { self == .row ? [columns] : [rows, 1] }

    func tiles(_ rows: Int, _ columns: Int) -> Dimensions { self == .row ? [rows, 1] : [1, columns] }
  }

  private static func name(
    _ vector: Vector, _ level: String, _ count: Int, _ operation: String, _ isBroadcast: Bool
  ) -> CaseID {
    CaseID(
      "broadcasting", operation, level: level, count: count,
      extras: ["form": isBroadcast ? "broadcast" : "tiled", "vector": vector.rawValue])
  }

  private static func operands(
    _ vector: Vector, _ rows: Int, _ columns: Int
  ) -> (matrix: NDArray<Float>, vector: NDArray<Float>, out: NDArray<Float>) {
    let count = rows * columns
    let shape = vector.shape(rows, columns)
    return (
      Fixtures.array(.first, of: Float.self, count: count).reshaped([rows, columns]),
      Fixtures.array(.second, of: Float.self, count: shape.reduce(1, *)).reshaped(shape),
      Fixtures.array(.output, of: Float.self, count: count).reshaped([rows, columns])
    )
  }

  /// Both forms write to an array that exists: what differs is the operand alone.
  private static func timed(_ vector: Vector, _ level: CacheLevels.Level, _ isBroadcast: Bool) -> Case {
    // Room for the tiled operand too, so that both forms have one size; about as many rows as columns.
    let most = level.count(arrays: 3, itemSize: 4)
    let columns = max(64, Int(Double(most).squareRoot()) / 64 * 64)
    let rows = max(1, most / columns)
    let count = rows * columns
    return Case(
      name(vector, level.name, count, "add", isBroadcast), bytes: 2 * 4 * count, items: count, bound: .copy,
      peers: .alongside("numpy", shape: [rows, columns])
    ) {
      let (matrix, values, out) = operands(vector, rows, columns)
      let tiles = vector.tiles(rows, columns)
      func work() {
        NDArray.add(matrix, isBroadcast ? values : values.tiled(tiles), out: out)
      }
      return Workload(
        check: {
          out.fill(-1)
          work()
          let added = values.ravel()
          let elements = matrix.ravel()
          return Checks.elements(of: out) { elements[$0] + added[vector == .row ? $0 % columns : $0 / columns] }
        },
        body: { iterations in
          for _ in 0..<iterations { work() }
        })
    }
  }

  /// The new memory of a sum whose result has its place: a result of its own might lie where the tiled operand was.
  private static func memory(_ vector: Vector, _ isBroadcast: Bool) -> Case {
    let side = 1000
    return Case.fact(
      name(vector, "-", side * side, "new-memory", isBroadcast), peers: .alongside("numpy", shape: [side, side])
    ) {
      let (matrix, values, out) = operands(vector, side, side)
      let use = MemoryMeter.measure { () -> Void in
        NDArray.add(matrix, isBroadcast ? values : values.tiled(vector.tiles(side, side)), out: out)
      }
      return ["arrays_at_once": Double(use.peakBytes) / Double(matrix.nbytes)]
    }
  }
}
