public import LanesKernelInterface

/// An array whose element type is known when the program runs: what a file holds.
///
///     let a = try AnyNDArray(contentsOf: "a.npy")
///     print(a.dtype, a.shape)                 // float64 (3, 4)
///     if let doubles = a.as(Double.self) {}   // the same memory, typed
///     let floats = a.cast(to: Float.self)     // a copy
///
/// It is a handle on shared memory, as ``NDArray`` is.
public struct AnyNDArray {
  let storage: Storage
  /// The type of the elements.
  public let dtype: DType

  init(_ storage: Storage, _ dtype: DType) {
    self.storage = storage
    self.dtype = dtype
  }

  /// The same array, its type forgotten. It shares the memory. O(1).
  public init<Element: ArrayElement>(_ array: NDArray<Element>) {
    self.init(array.storage, Element.dtype)
  }

  var layout: Layout { unsafeAddress { storage.layoutAddress } }
  /// The extent of each axis. O(1).
  public var shape: Dimensions { layout.shape }
  /// The number of axes.
  public var ndim: Int { layout.rank }
  /// The number of elements.
  public var size: Int { layout.size }
  /// The bytes of all elements.
  public var nbytes: Int { size * dtype.itemSize }

  /// The same array with its type, or nil if its elements are of another one. It shares the memory; `Int` is
  /// `int64` and `UInt` is `uint64`. O(1).
  public func `as`<Element: ArrayElement>(_ type: Element.Type) -> NDArray<Element>? {
    guard dtype == Element.dtype else { return nil }
    return NDArray(storage)
  }

  /// The elements as elements of a type, as ``NDArray/cast(to:)`` makes them. Always a copy. O(size).
  public func cast<Element: ArrayElement>(to type: Element.Type) -> NDArray<Element> {
    NDArray(adopting: Elementwise.cast(operand, to: Element.dtype))
  }

  var operand: Operand {
    Operand(storage, dtype)
  }
}

extension AnyNDArray: CustomStringConvertible {
  /// The elements as ``NDArray`` prints them.
  public var description: String {
    func text<Element: ArrayElement>(_ type: Element.Type) -> String { self.as(type)?.description ?? "" }
    return text(dtype.elementType)
  }
}
