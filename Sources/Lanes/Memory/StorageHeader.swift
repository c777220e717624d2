import LanesKernelInterface

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a ``Storage`` knows of its bytes. It is all plain data, so that an array costs no more to make and to drop than
/// the block it lives in.
@usableFromInline
struct StorageHeader: BitwiseCopyable {
  /// The first byte of the memory.
  @usableFromInline let base: UnsafeMutableRawPointer
  @usableFromInline let access: ElementAccess
  let byteCount: Int
  let source: Source
  /// Who counts this memory, if somebody does.
  let meter: Unmanaged<MeterEntry>?
  /// The type of the elements that the memory was allocated for.
  let dtype: DType

  /// Where the bytes come from, and so where they go.
  enum Source: BitwiseCopyable {
    /// They follow the header in the storage's own block.
    case inline
    case heap(UnsafeMutableRawPointer)
    case pool(UnsafeMutableRawBufferPointer)
    case borrowed(Unmanaged<Lender>)
    /// Somebody else's, who keeps them for as long as it takes.
    case unowned
    /// They are those of another storage, which has bytes.
    case shared(Unmanaged<Storage>)
  }

  /// Somebody else, whose memory it is.
  final class Lender {
    let release: () -> Void
    init(_ release: @escaping () -> Void) { self.release = release }
  }

  func giveBack() {
    switch source {
    case .inline, .unowned: break
    case .heap(let block): free(block)
    case .pool(let block): BufferPool.shared.giveBack(block)
    case .borrowed(let lender): lender.takeRetainedValue().release()
    case .shared(let root): root.release()
    }
    meter?.takeRetainedValue().end()
  }
}

extension StorageHeader {
  /// Of bytes that follow the header and the layout in the storage's own block.
  @inline(__always)
  init(
    inline base: UnsafeMutableRawPointer, _ layout: UnsafePointer<Layout>, _ byteCount: Int,
    _ meter: Unmanaged<MeterEntry>?, _ dtype: DType
  ) {
    self.init(
      base: base, access: ElementAccess(at: layout, isView: false, isWritable: true), byteCount: byteCount,
      source: .inline, meter: meter, dtype: dtype)
  }
}
