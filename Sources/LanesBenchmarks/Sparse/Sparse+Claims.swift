import LanesReport

extension Claim {
  /// When leaving out zeros pays.
  static let sparse: [Claim] = [sparseMemory, sparseSpeed, sparseProduct]

  private static let question = "sparse"

  static let storedTypes = ["int8", "int16", "float32", "float64"]

  /// The bytes of a matrix, by Lanes or SciPy.
  static func storage(_ type: String, _ index: String, by side: ClaimSide, in results: Results) -> CaseID? {
    results.find(
      question, "storage", implementation: side == .lanes ? "lanes" : "scipy", dtype: type, level: "-",
      extras: ["index": index])
  }

  private static let sparseMemory = Claim(
    "sparse-memory", "Sparse storage saves memory",
    said: "SciPy's sparse tutorial and every introduction to it",
    takeaway: """
      Each stored element brings its index: with narrow elements and wide indices the index is most of it. Ask for the \
      density before converting, and take 32-bit indices where they suffice.
      """,
    evidence: ["\(question)/storage"]
  ) { side in
    ClaimRule(
      "the bytes of the dense matrix over those of the same matrix by rows", criterion: "above 1",
      by: .quantity("density", .fraction), headline: .first
    ) { results in
      storedTypes.flatMap { type in
        ["int32", "int64"].flatMap { index -> [ClaimPoint?] in
          guard let measured = storage(type, index, by: side, in: results).flatMap({ results[$0] }) else { return [] }
          func point(_ words: String, _ density: Double?, _ counter: String) -> ClaimPoint? {
            guard let density, let bytes = measured.counter(counter), let dense = measured.counter("dense_bytes")
            else { return nil }
            let place = ["\(words)\(Effect.text(density, .fraction))", type, "\(index) indices"]
            return ClaimPoint(place, at: density, Effect(dense / bytes, nil, .ratio), dense > bytes ? .holds : .fails)
          }
          let (low, high) = (Question.storedDensities[0], Question.storedDensities[1])
          return [
            point("", low, "bytes_at_\(low)"), point("up to ", measured.counter("density_below"), "bytes_below"),
            point("past ", measured.counter("density_above"), "bytes_above"), point("", high, "bytes_at_\(high)"),
          ]
        }
      }
    }
  }

  private static let sparseSpeed = Claim(
    "sparse-speed", "Multiplying by a sparse matrix is faster",
    said: "introductions to sparse matrices, since the zeros are skipped",
    takeaway: """
      A dense product streams, a sparse one reads an index for each element and fetches the vector's elements by it. So \
      the density has to be well below the one at which the memory breaks even.
      """,
    evidence: ["\(question)/vector*"],
    rules: [
      .lanes: breakEven(.vectorProduct, Search.vectorRace), .numpy: breakEven(.vectorProduct, Search.vectorRaceOfPeers),
    ])

  private static let sparseProduct = Claim(
    "sparse-product", "Multiplying two sparse matrices is faster than two dense ones",
    said: "the same introductions",
    takeaway: """
      A dense product is the operation that processors do best, and the product of two sparse matrices is denser than \
      they are: count on it only where all but a few elements in a hundred are zero.
      """,
    evidence: ["\(question)/matrix*"],
    rules: [
      .lanes: breakEven(.matrixProduct, Search.matrixRace), .numpy: breakEven(.matrixProduct, Search.matrixRaceOfPeers),
    ])

  private static func breakEven(_ search: Search, _ race: Search.Race) -> ClaimRule {
    .breakEven("the speed of the sparse product over that of the dense one", search, race, "density", .fraction)
  }
}
