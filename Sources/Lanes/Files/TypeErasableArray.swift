/// An array of any element type: an ``NDArray`` or an ``AnyNDArray``. Archives are written of these.
public protocol TypeErasableArray {
  /// The same array, its element type forgotten. It shares the memory.
  var erased: AnyNDArray { get }
}

extension AnyNDArray: TypeErasableArray {
  public var erased: AnyNDArray { self }
}

extension NDArray: TypeErasableArray {
  public var erased: AnyNDArray { AnyNDArray(self) }
}
