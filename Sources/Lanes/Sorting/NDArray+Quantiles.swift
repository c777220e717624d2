/// What a quantile that falls between two elements is.
public enum QuantileMethod: Sendable {
  /// Between them in proportion: NumPy's default.
  case linear
  /// The lower of the two.
  case lower
  /// The higher of the two.
  case higher
  /// The nearer one, the even position of a tie.
  case nearest
  /// Halfway between them.
  case midpoint
}

extension NDArray where Element: FloatingPointElement {
  /// The middle element in order, or the mean of the two in the middle; NaN where one is. O(size).
  public func median() -> Element { quantile(0.5).item }

  /// The medians along an axis.
  public func median(axis: Int) -> NDArray { quantile(0.5, axis: axis) }

  /// What a fraction `q` of all elements is below: NumPy's `quantile`, with `q` from 0 to 1. A 0-d array; NaN
  /// where one is. O(size).
  public func quantile(_ q: Double, method: QuantileMethod = .linear) -> NDArray {
    ravel().quantile(q, axis: 0, method: method)
  }

  /// The quantiles along an axis, which goes away.
  public func quantile(_ q: Double, axis: Int, method: QuantileMethod = .linear) -> NDArray {
    require(q >= 0 && q <= 1, "quantile(\(q)): a fraction is from 0 to 1")
    let axis = normalized(axis: axis)
    let extent = shape[axis]
    require(extent > 0, "quantile of shape \(shape): axis \(axis) has no elements")
    let place = q * Double(extent - 1)
    let position = Int(place.rounded(.down))
    // The element in order and, as the smallest of those behind it, the next one.
    let lines = movingAxis(axis, to: -1).partitioned(at: position)
    let below = lines[axes: [.remaining, .index(position)]]
    let next =
      position + 1 < extent ? lines[axes: [.remaining, .slice(position + 1, nil)]].min(axis: -1) : below
    let above = place > Double(position) ? next : below
    let result: NDArray
    switch method {
    case .lower: result = below.copy()
    case .higher: result = above.copy()
    case .nearest: result = (Int(place.rounded(.toNearestOrEven)) == position ? below : above).copy()
    case .midpoint: result = below + (above - below) * 0.5
    case .linear:
      let fraction = Element(place - place.rounded(.down))
      let difference = above - below
      // From the nearer end, so that both ends come out exactly (numpy/lib/_function_base_impl.py, _lerp).
      result = fraction >= 0.5 ? above - difference * (1 - fraction) : below + difference * fraction
    }
    // NaN is the last in order, and the smallest of what it is among.
    result.fill(.nan, where: NDArray.isNaN(next))
    return result
  }

  /// The quantile for `p` per cent.
  public func percentile(_ p: Double, axis: Int, method: QuantileMethod = .linear) -> NDArray {
    require(p >= 0 && p <= 100, "percentile(\(p)): per cent are from 0 to 100")
    return quantile(p / 100, axis: axis, method: method)
  }
}
