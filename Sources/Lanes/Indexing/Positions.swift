/// What happens to an index that lies outside of its axis.
public enum OutOfRange: Sendable {
  /// It is a mistake; negative indices count from the end.
  case fail
  /// It counts on from the other end: NumPy's `"wrap"`.
  case wrap
  /// It becomes the nearest end; negative ones the first. NumPy's `"clip"`.
  case clip
}

extension NDArray where Element == Int {
  /// These indices into an axis of `extent`, from 0 and in contiguous memory.
  func positions(
    in extent: Int, _ operation: String, _ shape: Dimensions, axis: Int, outOfRange mode: OutOfRange = .fail
  ) -> NDArray {
    let indices = asContiguous()
    guard size > 0 else { return indices }
    switch mode {
    case .fail:
      let (low, high) = (indices.min(), indices.max())
      if low < -extent || high >= extent {
        let position = (low < -extent ? indices.argMin() : indices.argMax())
        fail(
          "\(operation) of shape \(shape): index \(low < -extent ? low : high) at position \(position) of the indices "
            + (extent == 0
              ? "into axis \(axis), which has no elements"
              : "into axis \(axis): indices go from \(-extent) to \(extent - 1)"))
      }
      return low < 0 ? .where(indices .< 0, indices + extent, indices) : indices
    case .wrap:
      requireElements(extent, operation, shape, axis)
      return indices.remainder(by: extent)
    case .clip:
      requireElements(extent, operation, shape, axis)
      return indices.clipped(to: 0...extent - 1)
    }
  }

  private func requireElements(_ extent: Int, _ operation: String, _ shape: Dimensions, _ axis: Int) {
    require(extent > 0, "\(operation) of shape \(shape): axis \(axis) has no elements to take")
  }
}
