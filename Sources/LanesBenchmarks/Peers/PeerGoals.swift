import LanesReport

extension PeerGoal {
  /// All goals, the thresholds in one place.
  static let all: [PeerGoal] = general + named

  private static let general = [
    PeerGoal("every element-wise, reduction, copy and comparison case", against: .numpy, mean: 3, each: 1) {
      PeerGrid.operations.contains($0.operation)
    },
    PeerGoal("the same loop in C, `-O3 -march=native`", against: .c, mean: 1.1, each: 0.95) { _ in true },
    PeerGoal("whole operations on 1 to 64 elements, allocation included", against: .numpy, mean: 8) {
      $0.operation.hasPrefix("small-")
    },
  ]

  private static let named =
    [
      past("`a + b * 2` as written, lazy, past the caches", "add-twice-allocating", .numpy, each: 2),
      past("a ten-term polynomial as written, lazy, past the caches", "polynomial-allocating", .numpy, each: 2),
      past("`a + b * 2` into an array, past the caches", "add-twice", .numexpr, each: 1),
      past("`a + b * 2` into an array, past the caches", "add-twice", .eigen, each: 1),
      past("the polynomial into an array, past the caches", "polynomial", .numexpr, each: 1),
      past("the polynomial into an array, past the caches", "polynomial", .eigen, each: 1),
      PeerGoal("`any(a.lazy .> x)`, first hit in the first block", against: .ourselves, each: 1 / 1.5) {
        $0.operation == "any-first-hit"
      },
      past("transposed copy of 4-byte elements, past the caches", "transposed-copy", .numpy, each: 3),
    ] + means("sum of each row", "sum-rows", 2) + means("sum of each column", "sum-columns", 2)
    + means("argMax", "arg-max", 2) + means("cumulative sum", "cumulative-sum", 2) + means("mean", "mean", 2)
    + means("variance", "variance", 2) + each("exp", "exp", .numpy, 1) + each("log", "log", .numpy, 1)
    + each("sin", "sin", .numpy, 1) + each("tanh", "tanh", .numpy, 1)
    + [
      PeerGoal("sort of a million, float32 and int32", against: .numpy, each: 1) {
        $0.operation == "sort" && $0.count == 1_000_000
      }
    ] + each("sparse matrix (CSR) times vector", "sparse-product", .scipy, 1)
    + [Peer.numpy, .eigen].map { peer in
      PeerGoal("matrix product (its goal is a share of the peak, below)", against: peer) {
        $0.operation == "matrix-product"
      }
    }
    + each("loop over the subscript, `a[i, j]` read and written", "subscript-loop", .swiftArray, 1 / 1.5)
    + means("`where` with a mask without order", "where", 5)
    + means("selection by a mask without order", "mask-selection", 5)
    + means("sums of rows of 2, 4 and 8 elements", "sum-short-rows", 5)
    + ["add", "sum"].map { operation in
      PeerGoal("float16 \(operation), contiguous", against: .numpy, mean: 5) {
        $0.operation == operation && $0.dtype == "float16" && $0.extras["layout"] == "contiguous"
      }
    }

  private static func past(_ work: String, _ operation: String, _ peer: Peer, each: Double) -> PeerGoal {
    PeerGoal(work, against: peer, each: each) { $0.operation == operation && $0.level == "RAM" }
  }

  private static func means(_ work: String, _ operation: String, _ mean: Double) -> [PeerGoal] {
    [PeerGoal(work, against: .numpy, mean: mean) { $0.operation == operation }]
  }

  private static func each(_ work: String, _ operation: String, _ peer: Peer, _ each: Double) -> [PeerGoal] {
    [PeerGoal(work, against: peer, each: each) { $0.operation == operation }]
  }
}
