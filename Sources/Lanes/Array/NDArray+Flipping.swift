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
}
