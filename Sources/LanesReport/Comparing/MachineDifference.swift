/// A fact in which two files differ that must not differ silently: times of two machines, or of two builds, do not say
/// what a change of code did.
public struct MachineDifference: Sendable, Equatable {
  /// In words.
  public let fact: String
  public let first: String
  public let second: String
}

extension Facts {
  /// Where a file was measured, and with what.
  private static let identifying = [
    ("host_name", "host"), ("processor", "processor"), ("num_cpus", "number of processors"),
    ("kernel_set", "kernel set"), ("lanes_build_type", "build type"),
  ]

  /// The facts that both files tell and that differ.
  public func differences(from other: Facts) -> [MachineDifference] {
    compared(with: other).compactMap { fact, first, second in
      guard let first, let second, first != second else { return nil }
      return MachineDifference(fact: fact, first: first, second: second)
    }
  }

  /// The facts that only one of the two files tells, in words.
  func toldOnce(with other: Facts) -> [String] {
    compared(with: other).filter { ($0.1 == nil) != ($0.2 == nil) }.map(\.0)
  }

  /// The builds of the timing library matter only where Lanes says nothing of its own.
  private func compared(with other: Facts) -> [(String, String?, String?)] {
    let isForeign = self["lanes_build_type"] == nil && other["lanes_build_type"] == nil
    let facts = Self.identifying + (isForeign ? [("library_build_type", "build type")] : [])
    return facts.map { ($0.1, self[$0.0], other[$0.0]) }
  }
}
