extension NDArray {
  /// A view with a new axis of extent 1 at `axis` of the result: NumPy's `expand_dims`. O(ndim).
  public func expandingDims(axis: Int) -> NDArray { expandingDims(axes: [axis]) }

  /// A view with new axes of extent 1 at these places of the result. O(ndim).
  public func expandingDims(axes: [Int]) -> NDArray {
    let rank = ndim + axes.count
    require(
      rank <= Dimensions.maximumCount,
      "expandingDims(axes: \(axes)) of shape \(shape): that makes \(rank) axes, and an array has at most "
        + "\(Dimensions.maximumCount)"
    )
    let inserted = Axes(axes, of: Dimensions(repeating: 1, count: rank), for: "expandingDims")
    let whole = AxisIndex.range(start: nil, stop: nil, step: 1)
    return self[axes: (0..<rank).map { inserted.contains($0) ? .inserted : whole }]
  }

  /// A view without the axes of extent 1: NumPy's `squeeze`. O(ndim).
  public func squeezed() -> NDArray { squeezed(axes: shape.indices.filter { shape[$0] == 1 }) }

  /// A view without one axis, whose extent must be 1. O(ndim).
  public func squeezed(axis: Int) -> NDArray { squeezed(axes: [axis]) }

  /// A view without the axes, whose extents must be 1. O(ndim).
  public func squeezed(axes: [Int]) -> NDArray {
    let removed = Axes(axes, of: shape, for: "squeezed")
    for axis in shape.indices where removed.contains(axis) && shape[axis] != 1 {
      fail(
        "squeezed(axes: \(axes)) of shape \(shape): axis \(axis) has \(shape[axis]) elements, and "
          + "only axes of one can go"
      )
    }
    let whole = AxisIndex.range(start: nil, stop: nil, step: 1)
    return self[axes: shape.indices.map { removed.contains($0) ? .index(0) : whole }]
  }

  /// This array, or a view of a single element as one axis. O(1).
  public func atLeast1D() -> NDArray { ndim >= 1 ? self : expandingDims(axis: 0) }

  /// This array, or a view with axes of extent 1 put in front until there are two, as NumPy does. O(1).
  public func atLeast2D() -> NDArray { ndim >= 2 ? self : atLeast1D().expandingDims(axis: 0) }

  /// This array, or a view with axes of extent 1 until there are three: one axis becomes the middle one, of
  /// two the third is added at the end, as NumPy does. O(1).
  public func atLeast3D() -> NDArray { ndim >= 3 ? self : atLeast2D().expandingDims(axis: 2) }
}
