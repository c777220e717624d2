import Lanes
import LanesReport

extension Question {
  /// Sparse matrices: up to which density they take less memory than dense ones, and up to which their products are
  /// faster.
  static let sparse = Question(
    id: "sparse", title: "When is sparse worth it?", searches: [.vectorProduct, .matrixProduct],
    cases: { _ in storage })
}

extension Search {
  /// A matrix times a vector: 1024 × 1024 elements, 4 MiB when dense.
  static let vectorProduct = Search(
    of: "sparse", over: "density", from: [0.001, 0.01, 0.05, 0.12, 0.25, 0.6], races: [vectorRace, vectorRaceOfPeers]
  ) { _, density in
    let matrix = SparseProduct(side: 1024, density: density)
    return [
      matrix.vector("vector-sparse", peer: "scipy") {
        let sparse = matrix.sparse
        return { CSRMatrix.matmul(sparse, $0) }
      },
      matrix.vector("vector-dense", peer: "numpy") {
        let dense = matrix.dense
        return { NDArray.matmul(dense, $0) }
      },
    ]
  }

  static let vectorRace = Race(.init("vector-sparse", by: "lanes"), against: .init("vector-dense", by: "lanes"))
  static let vectorRaceOfPeers = Race(.init("vector-sparse", by: "scipy"), against: .init("vector-dense", by: "numpy"))

  /// A matrix times itself: 512 × 512 elements, 1 MiB when dense.
  static let matrixProduct = Search(
    of: "sparse", over: "density", from: [0.001, 0.01, 0.05, 0.2], races: [matrixRace, matrixRaceOfPeers]
  ) { _, density in
    let matrix = SparseProduct(side: 512, density: density)
    return [
      matrix.square("matrix-sparse", peer: "scipy", dense: { $0.dense() }) {
        let sparse = matrix.sparse
        return { CSRMatrix.matmul(sparse, sparse) }
      },
      matrix.square("matrix-dense", peer: "numpy", dense: { $0 }) {
        let dense = matrix.dense
        return { NDArray.matmul(dense, dense) }
      },
    ]
  }

  static let matrixRace = Race(.init("matrix-sparse", by: "lanes"), against: .init("matrix-dense", by: "lanes"))
  static let matrixRaceOfPeers = Race(.init("matrix-sparse", by: "scipy"), against: .init("matrix-dense", by: "numpy"))
}
