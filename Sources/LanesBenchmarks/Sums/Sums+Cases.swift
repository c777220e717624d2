import CBench
import Lanes
import LanesReport

extension Question {
  /// Sums of floats: how exact they are along each axis, and which axis is the fast one.
  static let sums = Question(
    id: "sums", title: "Are sums of floats accurate, and which axis is fast?",
    cases: { levels in
      SumAxis.allCases.flatMap { axis in
        SumValues.allCases.flatMap { values in
          [error(axis, values, by: "lanes"), error(axis, values, by: "loop")]
        }
      } + levels.levels.flatMap { level in [axisSum(0, level), axisSum(1, level)] }
    })

  /// What is summed: each of eight long columns, each of eight long rows, or everything.
  enum SumAxis: String, CaseIterable {
    case first, last, whole

    static let count = 1 << 22

    var shape: [Int] {
      switch self {
      case .first: [Self.count / 8, 8]
      case .last: [8, Self.count / 8]
      case .whole: [Self.count]
      }
    }

    var axis: Int { self == .last ? 1 : 0 }
  }

  enum SumValues: String, CaseIterable {
    /// A number that no float is, again and again: every rounding goes the same way for long.
    case tenths
    /// Numbers between 0 and 1 without order: the roundings go either way.
    case scrambled

    /// Sums of a few million of these are exact in Double in any order: 24 bits each, and 22 for their number.
    var array: NDArray<Float> {
      Fixtures.shared("sums-\(rawValue)", SumAxis.count) {
        let result = NDArray<Float>.empty([SumAxis.count])
        result.withUnsafeMutableBufferPointer { elements in
          for i in elements.indices {
            elements[i] = self == .tenths ? 0.1 : Float(PeerValues.scrambled(i) >> 40) / 0x1p24
          }
        }
        return result
      }
    }
  }

  /// The largest relative error of the sums along an axis.
  private static func error(_ axis: SumAxis, _ values: SumValues, by implementation: String) -> Case {
    let id = CaseID(
      "sums", "error", implementation: implementation, level: "-", count: SumAxis.count,
      extras: ["along": axis.rawValue, "values": values.rawValue])
    let peers: Case.Peers? = implementation == "lanes" ? .alongside("numpy", shape: axis.shape) : nil
    return Case.fact(id, peers: peers) {
      let matrix = values.array.reshaped(Dimensions(axis.shape))
      let exact = matrix.cast(to: Double.self).sum(axis: axis.axis)
      let sums = implementation == "lanes" ? matrix.sum(axis: axis.axis) : loop(over: matrix, axis)
      return ["relative_error": (NDArray.absolute(sums.cast(to: Double.self) - exact) / exact).max()]
    }
  }

  /// One element after the other into one sum for each row or column.
  private static func loop(over matrix: NDArray<Float>, _ axis: SumAxis) -> NDArray<Float> {
    matrix.withUnsafeBufferPointer { elements in
      let sums = axis == .whole ? 1 : 8
      var totals = [Float](repeating: 0, count: sums)
      for i in elements.indices {
        totals[axis == .first ? i % sums : i / (elements.count / sums)] += elements[i]
      }
      return axis == .whole ? NDArray(totals[0]) : NDArray(totals)
    }
  }

  /// The sums along one axis of a square matrix.
  private static func axisSum(_ axis: Int, _ level: CacheLevels.Level) -> Case {
    let side = max(16, Int(Double(level.bytes / 4).squareRoot()) / 16 * 16)
    let count = side * side
    let id = CaseID("sums", "sum-axis\(axis)", level: level.name, count: count)
    return Case(
      id, bytes: 4 * count, items: count, bound: .read, peers: .alongside("numpy", shape: [side, side])
    ) {
      let matrix = Fixtures.array(.first, of: Float.self, count: count).reshaped([side, side])
      return Workload(
        check: {
          // Small whole numbers: exact in any order.
          Checks.elements(of: matrix.sum(axis: axis)) { place in
            (0..<side).reduce(0) { $0 + (axis == 0 ? matrix[$1, place] : matrix[place, $1]) }
          }
        },
        body: { iterations in
          for _ in 0..<iterations {
            let sums = matrix.sum(axis: axis)
            sums.withUnsafeBufferPointer { cbench_keep($0.baseAddress) }
          }
        })
    }
  }
}
