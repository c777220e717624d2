import LanesKernelInterface

/// The places of an array that indices name: lines that begin at offsets from the first element, and run along the
/// axes that the indices leave.
///
/// Offsets are into memory, not into an order of elements, so that no array must be copied to be indexed.
struct Places {
  /// The array that is indexed.
  let array: Operand
  /// Where each line begins, in steps of `step` elements; contiguous.
  var offsets: NDArray<Int>
  let step: Int
  /// The axes along which lines run.
  let shape: Dimensions
  let strides: Dimensions
}

extension NDArray {
  /// The places at positions along one axis, which are in range.
  func places(at positions: NDArray<Int>, along axis: Int) -> Places {
    var (rest, strides) = (shape, layout.strides)
    rest.remove(at: axis)
    strides.remove(at: axis)
    return Places(
      array: operand, offsets: positions, step: layout.strides[axis], shape: rest, strides: strides)
  }

  /// The places at tuples of indices along the first axes, which are broadcast against each other.
  func places(at indices: [NDArray<Int>], _ operation: String) -> Places {
    require(
      indices.count <= ndim,
      "\(operation) of shape \(shape): \(indices.count) index arrays for \(ndim) axes")
    let offsets = NDArray<Int>.zeros(Dimensions.broadcast(indices.map(\.shape)))
    for (axis, part) in indices.enumerated() {
      offsets += part.positions(in: shape[axis], operation, shape, axis: axis) * layout.strides[axis]
    }
    return places(atOffsets: offsets, step: 1, axes: indices.count)
  }

  /// The places at positions in the row-major order of the first axes, which are in range.
  func places(inOrder positions: NDArray<Int>, axes count: Int) -> Places {
    let leading = Layout(shape: Dimensions(shape.prefix(count)), strides: Dimensions(layout.strides.prefix(count)))
    if let joined = leading.reshaped([leading.size]) {
      return places(atOffsets: positions, step: joined.strides[0], axes: count)
    }
    let offsets = NDArray<Int>.zeros(positions.shape)
    var rest = positions
    for axis in (0..<count).reversed() {
      offsets += (axis > 0 ? rest.remainder(by: shape[axis]) : rest) * layout.strides[axis]
      if axis > 0 { rest = rest.floorDivided(by: shape[axis]) }
    }
    return places(atOffsets: offsets, step: 1, axes: count)
  }

  /// The places at offsets into memory that stand for the first axes.
  func places(atOffsets offsets: NDArray<Int>, step: Int, axes count: Int) -> Places {
    Places(
      array: operand, offsets: offsets, step: step, shape: Dimensions(shape.dropFirst(count)),
      strides: Dimensions(layout.strides.dropFirst(count)))
  }

  /// This array as what is written to places: broadcast to their shape, under one axis for all offsets before the
  /// axes of a line.
  func lines(for target: Dimensions, _ places: Places, _ operation: String) -> Operand {
    require(
      layout.strides(broadcastTo: target) != nil,
      "\(operation): values of shape \(shape) for places of shape \(target): aligned at the last axis, every axis must "
        + "be equal or 1")
    return broadcast(to: target).reshaped(Dimensions([places.offsets.size] + places.shape)).operand
  }
}
