import LanesKernelInterface

/// What happens to an index that lies outside of its axis.
public enum OutOfRange: Sendable {
  /// It is a mistake; negative indices count from the end. NumPy's `"raise"`.
  case fail
  /// It counts on from the other end: NumPy's `"wrap"`.
  case wrap
  /// It becomes the nearest end; negative ones the first. NumPy's `"clip"`.
  case clip
}

extension NDArray where Element == Int {
  /// These indices into an axis of `extent`, or without an axis into all elements in row-major order: from 0 and in
  /// contiguous memory, which may be the caller's.
  func positions(
    in extent: Int, _ operation: String, _ shape: Dimensions, axis: Int?, outOfRange mode: OutOfRange = .fail
  ) -> NDArray {
    let indices = asContiguous()
    guard size > 0 else { return indices }
    var place: String { axis.map { "axis \($0)" } ?? "all elements in row-major order" }
    guard mode == .fail else {
      require(extent > 0, "\(operation) of shape \(shape): \(size) indices into \(place), of which there are none")
      return mode == .wrap ? indices.remainder(by: extent) : indices.clipped(to: 0...extent - 1)
    }
    let loops = KernelSelection.current.kernels.masks
    if !loops.isOutside(indices.pointer, size, extent) { return indices }
    let counted = NDArray.empty(indices.shape)
    if !loops.countFromEnd(indices.pointer, size, extent, counted.pointer) {
      let (low, high) = (indices.min(), indices.max())
      let isLow = low < -extent
      fail(
        "\(operation) of shape \(shape): index \(isLow ? low : high) at position "
          + "\(isLow ? indices.argMin() : indices.argMax()) of the indices into \(place)"
          + (extent == 0 ? ", of which there are none" : ": indices go from \(-extent) to \(extent - 1)"))
    }
    return withExtendedLifetime(indices) { counted }
  }
}
