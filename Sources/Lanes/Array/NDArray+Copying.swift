public import LanesKernelInterface

extension NDArray {
  /// The same elements in fresh, contiguous memory. O(size).
  @inlinable
  public func copy(order: MemoryOrder = .rowMajor) -> NDArray { NDArray(operand.copied(order)) }

  /// This array if its elements follow each other in row-major order, else a copy in which they do.
  public func asContiguous() -> NDArray { layout.isContiguous ? self : copy() }

  /// Makes an array of another: a copy, the same array, or whichever is possible.
  ///
  /// An array is always usable as it is, so `.ifNeeded` and `.never` give a view. This is NumPy 2's
  /// `np.array(a, copy=…)` for an unchanged element type.
  public init(_ other: NDArray, copy mode: CopyMode) {
    self = mode == .always ? other.copy() : other.view(other.layout)
  }

  /// Writes `source`, broadcast to this shape, into this array's memory. Where both share memory
  /// the result is that of separate memory. O(size).
  @inlinable
  public func assign(_ source: NDArray) {
    requireWritable()
    if storage.isPlain(like: source.storage) {
      Elementwise.copyPlain(source.pointer, to: pointer, layout.size, Element.dtype)
      withExtendedLifetime((self, source)) {}
    } else {
      assignBroadcast(source)
    }
  }

  @usableFromInline
  func assignBroadcast(_ source: NDArray) {
    // `a[1...] += b` assigns to a view what it is.
    if source.pointer == pointer && source.shape == shape && source.layout.strides == layout.strides { return }
    guard source.layout.strides(broadcastTo: shape) != nil else {
      fail("assigning shape \(source.shape) to shape \(shape): aligned at the last axis, every axis must be equal or 1")
    }
    Elementwise.copy(source.operand, into: operand)
  }

  /// Writes `value` into every element. O(size).
  public func fill(_ value: Element) {
    requireWritable()
    NDArray.withOperand(of: value) { Elementwise.copy($0, into: operand) }
  }
}
