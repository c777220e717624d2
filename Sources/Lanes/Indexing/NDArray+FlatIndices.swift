extension NDArray where Element == Int {
  /// The indices along each axis of a shape that positions in row-major order stand for: NumPy's `unravel_index`.
  /// Negative positions count from the end. O(size).
  ///
  ///     NDArray<Int>.unravel([5, -1], [2, 3])   // [[1 1], [2 2]]: rows and columns
  public static func unravel(_ positions: NDArray, _ shape: Dimensions) -> [NDArray] {
    var rest = positions.positions(in: countable(shape, "unravel"), "unravel", shape, axis: nil)
    var result: [NDArray] = []
    for extent in shape.reversed() {
      result.append(remainder(rest, extent))
      rest = floorDivide(rest, extent)
    }
    return result.reversed()
  }

  /// The positions in row-major order that indices along each axis of a shape stand for: NumPy's
  /// `ravel_multi_index`. The arrays are broadcast against each other; negative indices count from the end. O(size).
  ///
  ///     NDArray<Int>.ravel([[1, 1], [2, -1]], [2, 3])   // [5 5]
  public static func ravel(
    _ indices: [NDArray], _ shape: Dimensions, outOfRange mode: OutOfRange = .fail
  ) -> NDArray {
    require(
      indices.count == shape.count,
      "ravel of \(indices.count) index arrays for shape \(shape): give each axis one")
    _ = countable(shape, "ravel")
    let result = zeros(Dimensions.broadcast(indices.map(\.shape)))
    for (axis, part) in indices.enumerated() {
      result *= shape[axis]
      result += part.positions(in: shape[axis], "ravel", shape, axis: axis, outOfRange: mode)
    }
    return result
  }

  private static func countable(_ shape: Dimensions, _ operation: String) -> Int {
    guard let count = shape.checked.checkedProduct else {
      fail("\(operation) for shape \(shape): it has more elements than can be counted")
    }
    return count
  }
}
