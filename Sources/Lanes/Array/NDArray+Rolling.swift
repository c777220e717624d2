extension NDArray {
  /// A copy whose elements moved along an axis by `shift` positions; what leaves at one end comes in at the
  /// other. NumPy's `roll`. O(size).
  ///
  ///     NDArray<Int>.arange(5).rolled(by: 2, axis: 0)   // [3 4 0 1 2]
  public func rolled(by shift: Int, axis: Int) -> NDArray { rolled(by: [shift], axes: [axis]) }

  /// A copy whose elements moved along several axes; shifts of an axis that is named twice add up. Its axes lie
  /// in memory in the order of this array's. O(size).
  public func rolled(by shifts: [Int], axes: [Int]) -> NDArray {
    require(
      shifts.count == axes.count,
      "rolled(by: \(shifts), axes: \(axes)) of shape \(shape): give each axis its shift")
    let axes = axes.map(normalized(axis:))
    let result = NDArray(adopting: Operand(allocatingLike: layout, Element.dtype))
    var total = Dimensions(repeating: 0, count: ndim)
    for (shift, axis) in zip(shifts, axes) where shape[axis] > 0 {
      // The extent has its memory by now, so that the sum can't overflow.
      total[axis] = (total[axis] + positiveRemainder(shift, shape[axis])) % shape[axis]
    }
    result.takeRolled(self, by: total)
    return result
  }

  /// A copy of this shape whose elements, in row-major order, moved by `shift` positions. O(size).
  public func rolled(by shift: Int) -> NDArray {
    let result = NDArray.empty(shape)
    result.ravel().takeRolled(ravel(), by: [size == 0 ? 0 : positiveRemainder(shift, size)])
    return result
  }

  /// Takes the elements of `source` from `axis` on, whose shifts are not negative and within the extents: two
  /// parts change places along each axis that moves.
  private func takeRolled(_ source: NDArray, by shifts: Dimensions, from axis: Int = 0) {
    guard let moving = (axis..<ndim).first(where: { shifts[$0] != 0 }) else { return assign(source) }
    let whole = [AxisIndex](repeating: .range(start: nil, stop: nil, step: 1), count: moving)
    func part(_ array: NDArray, _ range: Range<Int>) -> NDArray { array[axes: whole + [range.axisIndex]] }
    let (extent, shift) = (shape[moving], shifts[moving])
    part(self, shift..<extent).takeRolled(part(source, 0..<extent - shift), by: shifts, from: moving + 1)
    part(self, 0..<shift).takeRolled(part(source, extent - shift..<extent), by: shifts, from: moving + 1)
  }
}

/// The remainder from 0 up to the divisor.
private func positiveRemainder(_ value: Int, _ divisor: Int) -> Int {
  let remainder = value % divisor
  return remainder < 0 ? remainder + divisor : remainder
}
