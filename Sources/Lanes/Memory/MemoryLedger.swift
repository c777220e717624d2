import Synchronization

/// The account of one measurement that is going on.
final class MemoryLedger: Sendable {
  /// The measurements that the running task is inside of.
  @TaskLocal static var ofTask: [MemoryLedger] = []
  private static let ofProcess = Locked<[MemoryLedger]>([])
  /// How many measurements are going on: while there are none, nobody looks further.
  private static let activeCount = Atomic<Int>(0)

  private let notesCallSites: Bool
  private let state = Locked(State())

  private struct State {
    var use = MemoryUse()
    var sites: [CallStack: (allocations: Int, bytes: Int)] = [:]
  }

  init(notesCallSites: Bool) { self.notesCallSites = notesCallSites }

  static func begin(_ ledger: MemoryLedger, _ scope: MemoryMeter.Scope) {
    if scope == .process { ofProcess.withLock { $0.append(ledger) } }
    activeCount.add(1, ordering: .relaxed)
  }

  static func end(_ ledger: MemoryLedger, _ scope: MemoryMeter.Scope) {
    activeCount.subtract(1, ordering: .relaxed)
    if scope == .process { ofProcess.withLock { $0.removeAll { $0 === ledger } } }
  }

  /// Whether any measurement is going on.
  static var isCounting: Bool { activeCount.load(ordering: .relaxed) != 0 }

  /// The accounts that an allocation made here and now goes to.
  static var current: [MemoryLedger] { isCounting ? ofTask + ofProcess.withLock { $0 } : [] }

  func add(_ byteCount: Int) {
    let stack = notesCallSites ? CallStack.current() : nil
    state.withLock {
      $0.use.allocations += 1
      $0.use.allocatedBytes += byteCount
      $0.use.liveArrays += 1
      $0.use.liveBytes += byteCount
      $0.use.peakBytes = max($0.use.peakBytes, $0.use.liveBytes)
      if let stack {
        let site = $0.sites[stack, default: (0, 0)]
        $0.sites[stack] = (site.allocations + 1, site.bytes + byteCount)
      }
    }
  }

  func remove(_ byteCount: Int) {
    state.withLock {
      $0.use.liveArrays -= 1
      $0.use.liveBytes -= byteCount
    }
  }

  func use(since before: ProcessMemory) -> MemoryUse {
    var (use, sites) = state.withLock { ($0.use, $0.sites) }
    use.callSites = CallStack.callSites(sites)
    use.processBefore = before
    use.processAfter = ProcessMemory.current
    return use
  }
}

/// The memory of one array in the accounts that were open when it was made.
final class MeterEntry: Sendable {
  private let ledgers: [MemoryLedger]
  private let byteCount: Int

  private init(_ ledgers: [MemoryLedger], _ byteCount: Int) {
    self.ledgers = ledgers
    self.byteCount = byteCount
  }

  /// Enters an allocation where somebody counts; nil where nobody does.
  static func counting(_ byteCount: Int) -> MeterEntry? {
    let ledgers = MemoryLedger.current
    if ledgers.isEmpty { return nil }
    for ledger in ledgers { ledger.add(byteCount) }
    return MeterEntry(ledgers, byteCount)
  }

  func end() {
    for ledger in ledgers { ledger.remove(byteCount) }
  }
}
