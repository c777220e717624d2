extension NDArray {
  /// A read-only view of a larger shape, in which axes of extent 1, and axes that are missing at the
  /// front, repeat without being copied. O(ndim).
  public func broadcast(to shape: Dimensions) -> NDArray {
    require(
      shape.checked.checkedProduct != nil,
      "broadcast(to: \(shape)) of shape \(self.shape): more elements than can be counted")
    guard let strides = layout.strides(broadcastTo: shape) else {
      fail(
        "broadcast(to: \(shape)) of shape \(self.shape): aligned at the last axis, every axis must be equal or 1")
    }
    return view(Layout(shape: shape, strides: strides, offset: layout.offset), isWritable: false)
  }

  /// Read-only views of both under the shape that they broadcast to. O(ndim).
  public static func broadcast<Other>(_ a: NDArray, _ b: NDArray<Other>) -> (NDArray, NDArray<Other>) {
    let shape = Dimensions.broadcast([a.shape, b.shape])
    return (a.broadcast(to: shape), b.broadcast(to: shape))
  }

  /// Read-only views of all under the shape that they broadcast to: NumPy's `broadcast_arrays`. O(ndim) for each.
  public static func broadcast(_ arrays: [NDArray]) -> [NDArray] {
    let shape = Dimensions.broadcast(arrays.map(\.shape))
    return arrays.map { $0.broadcast(to: shape) }
  }
}

extension Dimensions {
  /// The shape that shapes broadcast to: NumPy's `broadcast_shapes`. Shapes that do not fit are a mistake.
  public static func broadcast(_ shapes: [Dimensions]) -> Dimensions {
    shapes.reduce(Dimensions()) { result, shape in
      guard let next = Layout.broadcast(result, shape) else {
        fail(
          "broadcasting shapes \(shapes.map(\.description).joined(separator: ", ")): aligned at the last axis, every "
            + "axis must be equal or 1")
      }
      return next
    }
  }
}

extension Layout {
  /// The strides that show this layout under a larger shape, or nil where the shapes do not fit.
  func strides(broadcastTo target: Dimensions) -> Dimensions? {
    guard target.count >= rank else { return nil }
    var result = Dimensions(repeating: 0, count: target.rank)
    let missing = target.rank &- rank
    var axis = 0
    while axis < rank {
      let extent = shape[known: axis]
      if extent == target[known: axis &+ missing] {
        result[known: axis &+ missing] = extent == 1 ? 0 : strides[known: axis]
      } else if extent != 1 {
        return nil
      }
      axis &+= 1
    }
    return result
  }

  /// The shape that two shapes broadcast to, or nil where they do not fit.
  static func broadcast(_ a: Dimensions, _ b: Dimensions) -> Dimensions? {
    if a == b { return a }
    var result = a.count >= b.count ? a : b
    let shorter = a.count >= b.count ? b : a
    let missing = result.count - shorter.count
    for axis in shorter.indices {
      let extent = shorter[axis]
      if result[axis + missing] == 1 {
        result[axis + missing] = extent
      } else if extent != 1 && extent != result[axis + missing] {
        return nil
      }
    }
    return result
  }
}
