extension LoopNest<2> {
  /// A walk that goes plane by plane: in each, the output runs along its columns and the source
  /// along its rows.
  struct TransposedPlane {
    /// The loops outside of the planes.
    let nest: LoopNest<2>
    let rows: Int
    let columns: Int
    /// Between two columns of the source, which are contiguous.
    let sourceStride: Int
    /// Between two rows of the output, which are contiguous.
    let outStride: Int
  }

  /// The planes, where the inner loop is contiguous in the output and some outer loop is in the
  /// first operand. A source that is repeated along a short inner loop is a plane too, whose rows lie in one place.
  var transposedPlane: TransposedPlane? {
    guard strides[1] == 1, strides[0] != 1, strides[0] != 0 || count < 64 else { return nil }
    guard let axis = outerShape.indices.last(where: { outerStride($0, operand: 0) == 1 }) else { return nil }
    return TransposedPlane(
      nest: withoutInner(and: axis), rows: outerShape[axis], columns: count, sourceStride: strides[0],
      outStride: outerStride(axis, operand: 1))
  }
}
