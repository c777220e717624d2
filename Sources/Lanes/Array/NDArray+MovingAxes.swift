extension NDArray {
  /// A view in which one axis stands at another place; the others keep their order. NumPy's `moveaxis`. O(ndim).
  public func movingAxis(_ source: Int, to destination: Int) -> NDArray { movingAxes([source], to: [destination]) }

  /// A view in which some axes stand at other places; the others keep their order. O(ndim).
  public func movingAxes(_ sources: [Int], to destinations: [Int]) -> NDArray {
    require(
      sources.count == destinations.count,
      "movingAxes(\(sources), to: \(destinations)) of shape \(shape): give each axis its place")
    let moved = Axes(sources, of: shape, for: "movingAxes")
    _ = Axes(destinations, of: shape, for: "movingAxes to")
    var order = (0..<ndim).filter { !moved.contains($0) }
    let pairs = zip(sources, destinations).map { (normalized(axis: $0), normalized(axis: $1)) }
    for (source, destination) in pairs.sorted(by: { $0.1 < $1.1 }) { order.insert(source, at: destination) }
    return transposed(order)
  }

  /// A view with a new axis of extent 1 at `axis` of the result: NumPy's `expand_dims`. O(ndim).
  public func expandingDims(axis: Int) -> NDArray { expandingDims(axes: [axis]) }

  /// A view with new axes of extent 1 at these places of the result. O(ndim).
  public func expandingDims(axes: [Int]) -> NDArray {
    let rank = ndim + axes.count
    require(rank <= Dimensions.maximumCount, "\(rank) axes: an array has at most \(Dimensions.maximumCount)")
    let inserted = Axes(axes, of: Dimensions(repeating: 1, count: rank), for: "expandingDims")
    let whole = AxisIndex.range(start: nil, stop: nil, step: 1)
    return self[axes: (0..<rank).map { inserted.contains($0) ? .inserted : whole }]
  }

  /// A view without one axis, whose extent must be 1. O(ndim).
  public func squeezed(axis: Int) -> NDArray { squeezed(axes: [axis]) }

  /// A view without the axes, whose extents must be 1. O(ndim).
  public func squeezed(axes: [Int]) -> NDArray {
    let removed = Axes(axes, of: shape, for: "squeezed")
    for axis in shape.indices where removed.contains(axis) && shape[axis] != 1 {
      fail(
        "squeezed(axes: \(axes)) of shape \(shape): axis \(axis) has extent \(shape[axis]), and only axes of extent 1 can go"
      )
    }
    let whole = AxisIndex.range(start: nil, stop: nil, step: 1)
    return self[axes: shape.indices.map { removed.contains($0) ? .index(0) : whole }]
  }

  /// This array, or a view of a single element as one axis. O(1).
  public func atLeast1D() -> NDArray { ndim >= 1 ? self : reshaped([1]) }

  /// This array, or a view with axes of extent 1 put in front until there are two, as NumPy does. O(1).
  public func atLeast2D() -> NDArray { ndim >= 2 ? self : atLeast1D().expandingDims(axis: 0) }

  /// This array, or a view with axes of extent 1 until there are three: one axis becomes the middle one, of
  /// two the third is added at the end, as NumPy does. O(1).
  public func atLeast3D() -> NDArray { ndim >= 3 ? self : atLeast2D().expandingDims(axis: 2) }
}
