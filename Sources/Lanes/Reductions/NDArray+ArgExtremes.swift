import LanesKernelInterface

extension NDArray where Element: OrderedElement {
  /// The position of the first smallest element, in row-major order; of the first NaN, where there is one.
  /// The array must not be empty. O(size).
  public func argMin() -> Int { argExtreme(.minimum) }

  /// The position of the first largest element, in row-major order; of the first NaN, where there is one.
  /// The array must not be empty. O(size).
  public func argMax() -> Int { argExtreme(.maximum) }

  /// The indices along one axis of the first smallest elements.
  public func argMin(axis: Int, keepDims: Bool = false) -> NDArray<Int> { argExtremes(.minimum, axis, keepDims) }

  /// The indices along one axis of the first largest elements.
  public func argMax(axis: Int, keepDims: Bool = false) -> NDArray<Int> { argExtremes(.maximum, axis, keepDims) }

  private func argExtreme(_ operation: ReductionOperator) -> Int {
    require(size > 0, "\(operation) of shape \(shape): there is no element")
    return Reducing.place(of: operation, in: operand)
  }

  private func argExtremes(_ operation: ReductionOperator, _ requested: Int, _ keepDims: Bool) -> NDArray<Int> {
    let axis = normalized(axis: requested)
    let axes = Axes([axis], of: shape, for: operation)
    let kept = axes.setting(shape, to: 1)
    let result = NDArray<Int>.empty(keepDims ? kept : axes.removed(from: shape))
    if result.size == 0 { return result }
    require(shape[axis] > 0, "\(operation) of shape \(shape): there is no element along axis \(axis)")
    Reducing.places(of: operation, in: operand, layout, along: axis, into: result.pointer)
    withExtendedLifetime(result) {}
    return result
  }
}

extension Dimensions {
  /// Every index of a shape, last axis fastest.
  static func indices(of shape: Dimensions) -> [Dimensions] {
    var all = [Dimensions()]
    for extent in shape {
      all = all.flatMap { prefix in
        (0..<extent).map { i in
          var index = prefix
          index.append(i)
          return index
        }
      }
    }
    return all
  }
}
