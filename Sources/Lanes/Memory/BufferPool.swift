/// The memory of large arrays that are gone, kept for the next ones.
///
/// Fresh memory is dear: the system zeroes each page at its first touch, which for a large result takes as
/// long as computing it. The pool keeps blocks of 32 KiB and more when their last array goes, up to a byte
/// budget, and hands them to the next array of about that size. Blocks have sizes of eight steps between powers of
/// two, so that at most an eighth of one is unused. Smaller arrays leave this to the C library's allocator; of those of up to
/// 512 bytes each thread keeps the last sixteen besides, which the pool's budget and switch do not count.
///
///     BufferPool.shared.budget = 1 << 30       // keep up to 1 GiB
///     print(BufferPool.shared.statistics)
///     BufferPool.shared.trim()                 // give all of it back to the system
///     BufferPool.shared.isEnabled = false      // and keep nothing from now on
///
/// The environment variable `LANES_POOL` sets the budget from outside: a number of bytes, also with a suffix
/// `K`, `M` or `G`, or `off`. All of it may be used from any thread.
public final class BufferPool: Sendable {
  /// The pool that all arrays use.
  public static let shared = configured()

  /// What the pool keeps at most unless told otherwise.
  public static let defaultBudget = 256 << 20

  /// Arrays below this size never come here.
  static let smallestBlock = 32 << 10
  /// Zeroed arrays up to this size are blocks that are cleared; larger ones are fresh pages, which cost nothing
  /// until they are touched.
  private static let largestCleared = 1 << 20

  private let state: Locked<State>

  private struct State: ~Copyable {
    var blocks = FreeBlocks()
    var statistics = Statistics()
    var budget: Int
    var isEnabled: Bool

    mutating func evict(to byteCount: Int) -> FreeBlocks.Evicted {
      let evicted = blocks.evict(to: byteCount)
      statistics.unmapped += evicted.count
      return evicted
    }
  }

  init(budget: Int, isEnabled: Bool = true) {
    state = Locked(State(budget: budget, isEnabled: isEnabled))
  }

  deinit { trim() }

  /// The bytes that the pool keeps at most. Lowering it gives back what is too much at once.
  public var budget: Int {
    get { state.withLock { $0.budget } }
    set {
      require(
        newValue >= 0, "a pool's budget of \(newValue) bytes: it can't be negative. Set isEnabled to switch it off")
      state.withLock { $0.budget = newValue }
      trim(to: newValue)
    }
  }

  /// Whether memory is kept. Switching the pool off gives back all that it holds.
  public var isEnabled: Bool {
    get { state.withLock { $0.isEnabled } }
    set {
      state.withLock { $0.isEnabled = newValue }
      if !newValue { trim() }
    }
  }

  /// What the pool has done so far, and what it holds.
  public var statistics: Statistics {
    state.withLock {
      var result = $0.statistics
      result.heldBytes = $0.blocks.byteCount
      result.heldBlocks = $0.blocks.count
      return result
    }
  }

  /// Gives memory back to the system until at most so many bytes are held: what lay there longest goes first.
  public func trim(to byteCount: Int = 0) {
    let surplus = state.withLock { $0.evict(to: byteCount) }
    surplus.unmap()
  }
}

extension BufferPool {
  /// At least `byteCount` bytes, and how many they are; nil where the system has none left.
  func take(_ byteCount: Int, zeroed: Bool) -> UnsafeMutableRawBufferPointer? {
    guard let sizeClass = SizeClass(holding: byteCount) else { return nil }
    let isFresh = zeroed && byteCount > Self.largestCleared
    let kept = state.withLock { state -> UnsafeMutableRawPointer? in
      let kept = isFresh ? nil : state.blocks.take(sizeClass)
      if kept == nil { state.statistics.mapped += 1 } else { state.statistics.reused += 1 }
      return kept
    }
    if let kept {
      if zeroed { kept.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount) }
      return UnsafeMutableRawBufferPointer(start: kept, count: sizeClass.byteCount)
    }
    if let fresh = PageBlock.map(sizeClass.byteCount) {
      return UnsafeMutableRawBufferPointer(start: fresh, count: sizeClass.byteCount)
    }
    // The system has nothing left, but the pool may hold it, in other sizes.
    trim()
    return PageBlock.map(sizeClass.byteCount).map {
      UnsafeMutableRawBufferPointer(start: $0, count: sizeClass.byteCount)
    }
  }

  /// Takes back a block that ``take(_:zeroed:)`` gave out. One that can't be kept is not even touched, and those that are
  /// kept stay.
  func giveBack(_ block: UnsafeMutableRawBufferPointer) {
    let surplus = state.withLock { state -> FreeBlocks.Evicted? in
      state.statistics.returned += 1
      let budget = state.isEnabled ? state.budget : 0
      guard block.count <= budget else {
        state.statistics.unmapped += 1
        return nil
      }
      state.blocks.put(block.baseAddress!, SizeClass(holding: block.count)!)
      return state.evict(to: budget)
    }
    guard let surplus else { return PageBlock.unmap(block.baseAddress!, block.count) }
    surplus.unmap()
  }
}

extension BufferPool {
  /// What a pool has done since the process began, and what it holds now.
  public struct Statistics: Sendable, Equatable, CustomStringConvertible {
    /// Blocks handed out that had been kept.
    public var reused = 0
    /// Blocks handed out that were mapped from the system.
    public var mapped = 0
    /// Blocks that arrays gave back.
    public var returned = 0
    /// Blocks given back to the system.
    public var unmapped = 0
    /// The bytes that are held now.
    public var heldBytes = 0
    /// The blocks that are held now.
    public var heldBlocks = 0

    public var description: String {
      "\(reused) blocks reused, \(mapped) mapped, \(returned) returned, \(unmapped) unmapped; "
        + "\(heldBlocks) held with \(heldBytes) bytes"
    }
  }
}
