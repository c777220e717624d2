public import LanesKernelInterface

extension NDArray {
  /// The array that a view was made from: all of its memory, in the order of the memory. nil for
  /// an array that is no view, and for a view of an array of other elements. O(1).
  ///
  /// As in NumPy, the base of a view of a view is the array that owns the memory, and it can be written to even
  /// where the view is read-only. ``view(as:)``, ``real`` and ``imaginary`` show memory of other elements:
  /// there ``baseType`` names the type, and ``base(as:)`` gives the array.
  public var base: NDArray? { base(as: Element.self) }

  /// The array of other elements that a view was made from; nil where the base has another type than `type`, and
  /// for an array that is no view. O(1).
  ///
  ///     let z = NDArray<Complex<Double>>.zeros([3])
  ///     z.real.base(as: Complex<Double>.self)   // z
  public func base<Other: ArrayElement>(as type: Other.Type) -> NDArray<Other>? {
    guard isView, storage.dtype == Other.dtype else { return nil }
    return NDArray<Other>(storage.root)
  }

  /// The element type of the array that a view was made from; nil for an array that is no view.
  public var baseType: DType? { isView ? storage.dtype : nil }
}
