import LanesKernelInterface

extension NDArray {
  /// The running sums along an axis, in fresh memory of the same shape. Integers add up in 64 bits, as
  /// ``sum()`` does; floats one after the other, as a running sum must. O(size).
  public func cumulativeSum(axis: Int) -> NDArray<Element.Sum> { scanned(.add, axis) }

  /// The running sums of all elements in row-major order, on one axis.
  public func cumulativeSum() -> NDArray<Element.Sum> { scanned(.add) }

  /// The running products along an axis.
  public func cumulativeProduct(axis: Int) -> NDArray<Element.Sum> { scanned(.multiply, axis) }

  /// The running products of all elements in row-major order, on one axis.
  public func cumulativeProduct() -> NDArray<Element.Sum> { scanned(.multiply) }

  /// The running totals of all elements in row-major order.
  private func scanned<Result: ArrayElement>(_ operation: BinaryOperator) -> NDArray<Result> {
    guard layout.isContiguous && size > 0 else { return ravel().scanned(operation, 0) }
    let result = NDArray<Result>.empty([size])
    let loop = KernelSelection.current.kernels.scan(operation, Element.dtype)!
    loop(pointer, 1, 0, result.pointer, 1, 0, size, 1)
    withExtendedLifetime(storage) {}
    return result
  }

  fileprivate func scanned<Result: ArrayElement>(_ operation: BinaryOperator, _ requested: Int) -> NDArray<Result> {
    let axis = normalized(axis: requested)
    let result = NDArray<Result>(adopting: Operand(allocatingLike: layout, Result.dtype))
    if size == 0 { return result }
    let loop = KernelSelection.current.kernels.scan(operation, Element.dtype)!
    defer { withExtendedLifetime((storage, result)) {} }
    if let span = AxisSpan(axis, of: layout) {
      let (extent, inner) = (span.extent, span.inner)
      if inner == 1 {
        loop(pointer, 1, extent, result.pointer, 1, extent, extent, span.outer)
      } else {
        for start in stride(from: 0, to: size, by: extent * inner) {
          loop(pointer + start, inner, 1, result.pointer + start, inner, 1, extent, inner)
        }
      }
      return result
    }
    let (length, step, outStep) = (shape[axis], layout.strides[axis], result.layout.strides[axis])
    // The lines are the other axes; of those the one that the result walks in the smallest steps is the inner one.
    var others = shape
    others[axis] = 1
    let nest = LoopNest(shape: others, strides: [layout.strides, result.layout.strides])
    nest.forEach { first in
      loop(
        pointer + first[0], step, nest.strides[0], result.pointer + first[1], outStep, nest.strides[1], length,
        nest.count)
    }
    return result
  }
}

extension NDArray where Element: OrderedElement {
  /// The smallest elements so far along an axis; NaN from the first NaN on.
  public func cumulativeMin(axis: Int) -> NDArray { scanned(.minimum, axis) }

  /// The largest elements so far along an axis; NaN from the first NaN on.
  public func cumulativeMax(axis: Int) -> NDArray { scanned(.maximum, axis) }
}

extension NDArray where Element: NumericElement {
  /// The differences of neighbours along an axis, `order` times over; the axis gets shorter by one each
  /// time. NumPy's `diff`. Integers wrap around. O(size).
  public func difference(axis: Int = -1, order: Int = 1) -> NDArray {
    require(order >= 0, "difference(order: \(order)): how often can't be negative")
    let axis = normalized(axis: axis)
    var result = self
    for _ in 0..<order {
      let all = [AxisIndex](repeating: .range(start: nil, stop: nil, step: 1), count: axis)
      result =
        result[axes: all + [.range(start: 1, stop: nil, step: 1)]]
        - result[axes: all + [.range(start: 0, stop: -1, step: 1)]]
    }
    return order == 0 ? copy() : result
  }
}
