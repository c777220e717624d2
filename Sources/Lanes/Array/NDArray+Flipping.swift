extension NDArray {
  /// A view with every axis backwards. O(ndim).
  public func flipped() -> NDArray { flipped(axes: Array(0..<ndim)) }

  /// A view with one axis backwards. O(ndim).
  public func flipped(axis: Int) -> NDArray { flipped(axes: [axis]) }

  /// A view with the axes backwards: NumPy's `flip`. O(ndim).
  public func flipped(axes: [Int]) -> NDArray {
    let axes = Axes(axes, of: shape, for: "flipped")
    return self[axes: shape.indices.map { .range(start: nil, stop: nil, step: axes.contains($0) ? -1 : 1) }]
  }

  /// A view turned by quarter turns in the plane of two axes, from the first towards the second: NumPy's
  /// `rot90`. Negative `times` turn the other way. O(ndim).
  public func rotated90(_ times: Int = 1, axes: (Int, Int) = (0, 1)) -> NDArray {
    require(ndim >= 2, "rotated90 of shape \(shape): it needs a plane, which takes two axes")
    let (first, second) = (normalized(axis: axes.0), normalized(axis: axes.1))
    require(first != second, "rotated90(axes: \(axes)) of shape \(shape): the axes of the plane must differ")
    switch ((times % 4) + 4) % 4 {
    case 1: return flipped(axis: second).swappingAxes(first, second)
    case 2: return flipped(axes: [first, second])
    case 3: return swappingAxes(first, second).flipped(axis: second)
    default: return view(layout)
    }
  }

  /// A copy whose elements moved along an axis by `shift` positions; what leaves at one end comes in at the
  /// other. NumPy's `roll`. O(size).
  public func rolled(by shift: Int, axis: Int) -> NDArray { rolled(by: [shift], axes: [axis]) }

  /// A copy that rolled along several axes, one after the other.
  public func rolled(by shifts: [Int], axes: [Int]) -> NDArray {
    require(
      shifts.count == axes.count,
      "rolled(by: \(shifts), axes: \(axes)) of shape \(shape): give each axis its shift")
    var result = self
    for (shift, axis) in zip(shifts, axes) { result = result.rolledOnce(by: shift, axis: normalized(axis: axis)) }
    return shifts.isEmpty ? copy() : result
  }

  /// A copy of this shape whose elements, in row-major order, moved by `shift` positions.
  public func rolled(by shift: Int) -> NDArray { ravel().rolledOnce(by: shift, axis: 0).reshaped(shape) }

  private func rolledOnce(by shift: Int, axis: Int) -> NDArray {
    let result = NDArray.empty(shape)
    let extent = shape[axis]
    guard extent > 0 else { return result }
    let start = ((shift % extent) + extent) % extent
    let before = [AxisIndex](repeating: .range(start: nil, stop: nil, step: 1), count: axis)
    func part(_ array: NDArray, _ range: Range<Int>) -> NDArray { array[axes: before + [range.axisIndex]] }
    part(result, start..<extent).assign(part(self, 0..<extent - start))
    part(result, 0..<start).assign(part(self, extent - start..<extent))
    return result
  }
}
