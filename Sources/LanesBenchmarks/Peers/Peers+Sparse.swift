import CBench
import Lanes
import LanesReport

extension PeerFamily {
  /// A sparse matrix by rows times a vector: sixteen elements in each row, one in each sixteenth of the columns.
  static let sparse = PeerFamily(title: "sparse matrices") { levels in
    [1 << 12, 1 << 18].flatMap { rows in
      [product(Double.self, rows, levels), product(Float.self, rows, levels)]
    }
  }

  private static let perRow = 16

  private static func product<Element: FloatingPointElement & PeerElement>(
    _ type: Element.Type, _ rows: Int, _ levels: CacheLevels
  ) -> Case {
    let stored = rows * perRow
    let itemSize = MemoryLayout<Element>.stride
    let bytes = stored * (itemSize + 4) + rows * (2 * itemSize + 4)
    let place = PeerPlace(stored, levels, outside: ["scipy"])
    return Case.peer(
      "sparse-product", "lanes", "\(Element.dtype)", place, bytes: bytes, items: stored, shape: [rows, rows]
    ) { checksum in
      let values = PeerValues.first.array(of: type, count: stored)
      let vector = PeerValues.second.array(of: type, count: rows)
      let columns = Fixtures.shared("peers-columns", stored) {
        NDArray<Int32>((0..<stored).lazy.map { Int32(column($0, rows)) })
      }
      let offsets = NDArray<Int32>((0...rows).lazy.map { Int32($0 * perRow) })
      guard
        let matrix = try? CSRMatrix<Element, Int32>(
          shape: [rows, rows], values: values, indices: columns, offsets: offsets)
      else { return Workload(check: { "the matrix is refused" }, body: { _ in }) }
      return Workload(
        check: {
          let result = CSRMatrix.matmul(matrix, vector)
          checksum.keep(Checksum.of(result))
          return Checks.sample(of: result) { row in
            (row * perRow..<(row + 1) * perRow).reduce(0.0) {
              $0 + PeerValues.first.value(at: $1) * PeerValues.second.value(at: column($1, rows))
            }
          }
        },
        counters: { checksum.counters },
        body: { iterations in
          for _ in 0..<iterations {
            withExtendedLifetime(CSRMatrix.matmul(matrix, vector)) { result in
              withUnsafePointer(to: result) { cbench_keep($0) }
            }
          }
        })
    }
  }

  /// The column of the stored element at a position: ascending inside a row.
  private static func column(_ position: Int, _ rows: Int) -> Int {
    let width = rows / perRow
    return position % perRow * width + Int(PeerValues.scrambled(position) >> 40) % width
  }
}
