import LanesIntrinsics
import LanesKernelInterface

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What an array is a handle on: its layout, and bytes, which are owned, borrowed from somebody who gave a way to release
/// them, or those of another storage. An array that owns its memory and all views of it share bytes in this way.
///
/// Owned bytes begin at a multiple of 64, one cache line and one AVX-512 vector. The layout follows the header in one
/// block, and so do the bytes of small arrays: one allocation makes an array, and one gives all of it back.
@usableFromInline
final class Storage: ManagedBuffer<StorageHeader, Int> {
  static let alignment = 64

  /// Memory for an array of a shape that somebody gave.
  @usableFromInline
  static func allocate(_ shape: Dimensions, _ order: MemoryOrder, _ dtype: DType, zeroed: Bool) -> Storage {
    if order == .rowMajor, let size = shape.soundProduct, size > 0, isSmall(size, dtype) {
      return withUnsafePointer(to: shape) { small(contiguous: $0, size, dtype, zeroed: zeroed) }
    }
    return allocate(Layout(contiguous: shape.checked, order: order), dtype, zeroed: zeroed)
  }

  /// Memory for all elements of a contiguous layout: zeroed, or holding whatever was there. Stops,
  /// naming the shape, when there is no such memory.
  @usableFromInline
  static func allocate(_ layout: Layout, _ dtype: DType, zeroed: Bool = false) -> Storage {
    let (bytes, overflow) = layout.size.multipliedReportingOverflow(by: dtype.itemSize)
    guard !overflow, bytes <= Int.max - 2 * alignment, layout.hasCountableSize else { failSize(layout, dtype) }
    if bytes < BufferPool.smallestBlock { return small(bytes, layout, dtype, zeroed: zeroed) }
    guard let large = large(bytes, layout, dtype, zeroed: zeroed) else { failMemory(layout, dtype, bytes) }
    return large
  }

  /// Memory for all elements of a contiguous layout whose bytes can be counted, holding whatever was there, or nil when
  /// the system does not have it: for sizes that somebody else chose.
  static func allocate(ifAvailable layout: Layout, _ dtype: DType) -> Storage? {
    let bytes = layout.size * dtype.itemSize
    guard bytes <= Int.max - 2 * alignment else { return nil }
    return bytes < BufferPool.smallestBlock
      ? small(bytes, layout, dtype, zeroed: false) : large(bytes, layout, dtype, zeroed: false)
  }

  /// Memory of somebody else, who is told through `release` when the last array over it is gone.
  static func borrow(
    _ base: UnsafeMutableRawPointer, byteCount: Int, owner: Layout, _ dtype: DType, isWritable: Bool,
    release: @escaping () -> Void
  ) -> Storage {
    make(owner) { _ in
      StorageHeader(
        base: base, access: ElementAccess(owner, isView: false, isWritable: isWritable), byteCount: byteCount,
        source: .borrowed(.passRetained(.init(release))), meter: nil, dtype: dtype)
    }
  }

  /// Memory of somebody else, who keeps it for as long as it takes.
  static func unowned(_ base: UnsafeMutableRawPointer, _ layout: Layout, _ dtype: DType) -> Storage {
    make(layout) { _ in
      StorageHeader(
        base: base, access: ElementAccess(layout, isView: false, isWritable: true), byteCount: 0, source: .unowned,
        meter: nil, dtype: dtype)
    }
  }

  /// Another layout over the same bytes.
  static func sharing(_ storage: Storage, _ layout: Layout, isView: Bool, isWritable: Bool) -> Storage {
    let root = storage.root
    return make(layout) { _ in
      StorageHeader(
        base: root.base, access: ElementAccess(layout, isView: isView, isWritable: isWritable),
        byteCount: root.byteCount, source: .shared(.passRetained(root)), meter: nil, dtype: root.dtype)
    }
  }

  deinit { facts.pointee.giveBack() }
}

// Allocation.
extension Storage {
  private static var layoutWords: Int { MemoryLayout<Layout>.stride / MemoryLayout<Int>.stride }

