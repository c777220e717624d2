extension Results {
  /// The case of that description; of several counts the largest. Nil when it was not measured.
  public func find(
    _ question: String, _ operation: String, implementation: String = "lanes", dtype: String = "float32",
    level: String, extras: [String: String] = [:]
  ) -> CaseID? {
    places[
      Place(
        question: question, operation: operation, implementation: implementation, dtype: dtype, level: level,
        extras: extras)]
  }

  /// The cases of a question, sorted by name.
  public func cases(of question: String) -> [CaseID] {
    cases.filter { $0.question == question }
  }

  /// The levels that a question was measured at, nearest first.
  public func levels(of question: String) -> [String] {
    let present = Set(cases(of: question).map(\.level))
    return CaseID.levels.filter(present.contains)
  }

  /// All launches that rows came from, in order.
  public var launches: [Int] {
    Set(measurements.values.flatMap(\.launches)).sorted()
  }

  /// The fewest and the most rows that a case has.
  public var rowsPerCase: ClosedRange<Int>? {
    let counts = measurements.values.map(\.times.count)
    guard let least = counts.min(), let most = counts.max() else { return nil }
    return least...most
  }
}
