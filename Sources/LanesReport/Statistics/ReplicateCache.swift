import Synchronization

/// The bootstrap of each case, made once however many comparisons ask for it.
final class ReplicateCache: Sendable {
  private let made = Mutex<[CaseID: Bootstrap]>([:])

  func bootstrap(of measurement: Measurement, run: [Int]) -> Bootstrap {
    if let known = made.withLock({ $0[measurement.id] }) { return known }
    let fresh = Bootstrap(
      values: measurement.times, launches: measurement.launches, run: run, name: measurement.id.name)
    made.withLock { $0[measurement.id] = fresh }
    return fresh
  }
}
