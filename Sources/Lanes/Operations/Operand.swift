import LanesKernelInterface

/// An array without its element type: what the loops need to know of it.
///
/// It holds on to the memory; only a scalar's operand points at memory that its maker keeps.
@usableFromInline
struct Operand {
  @usableFromInline let storage: Storage?
  /// The element whose indices are all zero.
  let pointer: UnsafeMutableRawPointer
  @usableFromInline let layout: Layout
  let dtype: DType

  /// The addresses that the elements lie between.
  var byteExtent: Range<UInt> {
    let extent = layout.extent
    let start = UInt(bitPattern: pointer) &- UInt(bitPattern: layout.offset &* dtype.itemSize)
    return start &+ UInt(bitPattern: extent.lowerBound &* dtype.itemSize)..<start
      &+ UInt(bitPattern: extent.upperBound &* dtype.itemSize)
  }

  /// A copy in fresh memory, last axis fastest.
  func copied() -> Operand {
    let copy = Operand(allocating: layout.shape, dtype)
    Elementwise.copy(self, into: copy)
    return copy
  }

  /// Fresh memory, last axis fastest.
  init(allocating shape: Dimensions, _ dtype: DType) {
    let layout = Layout(contiguous: shape)
    let storage = Storage(for: layout, dtype, zeroed: false)
    self.init(storage: storage, pointer: storage.base, layout: layout, dtype: dtype)
  }

  /// Fresh memory for a result of this shape, its axes in the same order.
  @usableFromInline
  init(allocatingLike layout: Layout, _ dtype: DType) {
    self.init(allocating: Elementwise.resultLayout(layout), dtype)
  }

  /// Fresh memory for a result, its axes in the order of `layout`'s.
  init(allocating layout: Layout, _ dtype: DType) {
    let storage = Storage(for: layout, dtype, zeroed: false)
    self.init(storage: storage, pointer: storage.base, layout: layout, dtype: dtype)
  }

  @usableFromInline
  init(storage: Storage?, pointer: UnsafeMutableRawPointer, layout: Layout, dtype: DType) {
    self.storage = storage
    self.pointer = pointer
    self.layout = layout
    self.dtype = dtype
  }
}

extension Operand {
  @usableFromInline static let scalarLayout = Layout.scalar
}

extension NDArray {
  /// Takes over the memory of a fresh result.
  @inlinable
  init(adopting result: Operand) {
    self.init(storage: result.storage!, layout: result.layout, isView: false, isWritable: true)
  }

  @inlinable
  var operand: Operand {
    Operand(storage: storage, pointer: UnsafeMutableRawPointer(pointer), layout: layout, dtype: Element.dtype)
  }

  /// `body` of a 0-d operand that holds `scalar`, without allocating for it.
  @inlinable
  static func withOperand<Result>(of scalar: Element, _ body: (Operand) -> Result) -> Result {
    var scalar = scalar
    return withUnsafeMutableBytes(of: &scalar) {
      body(Operand(storage: nil, pointer: $0.baseAddress!, layout: Operand.scalarLayout, dtype: Element.dtype))
    }
  }
}
