import LanesReport

extension Case {
  /// A case that tells by its counters rather than its time: bytes, addresses, values. It is measured once a repetition.
  ///
  /// - Parameter measure: returns the counters, by names that are no fields of Google Benchmark's rows; 1 and 0 stand for
  ///   yes and no.
  static func fact(
    _ id: CaseID, peers: Peers? = nil, measure: @escaping () -> [String: Double]
  ) -> Case {
    Case(id, bytes: 0, items: id.count, bound: .unbounded, peers: peers, runsOnce: true) {
      var counters: [String: Double] = [:]
      return Workload(check: { nil }, counters: { counters }, body: { _ in counters = measure() })
    }
  }
}

extension Case.Peers {
  /// Peers of a case that says something without them too.
  ///
  /// - Parameter shape: of the case's operand; nil for one axis of as many elements as the case's name says.
  static func alongside(_ names: String..., shape: [Int] = []) -> Case.Peers {
    Case.Peers(names: names, shape: shape, isWorthAlone: true)
  }
}
