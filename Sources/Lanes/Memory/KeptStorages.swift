import LanesIntrinsics

/// Storages of few bytes that a thread keeps for its next arrays.
///
/// Making and dropping an object takes longer than adding 64 elements. So every thread holds on to the last storages that
/// it made, four of each size; one that nobody else holds any more has no array, and serves the next one as it is: the
/// layout too stays where arrays have one shape, as they have in a loop. It costs the thread up to 10 KiB.
///
/// A kept storage is held twice while an array has it, and so is never taken for a temporary.
enum KeptStorages {
  /// The most bytes of elements.
  static let largest = 512
  private static let placesPerSize = Int(LANES_KEPT_PLACES)

  /// The bytes that the storages have that are kept for so many: 64, 128, 256 or 512.
  @inline(__always)
  static func capacity(for byteCount: Int) -> Int { 64 << sizeIndex(byteCount) }

  @inline(__always)
  private static func sizeIndex(_ byteCount: Int) -> Int {
    (Int.bitWidth &- 1) &- ((byteCount &- 1) | 63).leadingZeroBitCount &- 5
  }

  /// A storage for up to ``largest`` bytes that was kept, or else one that `make` makes. Of an array that was, it may have
  /// any layout and type.
  @inline(__always)
  static func take(_ byteCount: Int, orMake make: () -> Storage) -> Storage {
    guard let kept = lanes_kept_objects() ?? begin() else { return make() }
    let size = sizeIndex(byteCount)
    let raw = UnsafeMutableRawPointer(kept)
    let places = raw.assumingMemoryBound(to: Storage?.self) + size &* placesPerSize
    let turns = (raw + MemoryLayout<LanesKeptObjects>.offset(of: \.turns)!).assumingMemoryBound(to: UInt8.self)
    // The storage that was made or taken longest ago is the likeliest to be free.
    let oldest = Int(turns[size])
    let next = (oldest &+ 1) & (placesPerSize &- 1)
    turns[size] = UInt8(truncatingIfNeeded: next)
    if isKnownUniquelyReferenced(&places[oldest]) { return places[oldest].unsafelyUnwrapped }
    if isKnownUniquelyReferenced(&places[next]) { return places[next].unsafelyUnwrapped }
    let made = make()
    places[oldest] = made
    return made
  }

  @inline(never)
  private static func begin() -> UnsafeMutablePointer<LanesKeptObjects>? {
    lanes_keep_objects { Unmanaged<Storage>.fromOpaque($0!).release() }
  }
}
