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
    if layout.isContiguous || ndim == 1 {
      require(size > 0, "\(operation) of shape \(shape): there is no element")
      let loop = KernelSelection.current.kernels.extremePlace(operation, Element.dtype)!
      var place = 0
      loop(pointer, layout.isContiguous ? 1 : layout.strides[0], size, 0, 1, &place)
      withExtendedLifetime(storage) {}
      return place
    }
    // The best of each row, then the first row whose best is the best.
    let places = argExtremes(operation, ndim - 1, true)
    let row = takeAlongAxis(places, axis: ndim - 1).argExtreme(operation)
    return row * shape[ndim - 1] + places.reshaped([places.size])[row]
  }

  private func argExtremes(_ operation: ReductionOperator, _ requested: Int, _ keepDims: Bool) -> NDArray<Int> {
    let axis = normalized(axis: requested)
    let axes = Axes([axis], of: shape, for: operation)
    let kept = axes.setting(shape, to: 1)
    let result = NDArray<Int>.empty(keepDims ? kept : axes.removed(from: shape))
    if result.size == 0 { return result }
    require(shape[axis] > 0, "\(operation) of shape \(shape): there is no element along axis \(axis)")

    let loop = KernelSelection.current.kernels.extremePlace(operation, Element.dtype)!
    defer { withExtendedLifetime((storage, result)) {} }
    if let span = AxisSpan(axis, of: layout) {
      let (extent, inner) = (span.extent, span.inner)
      if inner == 1 {
        loop(pointer, 1, extent, extent, span.outer, result.pointer)
      } else {
        for block in 0..<span.outer {
          loop(pointer + block * extent * inner, inner, extent, 1, inner, result.pointer + block * inner)
        }
      }
      return result
    }

    // What lies side by side in memory are lines of one call.
    let steps = Layout(contiguous: kept).strides
    var side = axis
    for i in shape.indices.reversed() where kept[i] > 1 {
      if side == axis || layout.strides[i].magnitude < layout.strides[side].magnitude { side = i }
    }
    var outer = kept
    outer[side] = 1
    let nest = LoopNest(shape: outer, strides: [layout.strides, steps])
    let (length, stride, lines, lineStride) = (shape[axis], layout.strides[axis], kept[side], layout.strides[side])
    nest.forEachElement { first in
      let (source, places) = (pointer + first[0], result.pointer + first[1])
      if steps[side] == 1 || lines == 1 { return loop(source, stride, length, lineStride, lines, places) }
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 128) { buffer in
        var line = 0
        while line < lines {
          let count = Swift.min(128, lines - line)
          loop(source + line * lineStride, stride, length, lineStride, count, buffer.baseAddress!)
          for i in 0..<count { places[(line + i) * steps[side]] = buffer[i] }
          line += count
        }
      }
    }
    return result
  }
}

extension LoopNest {
  /// Calls `body` at every position, also of the inner loop.
  @inline(__always)
  func forEachElement(_ body: (_ first: InlineArray<operandCount, Int>) -> Void) {
    forEach { first in
      var position = first
      for _ in 0..<count {
        body(position)
        for k in 0..<operandCount { position[k] += strides[k] }
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
