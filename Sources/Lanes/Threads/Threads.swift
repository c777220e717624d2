import Synchronization

private let requested = Atomic<Int>(1)

/// How many threads an operation may use: one unless told otherwise. Write it as `Lanes.threads`.
///
/// Element-wise operations on many elements, expressions with their reductions, and products of large matrices share their
/// work among so many threads; everything else runs on the thread that asks for it. Results do not depend on the number,
/// to the last bit.
public var threads: Int {
  get { requested.load(ordering: .relaxed) }
  set {
    require(newValue >= 1, "Lanes.threads = \(newValue): there must be at least one")
    requested.store(newValue, ordering: .relaxed)
  }
}
