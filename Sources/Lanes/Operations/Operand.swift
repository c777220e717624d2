import LanesKernelInterface

/// An array without its element type: what the loops need to know of it.
///
/// It holds on to the memory; only a scalar's operand points at memory that its maker keeps.
@usableFromInline
struct Operand {
  @usableFromInline let storage: Storage
  /// The element whose indices are all zero.
  let pointer: UnsafeMutableRawPointer
  let dtype: DType

  var layout: Layout {
    @inline(__always) unsafeAddress { storage.layoutAddress }
  }

  var rank: Int { storage.layoutAddress.pointee.shape.rank }
  /// The number of elements.
  var size: Int { storage.layoutAddress.pointee.size }

  /// The bytes of all elements.
  var byteCount: Int { storage.layoutAddress.pointee.size &* dtype.itemSize }

  /// The addresses that the elements lie between.
  var byteExtent: Range<UInt> {
    let extent = layout.extent
    let start = UInt(bitPattern: pointer) &- UInt(bitPattern: layout.offset &* dtype.itemSize)
    return start &+ UInt(bitPattern: extent.lowerBound &* dtype.itemSize)..<start
      &+ UInt(bitPattern: extent.upperBound &* dtype.itemSize)
  }

  /// A copy in fresh memory, last axis fastest.
  func copied() -> Operand { Operand(copied(.rowMajor), dtype) }

  @usableFromInline
  func copied(_ order: MemoryOrder) -> Storage {
    if order == .rowMajor && storage.layoutAddress.pointee.isContiguous {
      let copy = Storage.allocate(like: storage, dtype)
      Elementwise.copyBytes(pointer, to: copy.base, byteCount)
      withExtendedLifetime(storage) {}
      return copy
    }
    let copy = Operand(allocating: Layout(contiguous: layout.shape, order: order), dtype)
    Elementwise.copy(self, into: copy)
    return copy.storage
  }

  /// Fresh memory, last axis fastest.
  init(allocating shape: Dimensions, _ dtype: DType) { self.init(allocating: Layout(contiguous: shape), dtype) }

  /// Fresh memory for a result of this shape, its axes in the same order.
  @usableFromInline
  init(allocatingLike layout: Layout, _ dtype: DType) {
    self.init(allocating: Elementwise.resultLayout(layout), dtype)
  }

  /// Fresh memory for a result, its axes in the order of `layout`'s.
  init(allocating layout: Layout, _ dtype: DType) { self.init(.allocate(layout, dtype), dtype) }

  init(_ storage: Storage, _ dtype: DType) {
    self.init(storage: storage, pointer: storage.base + storage.layoutAddress.pointee.offset &* dtype.itemSize, dtype)
  }

  @usableFromInline
  init(storage: Storage, pointer: UnsafeMutableRawPointer, _ dtype: DType) {
    self.storage = storage
    self.pointer = pointer
    self.dtype = dtype
  }

  /// The same bytes through another layout.
  func showing(_ layout: Layout) -> Operand {
    Operand(.sharing(storage, layout, isView: false, isWritable: true), dtype)
  }

  /// A part of the elements, which begins `first` elements after the first of these.
  func showing(_ layout: Layout, from first: Int) -> Operand {
    Operand(
      storage: .sharing(storage, layout, isView: true, isWritable: true), pointer: pointer + first &* dtype.itemSize,
      dtype)
  }

  /// Elements in memory that the caller keeps.
  init(keptAt pointer: UnsafeMutableRawPointer, _ layout: Layout, _ dtype: DType) {
    self.init(storage: .unowned(pointer, layout, dtype), pointer: pointer, dtype)
  }
}

extension Operand {
  /// What describes every scalar.
  @usableFromInline nonisolated(unsafe) static let scalarStorage = Storage.unowned(
    UnsafeMutableRawPointer(bitPattern: Storage.alignment)!, .scalar, .bool)

  /// One element in memory that the caller keeps.
  @usableFromInline
  init(scalarAt pointer: UnsafeMutableRawPointer, _ dtype: DType) {
    self.init(storage: Operand.scalarStorage, pointer: pointer, dtype)
  }
}

extension NDArray {
  /// Takes over the memory of a fresh result.
  @inlinable
  init(adopting result: Operand) {
    self.init(result.storage)
  }

  @inlinable
  var operand: Operand {
    Operand(storage: storage, pointer: UnsafeMutableRawPointer(pointer), Element.dtype)
  }

  /// `body` of the address of a copy of `scalar`, which lies there during the call.
  @inlinable @inline(__always)
  static func withAddress<Result>(of scalar: Element, _ body: (UnsafeMutableRawPointer) -> Result) -> Result {
    var scalar = scalar
    return withUnsafeMutableBytes(of: &scalar) { body($0.baseAddress!) }
  }

  /// `body` of a 0-d operand that holds `scalar`, without allocating for it.
  @inlinable
  static func withOperand<Result>(of scalar: Element, _ body: (Operand) -> Result) -> Result {
    withAddress(of: scalar) { body(Operand(scalarAt: $0, Element.dtype)) }
  }
}
