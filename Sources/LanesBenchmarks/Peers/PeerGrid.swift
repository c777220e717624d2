import LanesReport

/// Which combinations of operation, type, size and layout are measured.
///
/// All of them would be some two thousand, so one in seven is taken: those where a sum of the four indices, each with
/// a weight of its own, is a multiple of seven. Any two of operation, type, size and layout then meet about equally
/// often, as in a Latin square. Contiguous float32 is measured at every size on top, since charts and claims are about
/// it, and so are the two operations on contiguous float16 that a goal names.
struct PeerGrid {
  let levels: CacheLevels

  static let counts = [1 << 4, 1 << 10, 1 << 16, 1 << 20, 1 << 24]
  static let dtypes = ["bool", "int8", "int32", "int64", "float16", "float32", "float64"]
  static let elementwise = [
    "add", "multiply", "divide", "negative", "absolute", "square-root", "minimum", "greater", "cast", "logical-and",
  ]
  static let reductions = [
    "sum", "min", "mean", "variance", "any", "arg-max", "sum-rows", "sum-columns", "cumulative-sum",
  ]
  static let copies = ["copy", "fill"]
  static let operations = elementwise + reductions + copies

  /// The places at which an operation is measured for a type, contiguous ones alone if the operation has no other.
  func places(_ operation: String, _ dtype: String, layouts: [OperandLayout] = OperandLayout.allCases) -> [PeerPlace] {
    guard let row = Self.operations.firstIndex(of: operation), let column = Self.dtypes.firstIndex(of: dtype) else {
      return []
    }
    let isAlwaysMeasured =
      dtype == "float32" || dtype == "float16" && (operation == "add" || operation == "sum")
    return layouts.flatMap { layout in
      Self.counts.enumerated().compactMap { size, count in
        let shape = OperandLayout.allCases.firstIndex(of: layout) ?? 0
        let isChosen = (row + 2 * column + 3 * size + 4 * shape) % 7 == 0
        guard isChosen || isAlwaysMeasured && layout == .contiguous else { return nil }
        return PeerPlace(count, levels, layout: layout)
      }
    }
  }
}
