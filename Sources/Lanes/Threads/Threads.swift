import Synchronization

private let requested = Atomic<Int>(1)

/// How many threads an operation may use: one unless told otherwise. Write it as `Lanes.threads`.
///
/// Expressions that are computed block by block, and their reductions, share their blocks among so many threads. Results
/// do not depend on the number, to the last bit.
public var threads: Int {
  get { requested.load(ordering: .relaxed) }
  set {
    require(newValue >= 1, "Lanes.threads = \(newValue): there must be at least one")
    requested.store(newValue, ordering: .relaxed)
  }
}
