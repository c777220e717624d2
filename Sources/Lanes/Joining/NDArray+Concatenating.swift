extension NDArray {
  /// The arrays one behind the other along an axis, in fresh memory: NumPy's `concatenate`. All other axes must be
  /// equal. O(size of the result).
  public static func concatenate(_ arrays: [NDArray], axis: Int = 0) -> NDArray {
    let (parts, axis) = parts(arrays, along: axis)
    let result = NDArray.empty(Joining.shape(parts, along: axis))
    Joining.place(parts, along: axis, in: result.operand)
    return result
  }

  /// The same, written to `out`, which may overlap the arrays. Returns `out`.
  @discardableResult
  public static func concatenate(_ arrays: [NDArray], axis: Int = 0, out: NDArray) -> NDArray {
    let (parts, axis) = parts(arrays, along: axis)
    let target = Joining.shape(parts, along: axis)
    out.requireWritable()
    require(
      target == out.shape,
      "concatenate gives shape \(target), which does not fit an output of shape \(out.shape)")
    // What overlaps the output would be overwritten before its turn comes.
    let place = out.operand
    Joining.place(parts.map { $0.meets(place) ? $0.copied() : $0 }, along: axis, in: place)
    return out
  }

  /// All elements of the arrays, each in row-major order, on one axis: NumPy's `concatenate(axis=None)`.
  public static func concatenateFlattened(_ arrays: [NDArray]) -> NDArray { concatenate(arrays.map { $0.ravel() }) }

  /// The arrays, which have one shape, side by side along a new axis of the result. O(size of the result).
  public static func stack(_ arrays: [NDArray], axis: Int = 0) -> NDArray {
    guard let first = arrays.first else { fail("stack of no arrays: there is no shape to give the result") }
    let parts = operands(of: arrays)
    let shape = first.shape
    for i in parts.indices where parts[i].layout.shape != shape {
      fail("stack: array \(i) has shape \(parts[i].layout.shape) where array 0 has \(shape): all must have one shape")
    }
    let position = axis < 0 ? axis + shape.count + 1 : axis
    if position >= 0, position <= shape.count, shape.count < Dimensions.maximumCount, Joining.areContiguous(parts) {
      var target = shape
      target.insert(parts.count, at: position)
      let result = NDArray.empty(target)
      Joining.interleave(parts, Joining.product(target, 0..<position), into: result.operand)
      return result
    }
    return concatenate(arrays.map { $0.expandingDims(axis: axis) }, axis: axis)
  }

  /// The arrays below each other: along the first axis, arrays of one axis being rows. NumPy's `vstack`.
  public static func vstack(_ arrays: [NDArray]) -> NDArray { concatenate(arrays.map { $0.atLeast2D() }) }

  /// The arrays beside each other: along the second axis, arrays of one axis along their only one. NumPy's `hstack`.
  public static func hstack(_ arrays: [NDArray]) -> NDArray {
    let arrays = arrays.map { $0.atLeast1D() }
    return concatenate(arrays, axis: arrays.first?.ndim == 1 ? 0 : 1)
  }

  /// The arrays behind each other along the third axis: NumPy's `dstack`.
  public static func dstack(_ arrays: [NDArray]) -> NDArray { concatenate(arrays.map { $0.atLeast3D() }, axis: 2) }

  /// Arrays of one axis as the columns of a matrix; arrays of two axes beside each other. NumPy's `column_stack`.
  public static func columnStack(_ arrays: [NDArray]) -> NDArray {
    concatenate(arrays.map { $0.ndim < 2 ? $0.atLeast1D().expandingDims(axis: 1) : $0 }, axis: 1)
  }

  /// A matrix put together of rows of matrices: NumPy's `block` of two levels. O(size of the result).
  public static func block(_ rows: [[NDArray]]) -> NDArray { vstack(rows.map { hstack($0.map { $0.atLeast2D() }) }) }

  /// This array with another behind it along an axis, in fresh memory: the array itself can't grow.
  public func appending(_ other: NDArray, axis: Int = 0) -> NDArray { .concatenate([self, other], axis: axis) }

  /// A copy with `values` put in before a position along an axis: NumPy's `insert`. `values` are broadcast to the other
  /// axes; an axis they lack is one position.
  public func inserting(_ values: NDArray, at position: Int, axis: Int) -> NDArray {
    let axis = normalized(axis: axis)
    let at = position < 0 ? position + shape[axis] : position
    require(
      at >= 0 && at <= shape[axis],
      "inserting(at: \(position), axis: \(axis)) into shape \(shape): positions go from \(-shape[axis]) to \(shape[axis])"
    )
    var target = shape
    target[axis] = values.ndim == ndim ? values.shape[axis] : 1
    let spread = values.ndim == ndim || values.ndim == 0 ? values : values.expandingDims(axis: axis)
    let parts = split(at: [at], axis: axis)
    return .concatenate([parts[0], spread.broadcast(to: target), parts[1]], axis: axis)
  }

  /// A copy without some positions along an axis: NumPy's `delete`. Negative ones count from the last.
  public func deleting(at positions: [Int], axis: Int) -> NDArray {
    let extent = shape[normalized(axis: axis)]
    let keep = NDArray<Bool>.ones([extent])
    keep[NDArray<Int>(positions)] = NDArray<Bool>(false)
    return compress(keep, axis: axis)
  }

  /// The arrays without their type, of which there is one, and the axis counted from the first.
  private static func parts(_ arrays: [NDArray], along axis: Int) -> (parts: [Operand], axis: Int) {
    guard let first = arrays.first else { fail("concatenate of no arrays: there is no shape to give the result") }
    require(first.ndim > 0, "concatenate of 0-d arrays: they have no axis to join along; stack makes one")
    return (operands(of: arrays), first.normalized(axis: axis))
  }

  private static func operands(of arrays: [NDArray]) -> [Operand] {
    var operands: [Operand] = []
    operands.reserveCapacity(arrays.count)
    for array in arrays { operands.append(array.operand) }
    return operands
  }
}