  /// A storage with so many bytes behind its layout, where `header` finds them.
  @inline(__always)
  private static func make(
    _ layout: Layout, tail: Int = 0, _ header: (UnsafeMutableRawPointer) -> StorageHeader
  ) -> Storage {
    let made = Storage.create(minimumCapacity: layoutWords &+ (tail &+ 7) / 8) {
      $0.withUnsafeMutablePointerToElements {
        UnsafeMutableRawPointer($0).initializeMemory(as: Layout.self, to: layout)
        return header(UnsafeMutableRawPointer($0 + layoutWords))
      }
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  private static func small(_ bytes: Int, _ layout: Layout, _ dtype: DType, zeroed: Bool) -> Storage {
    make(layout, tail: bytes &+ alignment &- 8) { tail in
      let base = tail.alignedUp(toMultipleOf: alignment)
      if zeroed { memset(base, 0, bytes) }
      return StorageHeader(
        base: base, access: ElementAccess(layout, isView: false, isWritable: true), byteCount: bytes, source: .inline,
        meter: .counting(bytes), dtype: dtype)
    }
  }

  /// Memory for a contiguous array of the shape of another contiguous one.
  @usableFromInline
  static func allocate(like model: Storage, _ dtype: DType) -> Storage {
    let (size, shape) = (model.layoutAddress.pointee.size, model.layoutAddress.pointer(to: \.shape)!)
    guard isSmall(size, dtype) else { return allocate(Layout(contiguous: shape.pointee), dtype) }
    return small(contiguous: shape, size, dtype, zeroed: false)
  }

  private static func isSmall(_ size: Int, _ dtype: DType) -> Bool {
    size < BufferPool.smallestBlock && size &* dtype.itemSize < BufferPool.smallestBlock
  }

  private static func small(
    contiguous shape: UnsafePointer<Dimensions>, _ size: Int, _ dtype: DType, zeroed: Bool
  ) -> Storage {
    let bytes = size &* dtype.itemSize
    guard bytes > 0 && bytes <= KeptStorages.largest && !MemoryLedger.isCounting else {
      return make(contiguous: shape, size, dtype, bytes, capacity: bytes, zeroed: zeroed)
    }
    var isFresh = false
    let storage = KeptStorages.take(bytes) {
      isFresh = true
      return make(
        contiguous: shape, size, dtype, bytes, capacity: KeptStorages.capacity(for: bytes), zeroed: zeroed)
    }
    if isFresh { return storage }
    if storage.dtype != dtype || !storage.isContiguous(as: shape) {
      storage.describe(contiguous: shape, size, dtype, bytes, at: storage.base)
    }
    if zeroed { memset(storage.base, 0, bytes) }
    return storage
  }

  private static func make(
    contiguous shape: UnsafePointer<Dimensions>, _ size: Int, _ dtype: DType, _ bytes: Int, capacity: Int,
    zeroed: Bool
  ) -> Storage {
    let made = Storage.create(minimumCapacity: layoutWords &+ (capacity &+ alignment &- 1) / 8) {
      $0.withUnsafeMutablePointerToElements {
        let own = UnsafeMutableRawPointer($0).assumingMemoryBound(to: Layout.self)
        Layout.initialize(own, contiguous: shape, size: size)
        let base = UnsafeMutableRawPointer($0 + layoutWords).alignedUp(toMultipleOf: alignment)
        if zeroed { memset(base, 0, bytes) }
        return StorageHeader(inline: base, own, bytes, .counting(bytes), dtype)
      }
    }
    return unsafeDowncast(made, to: Storage.self)
  }

  /// Makes this storage, whose bytes are its own and which no array has, that of another array. The layout is written where
  /// it belongs: of few elements, copying it would cost more than adding them.
  private func describe(
    contiguous shape: UnsafePointer<Dimensions>, _ size: Int, _ dtype: DType, _ bytes: Int,
    at base: UnsafeMutableRawPointer
  ) {
    withUnsafeMutablePointers { header, tail in
      let own = UnsafeMutableRawPointer(tail).assumingMemoryBound(to: Layout.self)
      Layout.initialize(own, contiguous: shape, size: size)
      header.pointee = StorageHeader(inline: base, own, bytes, nil, dtype)
    }
  }

  /// Whether this is the layout of a fresh array of a shape.
  @inline(__always)
  private func isContiguous(as shape: UnsafePointer<Dimensions>) -> Bool {
    let mine = layoutAddress
    guard mine.pointee.shape.rank == shape.pointee.rank else { return false }
    var axis = 0
    while axis < shape.pointee.rank {
      if mine.pointee.shape[known: axis] != shape.pointee[known: axis] { return false }
      axis &+= 1
    }
    return true
  }

  /// A block of its own: from the pool, unless it is switched off.
  private static func large(_ bytes: Int, _ layout: Layout, _ dtype: DType, zeroed: Bool) -> Storage? {
    let base: UnsafeMutableRawPointer
    let source: StorageHeader.Source
    if BufferPool.shared.isEnabled {
      guard let block = BufferPool.shared.take(bytes, zeroed: zeroed) else { return nil }
      base = block.baseAddress!
      source = .pool(block)
    } else {
      // `calloc` hands out pages that the system zeroes when they are first touched.
      let padded = bytes + alignment - 16
      guard let block = zeroed ? calloc(1, padded) : malloc(padded) else { return nil }
      base = block.alignedUp(toMultipleOf: alignment)
      source = .heap(block)
      PageBlock.adviseHugePages(base, bytes)
    }
    return make(layout) { _ in
      StorageHeader(
        base: base, access: ElementAccess(layout, isView: false, isWritable: true), byteCount: bytes, source: source,
        meter: .counting(bytes), dtype: dtype)
    }
  }

  @inline(never)
  private static func failSize(_ layout: Layout, _ dtype: DType) -> Never {
    fail(
      "shape \(layout.shape) with \(dtype.itemSize) bytes an element needs more bytes than an address can count")
  }

  @inline(never)
  private static func failMemory(_ layout: Layout, _ dtype: DType, _ bytes: Int) -> Never {
    fail(
      "shape \(layout.shape) with \(dtype.itemSize) bytes an element needs \(bytes) bytes, which the system "
        + "does not have: use a smaller shape or element type, or work in pieces")
  }
}

extension Storage {
  @usableFromInline
  var facts: UnsafePointer<StorageHeader> {
    @inlinable @inline(__always) get { withUnsafeMutablePointerToHeader { UnsafePointer($0) } }
  }

  @usableFromInline
  var layoutAddress: UnsafePointer<Layout> {
    @inlinable @inline(__always) get {
      withUnsafeMutablePointerToElements { UnsafeRawPointer($0).assumingMemoryBound(to: Layout.self) }
    }
  }

  @usableFromInline
  var base: UnsafeMutableRawPointer { @inlinable @inline(__always) get { facts.pointee.base } }

  /// Whether both layouts are contiguous and of one shape: a single loop then does all elements.
  @inlinable
  func isPlain(like other: Storage) -> Bool {
    let (mine, theirs) = (layoutAddress, other.layoutAddress)
    guard
      mine.pointee.isContiguous && theirs.pointee.isContiguous && mine.pointee.size == theirs.pointee.size
        && mine.pointee.shape.rank == theirs.pointee.shape.rank
    else { return false }
    var axis = 0
    while axis < mine.pointee.shape.rank {
      if mine.pointee.shape.inline[unchecked: axis] != theirs.pointee.shape.inline[unchecked: axis] { return false }
      axis &+= 1
    }
    return true
  }

  /// The bytes of the memory.
  var byteCount: Int { facts.pointee.byteCount }
  /// The type of the elements that the memory was allocated for.
  var dtype: DType { facts.pointee.dtype }

  /// The storage of the array that the memory was made for: the base of all views.
  var root: Storage {
    if case .shared(let root) = facts.pointee.source { root.takeUnretainedValue() } else { self }
  }

  /// Whether the bytes were allocated here, for this very array.
  @usableFromInline var isRoot: Bool {
    switch facts.pointee.source {
    case .inline, .heap, .pool: true
    case .borrowed, .unowned, .shared: false
    }
  }

  /// Whether the bytes were allocated here.
  var isOwned: Bool { root.isRoot }

  /// The bytes that were really set aside for elements, the allocator's rounding and our alignment included.
  /// The storage's own object is not counted.
  var allocatedByteCount: Int {
    withUnsafeMutablePointers { header, tail in
      switch header.pointee.source {
      case .inline:
        let object = Unmanaged.passUnretained(self).toOpaque()
        return lanes_allocated_size(object) - (UnsafeMutableRawPointer(tail + Self.layoutWords) - object)
      case .heap(let block): return lanes_allocated_size(block)
      case .pool(let block): return block.count
      case .borrowed, .unowned: return 0
      case .shared(let root): return root.takeUnretainedValue().allocatedByteCount
      }
    }
  }
}

extension Unmanaged<MeterEntry> {
  /// Enters an allocation where somebody counts; nil where nobody does.
  fileprivate static func counting(_ byteCount: Int) -> Unmanaged? {
    MemoryLedger.isCounting ? MeterEntry.counting(byteCount).map(passRetained) : nil
  }
}
