import LanesReport

/// One thing that is timed: a name, what one iteration moves, and how to make ready for it.
public struct Case {
  public let id: CaseID
  /// Bytes that one iteration reads and writes, counted as STREAM counts them: each array once,
  /// without the lines that a cache reads before it writes them.
  public let bytesPerIteration: Int
  /// Elements that one iteration works on.
  public let itemsPerIteration: Int
  /// What its speed is held against.
  public let bound: Bound
  /// What is counted beside the time, in passes of their own.
  public let counts: Counts
  /// Whether a repetition does the work exactly once: what tells by its counters, or can't be done again and again.
  public let runsOnce: Bool
  /// What peers in other processes need to know to run the same; nil for a case that is ours alone.
  public let peers: Peers?
  /// Makes the arrays. Called before each run, untimed; arrays that cases share are kept.
  public let prepare: () -> Workload

  public struct Counts: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let pageFaults = Counts(rawValue: 1)
    public static let allocations = Counts(rawValue: 2)
  }

  /// The peers of a case that run in processes of their own.
  public struct Peers: Sendable {
    /// Their names, as implementations of the same case.
    public let names: [String]
    /// The shape of the case's operand.
    public let shape: [Int]
    /// Whether the case says something without them.
    public let isWorthAlone: Bool
  }

  /// - Parameter bound: nil to take what the numbers of bytes and items say.
  init(
    _ id: CaseID, bytes: Int, items: Int, bound: Bound? = nil, counts: Counts = [], peers: Peers? = nil,
    runsOnce: Bool = false, prepare: @escaping () -> Workload
  ) {
    self.id = id
    self.peers = peers
    self.runsOnce = runsOnce
    bytesPerIteration = bytes
    itemsPerIteration = items
    self.bound = bound ?? Bound(bytes: bytes, items: items, itemSize: id.itemSize)
    self.counts = counts
    self.prepare = prepare
  }
}

/// What a case runs.
public struct Workload {
  /// Does the work `iterations` times.
  public let body: (_ iterations: Int) -> Void
  /// Does the work once and compares the result with a plain loop: nil, or what is wrong with it.
  public let check: () -> String?
  /// Facts to report beside the time, such as bytes allocated.
  public let counters: () -> [String: Double]

  init(
    check: @escaping () -> String?, counters: @escaping () -> [String: Double] = { [:] },
    body: @escaping (_ iterations: Int) -> Void
  ) {
    self.body = body
    self.check = check
    self.counters = counters
  }
}
