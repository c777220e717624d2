import LanesKernelInterface

/// A type that a sparse matrix can hold its indices in: `Int32`, half the memory, for fewer than 2³¹ rows, columns and
/// stored elements, or `Int64`.
public protocol SparseIndex: IntegerElement {}

extension Int32: SparseIndex {}
extension Int64: SparseIndex {}

extension SparseIndex {
  /// The largest extent that indices of this type can count.
  static var largestExtent: Int { Swift.min(Int(max), Int.max - 1) }

  static var structureLoops: SparseStructureLoops {
    KernelSelection.current.kernels.sparseStructure(SparseIndexWidth(dtype))
  }

  /// Stops, saying what would be right, when `count` elements can't be counted.
  static func requireCountable(_ count: Int, _ what: @autoclosure () -> String) {
    require(
      count <= Int(max),
      "\(what()) has \(count) stored elements, and \(Self.self) indices count up to \(max): use Int64 indices")
  }
}
