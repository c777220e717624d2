#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole pages straight from the system, zeroed by it when they are first touched.
enum PageBlock {
  /// Pages that the system may hand out in one piece.
  static let hugePageSize = 2 << 20
  /// From this size on huge pages are asked for, as NumPy does
  /// (numpy/_core/src/multiarray/alloc.cpp): the first pass over fresh memory then takes one page
  /// fault each 2 MiB and not each 4 KiB.
  static let hugeBlockSize = 4 << 20

  /// `byteCount` bytes, which is a multiple of 4096; nil where the system has none left.
  static func map(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    guard byteCount >= hugeBlockSize else { return reserve(byteCount) }
    // Huge pages need addresses that are multiples of their size: what lies around is given back.
    guard byteCount <= Int.max - hugePageSize, let start = reserve(byteCount + hugePageSize) else { return nil }
    let address = UInt(bitPattern: start)
    let aligned = (address + UInt(hugePageSize - 1)) & ~UInt(hugePageSize - 1)
    let before = Int(aligned - address)
    let block = start + before
    if before > 0 { munmap(start, before) }
    if before < hugePageSize { munmap(block + byteCount, hugePageSize - before) }
    adviseHugePages(block, byteCount)
    return block
  }

  /// Asks for huge pages for a large block, from its first whole page on.
  static func adviseHugePages(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    #if os(Linux)
      guard byteCount >= hugeBlockSize else { return }
      let page = 4096
      let start = (UInt(bitPattern: block) &+ UInt(page - 1)) & ~UInt(page - 1)
      let length = byteCount &- Int(start &- UInt(bitPattern: block))
      madvise(UnsafeMutableRawPointer(bitPattern: start), length, MADV_HUGEPAGE)
    #endif
  }

  static func unmap(_ block: UnsafeMutableRawPointer, _ byteCount: Int) { munmap(block, byteCount) }

  private static func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    #if os(Linux)
      let flags = MAP_PRIVATE | MAP_ANONYMOUS
    #else
      let flags = MAP_PRIVATE | MAP_ANON
    #endif
    let block = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
    return block == MAP_FAILED ? nil : block
  }
}
