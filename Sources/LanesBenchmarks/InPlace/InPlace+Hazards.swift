import Lanes
import LanesReport

// What comes out where arrays share memory, against the same formula on memory of its own.
extension Question {
  static var hazards: [Case] {
    [
      hazard("shifted") { a in
        let n = a.size
        let expected = a.copy()
        expected[1...] += a[..<(n - 1)].copy()
        a[1...] += a[..<(n - 1)]
        return differing(a, expected)
      },
      hazard("reversed") { a in
        let expected = a + a.flipped().copy()
        a += a.flipped()
        return differing(a, expected)
      },
      hazard("transposed") { a in
        let matrix = a.reshaped([side, side])
        let expected = matrix + matrix.transposed.copy()
        matrix += matrix.transposed
        return differing(matrix, expected)
      },
      hazard("own-row") { a in
        let matrix = a.reshaped([side, side])
        let expected = matrix - matrix[0, .all].copy()
        matrix -= matrix[0, .all]
        return differing(matrix, expected)
      },
      hazard("own-loop") { a in
        let n = a.size
        let expected = a.copy()
        expected[1...] += a[..<(n - 1)].copy()
        for i in 1..<n { a[i] += a[i - 1] }
        return differing(a, expected)
      },
      hazard("other-array") { a in
        let view = a[..<(a.size / 2)]
        let before = view.copy()
        a += 1
        return differing(view, before)
      },
    ]
  }

  private static let side = 100

  private static func hazard(_ pattern: String, _ share: @escaping (_ a: NDArray<Float>) -> Double) -> Case {
    let count = side * side
    return Case.fact(
      CaseID("in-place", "shared-memory", level: "-", count: count, extras: ["pattern": pattern]),
      peers: .alongside("numpy")
    ) {
      // A copy: the shared array is nobody's to write to.
      ["share_unexpected": share(Fixtures.array(.first, of: Float.self, count: count).copy())]
    }
  }

  /// The share of elements that are not what they should be.
  private static func differing(_ a: NDArray<Float>, _ expected: NDArray<Float>) -> Double {
    Double((a .!= expected).countNonZero()) / Double(a.size)
  }
}
