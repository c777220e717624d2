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

  // The extreme value first, then its place: two passes that run at the speed of memory, the second of
  // which stops, instead of one that carries an index along.

  private func argExtreme(_ operation: ReductionOperator) -> Int {
    let flat = asContiguous()
    let value: NDArray = flat.reduced(operation, to: Element.self)
    return withExtendedLifetime((flat, value)) {
      KernelSelection.current.kernels.find(Element.dtype)!.first(flat.pointer, 1, flat.size, value.pointer)
    }
  }

  private func argExtremes(_ operation: ReductionOperator, _ requested: Int, _ keepDims: Bool) -> NDArray<Int> {
    let axis = normalized(axis: requested)
    // The axis first, the others in the order of memory, so that rows of results lie side by side.
    let others = (0..<ndim).filter { $0 != axis }
      .sorted { (layout.strides[$0].magnitude, $1) > (layout.strides[$1].magnitude, $0) }
    let lines = transposed([axis] + others)
    let values: NDArray = lines.reduced(operation, axes: [0], keepDims: false, to: Element.self)
    let found = NDArray<Int>.full(values.shape, -1)
    if values.size > 0 { lines.locate(values, found) }

    let order = others.enumerated().sorted { $0.element < $1.element }.map(\.offset)
    var result = found.transposed(order).asContiguous()
    if keepDims {
      var shape = shape
      shape[axis] = 1
      result = result.reshaped(shape)
    }
    return NDArray<Int>(storage: result.storage, layout: result.layout, isView: false, isWritable: true)
  }

  /// Sets `found` to where along axis 0 `values` stand.
  private func locate(_ values: NDArray, _ found: NDArray<Int>) {
    let loops = KernelSelection.current.kernels.find(Element.dtype)!
    let (extent, step) = (shape[0], layout.strides[0])
    let width = ndim > 1 ? shape[ndim - 1] : 1
    let across = ndim > 1 ? layout.strides[ndim - 1] : 0
    let rows = Dimensions.indices(of: Dimensions(shape.dropFirst().dropLast(ndim > 1 ? 1 : 0)))
    let outer = Array(layout.strides.dropFirst().dropLast(ndim > 1 ? 1 : 0))
    defer { withExtendedLifetime((self, values, found)) {} }
    for (row, index) in rows.enumerated() {
      let start = pointer + zip(index, outer).reduce(0) { $0 + $1.0 * $1.1 }
      let (value, place) = (values.pointer + row * width, found.pointer + row * width)
      if step.magnitude < across.magnitude || width == 1 {
        for i in 0..<width { place[i] = loops.first(start + i * across, step, extent, value + i) }
      } else {
        for i in 0..<extent { loops.mark(start + i * step, across, value, place, i, width) }
      }
    }
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
