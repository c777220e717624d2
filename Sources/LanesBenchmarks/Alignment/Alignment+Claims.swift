import LanesReport

extension Claim {
  /// What data that begins on a boundary gains.
  static let alignment: [Claim] = [aligned]

  private static let question = "alignment"

  private static let aligned = Claim(
    "dtype-alignment", "Aligned data is faster",
    said: "optimisation guides, and the `aligned` flag and `require` function of NumPy",
    takeaway: """
      Don't copy a view to make it begin on a cache line: the copy costs more than one pass gains. Do keep every \
      element at a multiple of its own size: libraries must copy what is not.
      """,
    evidence: ["\(question)/add", "\(question)/load"]
  ) { side in
    let threshold = Threshold.atLeast(1.1)
    return ClaimRule(
      """
      the speed with arrays that begin on a cache line over that with arrays that begin one float32 past it (or one \
      byte: *odd addresses*), and that of a load inside a line over one across two
      """, threshold, headline: .strongest
    ) { results in
      let levels = results.levels(of: question)
      func add(_ level: String, _ offset: Int) -> CaseID? {
        results.find(
          question, "add", implementation: side.implementation, level: level, extras: ["offset": "\(offset)"])
      }
      func load(_ across: String) -> CaseID? {
        side == .numpy
          ? nil
          : results.find(
            question, "load", implementation: "swift", dtype: "int64", level: "L1", extras: ["across": across])
      }
      let arrays = levels.map { level in
        ClaimPoint("arrays in \(level)", results.speedEffect(add(level, 0), against: add(level, 4)), threshold)
      }
      let loads = ["lines", "pages"].map { across in
        ClaimPoint(
          "loads across \(across)", results.speedEffect(load("nothing"), against: load(across)), threshold)
      }
      let near = levels.first { $0 == "L2" } ?? levels.first ?? "L2"
      return arrays + loads + [
        ClaimPoint("odd addresses", results.speedEffect(add(near, 0), against: add(near, 1)), threshold)
      ]
    }
  }
}
