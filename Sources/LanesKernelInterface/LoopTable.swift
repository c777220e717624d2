/// A table of loops by operation and element type.
///
/// Its memory is never returned: a table lives as long as the process, and a look-up on the way to
/// a kernel must neither count references nor check bounds that enumerations already guarantee.
public struct LoopTable<Operation: CaseIterable & RawRepresentable<UInt8>, Loop: Sendable>: @unchecked Sendable {
  private let entries: UnsafeMutablePointer<Loop?>

  public init() {
    let count = Operation.allCases.count * DType.allCases.count
    entries = .allocate(capacity: count)
    entries.initialize(repeating: nil, count: count)
  }

  public subscript(operation: Operation, dtype: DType) -> Loop? {
    get { entries[index(operation, dtype)] }
    nonmutating set { entries[index(operation, dtype)] = newValue }
  }

  /// Where a loop stands that is known to be there: of a structure of many loops, copying it costs more than calling one.
  @inline(__always)
  func address(of operation: Operation, _ dtype: DType) -> UnsafePointer<Loop> {
    UnsafeRawPointer(entries + index(operation, dtype)).assumingMemoryBound(to: Loop.self)
  }

  @inline(__always)
  private func index(_ operation: Operation, _ dtype: DType) -> Int {
    Int(operation.rawValue) &* DType.allCases.count &+ Int(dtype.rawValue)
  }
}
