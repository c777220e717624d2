import LanesReport

/// The walks of the question `strides` that were measured, for one implementation.
struct StrideWalks {
  let results: Results
  let implementation: String

  private static let question = "strides"

  init(_ results: Results, by implementation: String = "lanes") {
    self.results = results
    self.implementation = implementation
  }

  /// The levels that strided sums were measured at.
  var levels: [String] {
    let present = Set(sums.map(\.level))
    return CaseID.levels.filter(present.contains)
  }

  /// The strided sums of all sizes.
  var sums: [CaseID] {
    results.cases(of: Self.question).filter { $0.operation == "sum" && $0.implementation == implementation }
  }

  func sum(_ level: String, stride: Int) -> CaseID? {
    results.find(
      Self.question, "sum", implementation: implementation, level: level, extras: ["stride": "\(stride)"])
  }

  /// The time an element at a stride over that at stride 1: a pass reads so many times fewer of them.
  func slowdown(_ level: String, stride: Int) -> Effect? {
    guard let neighbours = sum(level, stride: 1), let strided = sum(level, stride: stride),
      let comparison = results.compare(neighbours, to: strided)
    else { return nil }
    let factor = Double(stride)
    let ends = comparison.interval
    return Effect(
      comparison.ratio * factor, Interval(low: ends.low * factor, high: ends.high * factor), .ratio)
  }

  /// Along the rows and down the columns. Our own loop runs over a pointer.
  func pair(_ way: String, at level: String) -> (rows: CaseID?, columns: CaseID?) {
    let who = way == "loop" && implementation == "lanes" ? "pointer" : implementation
    func find(_ order: String) -> CaseID? {
      results.find(Self.question, "\(way)-\(order)", implementation: who, level: level)
    }
    return (find("rows"), find("columns"))
  }

  /// How many times the time of a baseline a case of a level takes.
  private func ratio(_ id: CaseID?, over baseline: CaseID?) -> Effect? { results.speedEffect(baseline, against: id) }

  private func find(_ question: String, _ operation: String, _ level: String) -> CaseID? {
    results.find(question, operation, implementation: implementation, level: level)
  }

  func addingTransposed(_ level: String) -> Effect? {
    ratio(find(Self.question, "add-transposed", level), over: find(Self.question, "add-same", level))
  }

  func summingTransposed(_ level: String) -> Effect? {
    let (rows, columns) = pair("sum", at: level)
    return ratio(columns, over: rows)
  }

  func copyingTransposed(_ level: String) -> Effect? {
    ratio(find("copy-cost", "transposed-copy", level), over: find("copy-cost", "contiguous-copy", level))
  }

  /// A transpose that nobody reads, and then a copy, over the copy alone.
  func transposing(_ level: String) -> Effect? {
    ratio(find("copy-cost", "transpose", level), over: find("copy-cost", "contiguous-copy", level)).map { effect in
      Effect(
        1 + effect.value, effect.interval.map { Interval(low: 1 + $0.low, high: 1 + $0.high) }, .ratio)
    }
  }

  /// The speed an element at a side that is a power of two against that at a side one line longer.
  func power(_ operation: String, side: Int) -> Effect? {
    let who = operation == "power-loop" && implementation == "lanes" ? "pointer" : implementation
    func find(_ name: String) -> CaseID? {
      results.find(
        Self.question, operation, implementation: who, level: "-", extras: ["side": name, "power": "\(side)"])
    }
    return results.speedEffect(find("power"), against: find("line-more"), per: .element)
  }
}
