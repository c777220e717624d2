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
}
