import CBench
import Lanes
import LanesReport

/// Products of one square matrix, stored with its zeros or without them; the others lie without order.
struct SparseProduct {
  let side: Int
  /// As names spell it, so that every process stores the same elements.
  private let density: String
  /// An element is stored where its 24 bits without order are below this.
  private let limit: UInt64

  init(side: Int, density: Double) {
    self.side = side
    self.density = Search.spelled(density)
    limit = UInt64(Double(self.density)! * 0x1p24)
  }

  private var count: Int { side * side }

  private func product(_ operation: String, peer: String, of prepare: @escaping () -> Workload) -> Case {
    Case(
      CaseID("sparse", operation, level: "-", count: count, extras: ["density": density]), bytes: 0, items: 0,
      peers: .alongside(peer, shape: [side, side]), prepare: prepare)
  }

  /// The product with a vector. `prepare` makes the matrix and returns what multiplies it.
  func vector(
    _ operation: String, peer: String, _ prepare: @escaping () -> (NDArray<Float>) -> NDArray<Float>
  ) -> Case {
    product(operation, peer: peer) {
      let multiply = prepare()
      let x = Fixtures.array(.second, of: Float.self, count: side)
      return Workload(
        check: {
          Checks.sample(of: multiply(x)) { row in
            (0..<side).reduce(0.0) { $0 + value(at: row * side + $1) * PeerValues.second.value(at: $1) }
          }
        },
        body: { iterations in
          for _ in 0..<iterations { withUnsafePointer(to: multiply(x)) { cbench_keep($0) } }
        })
    }
  }

  /// The product with itself. `prepare` makes the matrix and returns what multiplies it.
  func square<Product>(
    _ operation: String, peer: String, dense: @escaping (Product) -> NDArray<Float>,
    _ prepare: @escaping () -> () -> Product
  ) -> Case {
    product(operation, peer: peer) {
      let multiply = prepare()
      return Workload(
        check: {
          Checks.sample(of: dense(multiply()).reshaped([count])) { i in
            (0..<side).reduce(0.0) { $0 + value(at: i / side * side + $1) * value(at: $1 * side + i % side) }
          }
        },
        body: { iterations in
          for _ in 0..<iterations { withUnsafePointer(to: multiply()) { cbench_keep($0) } }
        })
    }
  }

  /// 1, 2 or 3 where the bits of the index say so.
  private func value(at i: Int) -> Double {
    PeerValues.scrambled(i) >> 40 < limit ? PeerValues.positive.value(at: i) : 0
  }

  /// The matrix with its zeros.
  var dense: NDArray<Float> {
    Fixtures.shared("sparse-\(density)", count) {
      let result = NDArray<Float>.empty([side, side])
      result.withUnsafeMutableBufferPointer { elements in
        for i in 0..<count {
          elements[i] = PeerValues.scrambled(i) >> 40 < limit ? Float(i % 3 + 1) : 0
        }
      }
      return result
    }
  }

  nonisolated(unsafe) private static var kept: [String: CSRMatrix<Float, Int32>] = [:]

  /// The matrix without its zeros. Kept, since Google Benchmark prepares a case several times.
  var sparse: CSRMatrix<Float, Int32> {
    let key = "\(side) \(density)"
    if let matrix = Self.kept[key] { return matrix }
    let matrix = CSRMatrix<Float, Int32>(dense)
    Self.kept[key] = matrix
    return matrix
  }
}
