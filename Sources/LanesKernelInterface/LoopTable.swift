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
    get { entries[Int(operation.rawValue) &* DType.allCases.count &+ Int(dtype.rawValue)] }
    nonmutating set { entries[Int(operation.rawValue) &* DType.allCases.count &+ Int(dtype.rawValue)] = newValue }
  }
}
