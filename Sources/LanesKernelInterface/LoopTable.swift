/// A table of loops by operation and element type.
///
/// Its memory is never returned: a table lives as long as the process, and a look-up on the way to
/// a kernel must neither count references nor check bounds that enumerations already guarantee.
public struct LoopTable<Operation: CaseIterable & RawRepresentable<UInt8>, Loop: Sendable>: @unchecked Sendable {
  @usableFromInline let entries: UnsafeMutablePointer<Loop?>
  /// How many entries an operation has: one for each element type.
  @usableFromInline let width = DType.allCases.count

  public init() {
    let count = Operation.allCases.count * width
    entries = .allocate(capacity: count)
    entries.initialize(repeating: nil, count: count)
  }

  public subscript(operation: Operation, dtype: DType) -> Loop? {
    get { entries[index(operation, dtype)] }
    nonmutating set { entries[index(operation, dtype)] = newValue }
  }

  /// Where an entry stands, which is for good: to call a loop there is quicker than to take it out.
  @inlinable @inline(__always)
  public func address(of operation: Operation, _ dtype: DType) -> UnsafeRawPointer {
    UnsafeRawPointer(entries + index(operation, dtype))
  }

  @inlinable @inline(__always)
  func index(_ operation: Operation, _ dtype: DType) -> Int {
    Int(operation.rawValue) &* width &+ Int(dtype.rawValue)
  }
}
