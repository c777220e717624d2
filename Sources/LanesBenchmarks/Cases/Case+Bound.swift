extension Case {
  /// What keeps a case from being faster: which of the machine's ceilings its speed is held against.
  public enum Bound: Sendable, Equatable {
    /// Bytes to and from the level that the case's arrays lie in, of which a share is written, in place if to an array
    /// that is read too.
    case memory(writtenShare: Double, isInPlace: Bool = false)
    /// Floating-point operations of one iteration, a multiply-add counted as two.
    case arithmetic(operations: Int)
    /// Neither: work that does not grow with the bytes, or that may stop before it has moved them.
    case unbounded

    public static let read = Bound.memory(writtenShare: 0)
    public static let write = Bound.memory(writtenShare: 1)
    public static let copy = Bound.memory(writtenShare: 1 / 2)
    /// Two arrays are read and one is written.
    public static let add = Bound.memory(writtenShare: 1 / 3)
    /// Two arrays are read and one of the two is written.
    public static let addInPlace = Bound.memory(writtenShare: 1 / 3, isInPlace: true)
  }
}

extension Case.Bound {
  /// What the bytes tell of themselves. Up to as many as the items have: all are read. Up to twice as many: what is more
  /// than one array is written, such as the Booleans of a comparison. Beyond: the last of so many arrays is written.
  ///
  /// - Parameter itemSize: of one item; nil for a type that is not known, whose bytes tell nothing.
  init(bytes: Int, items: Int, itemSize: Int?) {
    guard bytes > 0, items > 0, let itemSize else {
      self = .unbounded
      return
    }
    let arrays = Double(bytes) / (Double(items) * Double(itemSize))
    self = .memory(writtenShare: arrays <= 1 ? 0 : arrays < 2 ? 1 - 1 / arrays : 1 / arrays)
  }

  /// What a results file says of it, beside the times.
  var counters: [String: Double] {
    switch self {
    case .memory(let share, false): ["written_share": share]
    case .memory(let share, true): ["written_share": share, "in_place": 1]
    case .arithmetic(let operations): ["operations": Double(operations)]
    case .unbounded: [:]
    }
  }
}
