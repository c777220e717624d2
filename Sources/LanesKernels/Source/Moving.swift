import LanesKernelInterface

extension Declaring where T: BitwiseCopyable & Sendable {
  /// What only moves elements, by their size alone.
  @inline(__always)
  func moves() {
    set.cast[dtype, dtype] = unaryLoop { (x: T) -> T in x }
    set.transpose[.asIs, dtype] = transpose(T.self)
    set.selection[.asIs, dtype] = selection(T.self)
    // Both are read before one is chosen: a branch would keep the loop scalar.
    ternary(.select) { (mask: UInt8, a: T, b: T) in mask != 0 ? a : b }
  }
}
