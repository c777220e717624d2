import Lanes
import LanesReport

/// The bytes of sparse matrices by rows, for element types and index widths.
extension Question {
  /// Rows and columns of the matrices whose bytes are counted.
  private static let side = 256
  /// The densities at the ends of what is looked at.
  static let storedDensities = [0.001, 0.6]

  static var storage: [Case] {
    storage(of: Int8.self) + storage(of: Int16.self) + storage(of: Float.self) + storage(of: Double.self)
  }

  private static func storage<Element: NumericElement>(of type: Element.Type) -> [Case] {
    [storage(type, Int32.self), storage(type, Int64.self)]
  }

  /// How many elements may be stored before the dense matrix is the smaller one, to the element: found by halving.
  private static func storage<Element: NumericElement, Index: SparseIndex>(
    _ type: Element.Type, _ index: Index.Type
  ) -> Case {
    let id = CaseID(
      "sparse", "storage", dtype: "\(Element.dtype)", level: "-", count: side * side,
      extras: ["index": "\(Index.dtype)"])
    return Case.fact(id, peers: .alongside("scipy")) {
      let count = side * side
      let dense = NDArray<Element>.zeros([side, side]).nbytes
      // Which elements are stored makes no difference to the bytes: here the first ones, row by row.
      let columns = NDArray<Int>.arange(0, side).broadcast(to: [side, side]).reshaped([count]).cast(to: index)
      let ends = NDArray<Int>.arange(0, side + 1) * side
      func bytes(_ stored: Int) -> Int {
        let matrix = try? CSRMatrix<Element, Index>(
          shape: [side, side], values: .zeros([stored]), indices: columns[..<stored],
          offsets: ends.clipped(to: 0...stored).cast(to: index))
        return matrix?.nbytes ?? 0
      }
      var (below, above) = (0, count)
      while above - below > 1 {
        let middle = (below + above) / 2
        if bytes(middle) < dense { below = middle } else { above = middle }
      }
      var counters = [
        "dense_bytes": Double(dense), "density_below": Double(below) / Double(count),
        "bytes_below": Double(bytes(below)), "density_above": Double(above) / Double(count),
        "bytes_above": Double(bytes(above)),
      ]
      for density in storedDensities { counters["bytes_at_\(density)"] = Double(bytes(Int(density * Double(count)))) }
      return counters
    }
  }
}
