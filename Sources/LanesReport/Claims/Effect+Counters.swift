extension Results {
  /// A number that several counters of one row make, as an effect: its median, and the smallest and largest of all rows.
  /// Nil when no row has them all.
  public func effect(
    _ id: CaseID?, of counters: [String], _ unit: Effect.Unit, _ formula: ([Double]) -> Double
  ) -> Effect? {
    guard let measurement = id.flatMap({ self[$0] }) else { return nil }
    let columns = counters.compactMap { measurement.counters[$0] }
    guard columns.count == counters.count, let rows = columns.first?.count, columns.allSatisfy({ $0.count == rows })
    else { return nil }
    let values = (0..<rows).map { row in formula(columns.map { $0[row] }) }.filter(\.isFinite)
    guard let middle = median(values), let least = values.min(), let most = values.max() else { return nil }
    return Effect(middle, Interval(low: least, high: most), unit)
  }

  /// The cases of an operation by one implementation, by their number of elements.
  public func cases(of question: String, _ operation: String, by implementation: String) -> [CaseID] {
    cases(of: question).filter { $0.operation == operation && $0.implementation == implementation }
      .sorted { ($0.count, $0.name) < ($1.count, $1.name) }
  }
}
