/// A set of axes, as bits: what a reduction goes over.
@usableFromInline
struct Axes: Sendable {
  private var bits: UInt8

  /// All axes of an array of `rank`.
  init(allOf rank: Int) { bits = UInt8(truncatingIfNeeded: (1 << rank) - 1) }

  /// The axes that `requested` names, negative ones counted from the last; each only once.
  init(_ requested: [Int], of shape: Dimensions, for operation: some Any) {
    bits = 0
    for axis in requested {
      let normalized = axis < 0 ? axis + shape.count : axis
      require(
        normalized >= 0 && normalized < shape.count,
        "\(operation) over axes \(requested) of shape \(shape): axes go from \(-shape.count) to \(shape.count - 1)")
      require(
        !contains(normalized),
        "\(operation) over axes \(requested) of shape \(shape): axis \(normalized) is named twice")
      bits |= 1 << UInt8(normalized)
    }
  }

  /// The axes that are named, or all.
  init(_ requested: [Int]?, of shape: Dimensions, for operation: some Any) {
    if let requested {
      self.init(requested, of: shape, for: operation)
    } else {
      self.init(allOf: shape.count)
    }
  }

  /// The other axes of a shape.
  func removed(from shape: Dimensions) -> Dimensions {
    var kept = Dimensions()
    for axis in shape.indices where !contains(axis) { kept.append(shape[axis]) }
    return kept
  }

  /// The other axes of an array of `rank`.
  func others(of rank: Int) -> Axes {
    var others = Axes(allOf: rank)
    others.bits &= ~bits
    return others
  }

  /// A shape or strides with one value along these axes.
  func setting(_ dimensions: Dimensions, to value: Int) -> Dimensions {
    var result = dimensions
    for axis in dimensions.indices where contains(axis) { result[axis] = value }
    return result
  }

  /// How many elements become one.
  func count(in shape: Dimensions) -> Int {
    var count = 1
    for axis in shape.indices where contains(axis) { count *= shape[axis] }
    return count
  }

  /// The axis, if there is only one.
  var single: Int? { bits.nonzeroBitCount == 1 ? bits.trailingZeroBitCount : nil }

  func contains(_ axis: Int) -> Bool { bits & (1 << UInt8(axis)) != 0 }
}
