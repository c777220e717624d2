import LanesIntrinsics
import LanesKernelInterface

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes that arrays share: owned, or borrowed from somebody who gave a way to release them.
///
/// Owned bytes begin at a multiple of 64, one cache line and one AVX-512 vector.
@usableFromInline
final class Storage {
  static let alignment = 64

  @usableFromInline let base: UnsafeMutableRawPointer
  let byteCount: Int
  /// The layout of the array that the memory was made for: the base of all views.
  let owner: Layout
  /// The type of that array's elements.
  let dtype: DType
  /// Whether that array may be written to.
  let isWritable: Bool
  private let release: Release
  /// Who counts this memory, if somebody does.
  private let count: MeterEntry?

  private enum Release {
    case heap(UnsafeMutableRawPointer)
    case pool(UnsafeMutableRawBufferPointer)
    case borrowed(() -> Void)
  }

  /// Memory for all elements of a contiguous layout: zeroed, or holding whatever was there. Stops,
  /// naming the shape, when there is no such memory.
  convenience init(for layout: Layout, _ dtype: DType, zeroed: Bool) {
    let itemSize = dtype.itemSize
    guard let count = layout.shape.checkedProduct,
      case let (bytes, overflow) = count.multipliedReportingOverflow(by: itemSize),
      !overflow, bytes <= Int.max - 2 * Storage.alignment
    else {
      fail(
        "shape \(layout.shape) with \(itemSize) bytes an element needs more bytes than an address can count")
    }
    guard let memory = Memory(bytes, zeroed: zeroed) else { Storage.failMemory(layout, itemSize, bytes) }
    self.init(memory, bytes, layout, dtype)
  }

  /// Memory for all elements of a contiguous layout whose bytes can be counted, holding whatever was there, or nil when the
  /// system does not have it: for sizes that somebody else chose.
  convenience init?(ifAvailable layout: Layout, _ dtype: DType) {
    let bytes = layout.size * dtype.itemSize
    guard bytes <= Int.max - 2 * Storage.alignment, let memory = Memory(bytes, zeroed: false) else { return nil }
    self.init(memory, bytes, layout, dtype)
  }

  private init(_ memory: Memory, _ byteCount: Int, _ owner: Layout, _ dtype: DType) {
    base = memory.base
    release = memory.release
    self.byteCount = byteCount
    self.owner = owner
    self.dtype = dtype
    isWritable = true
    count = MeterEntry.counting(byteCount)
  }

  /// A fresh block: large ones come from the pool, unless it is switched off.
  private struct Memory {
    let base: UnsafeMutableRawPointer
    let release: Release

    init?(_ bytes: Int, zeroed: Bool) {
      if bytes >= BufferPool.smallestBlock && BufferPool.shared.isEnabled {
        guard let block = BufferPool.shared.take(bytes, zeroed: zeroed) else { return nil }
        base = block.baseAddress!
        release = .pool(block)
      } else {
        guard let block = Storage.heapBlock(bytes, zeroed: zeroed) else { return nil }
        let address = UInt(bitPattern: block)
        let aligned = (address &+ UInt(Storage.alignment - 1)) & ~UInt(Storage.alignment - 1)
        base = UnsafeMutableRawPointer(bitPattern: aligned)!
        release = .heap(block)
        PageBlock.adviseHugePages(base, bytes)
      }
    }
  }

  /// `malloc` and an offset instead of `aligned_alloc`: the latter goes round the allocator's
  /// per-thread cache and costs several times as much for small arrays; `calloc` hands out pages
  /// that the system zeroes when they are first touched.
  private static func heapBlock(_ bytes: Int, zeroed: Bool) -> UnsafeMutableRawPointer? {
    let padded = bytes + Storage.alignment - 16
    return zeroed ? calloc(1, padded) : malloc(padded)
  }

  @inline(never)
  private static func failMemory(_ layout: Layout, _ itemSize: Int, _ bytes: Int) -> Never {
    fail(
      "shape \(layout.shape) with \(itemSize) bytes an element needs \(bytes) bytes, which the system "
        + "does not have: use a smaller shape or element type, or work in pieces")
  }

  /// Memory of somebody else, who is told through `release` when the last array over it is gone.
  init(
    borrowing base: UnsafeMutableRawPointer, byteCount: Int, owner: Layout, _ dtype: DType, isWritable: Bool,
    release: @escaping () -> Void
  ) {
    self.base = base
    self.byteCount = byteCount
    self.owner = owner
    self.dtype = dtype
    self.isWritable = isWritable
    self.release = .borrowed(release)
    count = nil
  }

  deinit {
    count?.end()
    switch release {
    case .heap(let block): free(block)
    case .pool(let block): BufferPool.shared.giveBack(block)
    case .borrowed(let release): release()
    }
  }

  /// Whether the bytes were allocated here.
  @usableFromInline var isOwned: Bool {
    if case .borrowed = release { false } else { true }
  }

  /// The bytes that were really set aside, the allocator's rounding and our alignment included.
  /// The storage's own object is not counted.
  var allocatedByteCount: Int {
    switch release {
    case .heap(let block):
      lanes_allocated_size(block)
    case .pool(let block): block.count
    case .borrowed: 0
    }
  }
}
