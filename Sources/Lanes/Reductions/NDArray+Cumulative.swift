import LanesKernelInterface

extension NDArray {
  /// The running sums along an axis, in fresh memory of the same shape. Integers add up in 64 bits, as
  /// ``sum()`` does; floats one after the other, as a running sum must. O(size).
  public func cumulativeSum(axis: Int) -> NDArray<Element.Sum> { cast(to: Element.Sum.self).scanned(.add, axis) }

  /// The running sums of all elements in row-major order, on one axis.
  public func cumulativeSum() -> NDArray<Element.Sum> { ravel().cumulativeSum(axis: 0) }

  /// The running products along an axis.
  public func cumulativeProduct(axis: Int) -> NDArray<Element.Sum> {
    cast(to: Element.Sum.self).scanned(.multiply, axis)
  }

  /// The running products of all elements in row-major order, on one axis.
  public func cumulativeProduct() -> NDArray<Element.Sum> { ravel().cumulativeProduct(axis: 0) }

  /// Overwrites this array, which is fresh, with its running totals.
  fileprivate func scanned(_ operation: BinaryOperator, _ requested: Int) -> NDArray {
    let axis = normalized(axis: requested)
    let extent = shape[axis]
    guard extent > 1 && size > 0 else { return self }
    let step = layout.strides[axis]
    var others = Dimensions(repeating: 0, count: 0)
    var strides = Dimensions(repeating: 0, count: 0)
    for i in shape.indices where i != axis {
      others.append(shape[i])
      strides.append(layout.strides[i])
    }
    let nest = LoopNest(shape: others, strides: [strides])
    let kernels = KernelSelection.current.kernels
    defer { withExtendedLifetime(self) {} }
    nest.forEach { first in
      let start = UnsafeMutableRawPointer(pointer + first[0])
      let width = MemoryLayout<Element>.stride
      if step.magnitude < nest.strides[0].magnitude || nest.count == 1 {
        let scan = kernels.scan(operation, Element.dtype)!
        for i in 0..<nest.count {
          let line = start + i * nest.strides[0] * width
          scan(line, step, line, step, extent)
        }
      } else {
        // Whole rows of running totals take in the next row.
        let combine = kernels.binary(operation, Element.dtype)!
        for i in 1..<extent {
          let row = start + i * step * width
          combine(row - step * width, nest.strides[0], row, nest.strides[0], row, nest.strides[0], nest.count)
        }
      }
    }
    return self
  }
}

extension NDArray where Element: OrderedElement {
  /// The smallest elements so far along an axis; NaN from the first NaN on.
  public func cumulativeMin(axis: Int) -> NDArray { copy().scanned(.minimum, axis) }

  /// The largest elements so far along an axis; NaN from the first NaN on.
  public func cumulativeMax(axis: Int) -> NDArray { copy().scanned(.maximum, axis) }
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
