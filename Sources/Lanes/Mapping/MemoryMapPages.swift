import LanesFaults

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pages of a file in memory. They are unmapped when nobody holds this any more.
final class MemoryMapPages {
  /// The first page: at or before the first byte that was asked for, since pages begin at multiples of their size.
  let start: UnsafeMutableRawPointer
  /// The first byte that was asked for.
  let firstByte: UnsafeMutableRawPointer
  private let length: Int
  private let file: MemoryMapFile
  private let offset: Int
  private let byteCount: Int
  private let mode: MemoryMapMode
  /// What the handler of signals knows of these pages.
  private let mapping: OpaquePointer

  static let pageSize = Int(getpagesize())

  /// Maps bytes that the file is known to have, at least one.
  init(_ file: MemoryMapFile, _ mode: MemoryMapMode, offset: Int, byteCount: Int) throws(FileError) {
    let lead = offset % MemoryMapPages.pageSize
    let protection = mode == .read ? PROT_READ : PROT_READ | PROT_WRITE
    // Of private pages only those that are written to need memory: all of a large file would not be granted.
    let flags = mode == .copyOnWrite ? MAP_PRIVATE | MAP_NORESERVE : MAP_SHARED
    let (length, overflow) = byteCount.addingReportingOverflow(lead)
    guard !overflow else { throw FileError(.outOfMemory, file.path, "is too large to be mapped") }
    let pages = mmap(nil, length, protection, flags, file.descriptor, off_t(offset - lead))
    guard let pages, pages != MAP_FAILED else { throw .system(file.path, "map \(byteCount) bytes of it") }
    guard
      let mapping = lanes_mapping_register(
        pages, length, protection, file.descriptor, Int64(offset - lead), file.path)
    else {
      munmap(pages, length)
      throw FileError(.outOfMemory, file.path, "can't be mapped: there is no memory to note its path")
    }
    start = pages
    firstByte = pages + lead
    self.length = length
    self.file = file
    self.offset = offset
    self.byteCount = byteCount
    self.mode = mode
    self.mapping = mapping
  }

  deinit {
    lanes_mapping_unregister(mapping)
    munmap(start, length)
  }

  /// Where the last page ends.
  var end: UnsafeMutableRawPointer {
    start + (length + MemoryMapPages.pageSize - 1) / MemoryMapPages.pageSize * MemoryMapPages.pageSize
  }
}

extension MemoryMapPages {
  /// From here on, lost bytes are zeros for whoever uses them.
  func enterScope() { lanes_mapping_enter_scope(mapping) }

  func leaveScope() { lanes_mapping_leave_scope(mapping) }

  /// Throws when bytes were lost since the file was mapped.
  ///
  /// The size is asked for too: what is cut off within a page is no fault, it reads as zeros.
  func checkIntact() throws(FileError) {
    let size = file.knownByteCount
    if let size, size < offset + byteCount { lanes_mapping_note_shortened(mapping) }
    let loss = lanes_mapping_loss(mapping)
    if loss == lanes_loss_shortened {
      let now = size.map { "it has \($0) bytes now, and " } ?? ""
      throw FileError(
        .shortenedWhileMapped, file.path,
        "was made shorter while it was mapped: \(now)\(byteCount) bytes from byte \(offset) on were mapped. What is lost "
          + "reads as zero; map the file again")
    }
    if loss == lanes_loss_failed {
      throw FileError(
        .system(EIO), file.path,
        "is mapped, and a page of it could be neither read nor written: its device fails or is full. The page reads as "
          + "zero; map the file again")
    }
  }

  func flush() throws(FileError) {
    guard msync(start, length, MS_SYNC) == 0 else { throw .system(file.path, "write it to its device") }
  }

  /// Lets the pages that hold these addresses leave memory.
  func drop(_ addresses: Range<UInt>) {
    guard !addresses.isEmpty else { return }
    let mask = UInt(MemoryMapPages.pageSize - 1)
    let from = UnsafeMutableRawPointer(bitPattern: addresses.lowerBound & ~mask)
    let to = UnsafeMutableRawPointer(bitPattern: (addresses.upperBound + mask) & ~mask)
    if let from, let to { advise(.dontNeed, from: from, to: to) }
  }

  /// Passes advice on for whole pages. It is nobody's error that the system does not take it.
  func advise(_ advice: MemoryMapAdvice, from: UnsafeMutableRawPointer, to: UnsafeMutableRawPointer) {
    let code =
      switch advice {
      case .sequential: MADV_SEQUENTIAL
      case .random: MADV_RANDOM
      case .willNeed: MADV_WILLNEED
      case .dontNeed: mode == .copyOnWrite ? MemoryMapPages.dropKeepingChanges : MADV_DONTNEED
      }
    _ = madvise(from, to - from, code)
  }

  /// Of private pages Linux's `MADV_DONTNEED` forgets what was written to them; this one swaps it out.
  private static var dropKeepingChanges: CInt {
    #if os(Linux)
      MADV_PAGEOUT
    #else
      MADV_DONTNEED
    #endif
  }
}
