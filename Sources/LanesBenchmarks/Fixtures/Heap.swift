import CBench
import Lanes

/// The C library's heap in a known state, so that what a case sees does not depend on those that ran before it.
enum Heap {
  /// Blocks from here on are mapped for themselves, in a process that has freed a large array once: as far as glibc goes
  /// by itself.
  static let largestMappedFrom = 32 << 20

  /// The state of a process that has run for a while.
  static func settle() { _ = cbench_heap_set_mapped_from(largestMappedFrom) }

  /// Gives back all that pool and heap can spare; false where the heap can't be asked.
  @discardableResult
  static func trim() -> Bool {
    BufferPool.shared.trim()
    return cbench_heap_trim()
  }

  /// The bytes of the process that are in physical memory now; nil where the system tells only the most that ever were.
  static var residentBytes: Double? {
    #if os(Linux)
      return Double(ProcessMemory.current.residentBytes)
    #else
      return nil
    #endif
  }
}
