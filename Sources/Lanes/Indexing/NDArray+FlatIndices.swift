extension NDArray where Element == Int {
  /// The indices along each axis of a shape that positions in row-major order stand for: NumPy's `unravel_index`. O(size).
  public static func unravel(_ positions: NDArray, _ shape: Dimensions) -> [NDArray] {
    let count = checked(shape).checkedProduct ?? 0
    let flat = positions.positions(in: count, "unravel", shape, axis: 0)
    var rest = flat
    var result: [NDArray] = []
    for extent in shape.reversed() {
      result.append(remainder(rest, extent))
      rest = floorDivide(rest, extent)
    }
    return result.reversed()
  }

  /// The positions in row-major order that indices along each axis of a shape stand for: NumPy's
  /// `ravel_multi_index`. The arrays are broadcast against each other. O(size).
  public static func ravel(_ indices: [NDArray], _ shape: Dimensions) -> NDArray {
    require(
      indices.count == shape.count,
      "ravel of \(indices.count) index arrays for shape \(shape): give each axis one")
    let result = zeros(Dimensions.broadcast(indices.map(\.shape)))
    for (axis, part) in indices.enumerated() {
      result *= shape[axis]
      result += part.positions(in: shape[axis], "ravel", shape, axis: axis)
    }
    return result
  }
}
