/// Measures what memory a piece of a program takes: the arrays that it makes, and the pages of the whole process.
///
///     let use = MemoryMeter.measure {
///       let c = a * b + 1
///       print(c.sum())
///     }
///     print(use.allocations, use.peakBytes, use.liveBytes)
///
/// Counting costs nothing while nobody measures.
public enum MemoryMeter {
  /// Whose arrays are counted.
  public enum Scope: Sendable {
    /// Those that the block makes, in its own task and in tasks that it begins as children.
    case task
    /// Those that any thread of the process makes meanwhile.
    case process
  }

  /// What memory `body` takes.
  ///
  /// - Parameters:
  ///   - scope: Whose arrays are counted.
  ///   - callSites: Whether to note which functions make the arrays, which costs some microseconds for each array. Names
  ///     come from the program's symbols, and lines from its debug information (`swift build -Xswiftc -g`).
  ///   - body: What is measured.
  public static func measure(
    scope: Scope = .task, callSites: Bool = false, _ body: () throws -> Void
  ) rethrows -> MemoryUse {
    try counting(scope, callSites, body).use
  }

  /// What memory `body` takes, and its result. Arrays that the result holds on to are among the live ones.
  public static func measure<Value>(
    scope: Scope = .task, callSites: Bool = false, _ body: () throws -> Value
  ) rethrows -> (value: Value, use: MemoryUse) {
    try counting(scope, callSites, body)
  }

  /// The same of an asynchronous block.
  public static func measure<Value>(
    scope: Scope = .task, callSites: Bool = false, isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Value
  ) async rethrows -> (value: Value, use: MemoryUse) {
    let ledger = MemoryLedger(notesCallSites: callSites)
    let before = ProcessMemory.current
    MemoryLedger.begin(ledger, scope)
    defer { MemoryLedger.end(ledger, scope) }
    let value =
      switch scope {
      case .task: try await MemoryLedger.$ofTask.withValue(MemoryLedger.ofTask + [ledger], operation: body)
      case .process: try await body()
      }
    return (value, ledger.use(since: before))
  }

  private static func counting<Value>(
    _ scope: Scope, _ callSites: Bool, _ body: () throws -> Value
  ) rethrows -> (value: Value, use: MemoryUse) {
    let ledger = MemoryLedger(notesCallSites: callSites)
    let before = ProcessMemory.current
    MemoryLedger.begin(ledger, scope)
    defer { MemoryLedger.end(ledger, scope) }
    let value =
      switch scope {
      case .task: try MemoryLedger.$ofTask.withValue(MemoryLedger.ofTask + [ledger], operation: body)
      case .process: try body()
      }
    return (value, ledger.use(since: before))
  }
}
