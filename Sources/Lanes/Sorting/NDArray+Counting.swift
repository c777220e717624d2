extension NDArray where Element: IntegerElement {
  /// How often each of 0, 1, 2 … stands in the array, up to its largest element or to `minimumLength` − 1. O(size).
  public func binCount(minimumLength: Int = 0) -> NDArray<Int> {
    let positions = countedPositions("binCount")
    let counts = NDArray<Int>.zeros([binLength(positions, minimumLength)])
    for i in 0..<positions.size { counts.pointer[positions.pointer[i]] &+= 1 }
    return counts
  }

  /// The sum of the weights of each of 0, 1, 2 …, one weight for each element. O(size).
  public func binCount(weights: NDArray<Double>, minimumLength: Int = 0) -> NDArray<Double> {
    require(
      weights.shape == shape, "binCount of shape \(shape) with weights of shape \(weights.shape): give each element one"
    )
    let positions = countedPositions("binCount")
    let flat = weights.asContiguous()
    let sums = NDArray<Double>.zeros([binLength(positions, minimumLength)])
    for i in 0..<positions.size { sums.pointer[positions.pointer[i]] += flat.pointer[i] }
    return withExtendedLifetime((positions, flat)) { sums }
  }

  private func countedPositions(_ operation: String) -> NDArray<Int> {
    let flat = cast(to: Int.self).ravel().asContiguous()
    require(
      flat.size == 0 || flat.min() >= 0,
      "\(operation) of shape \(shape): an element is negative, or too large for a position; it counts 0, 1, 2 …")
    return flat
  }

  private func binLength(_ positions: NDArray<Int>, _ minimum: Int) -> Int {
    require(minimum >= 0, "binCount(minimumLength: \(minimum)): there can't be fewer than none")
    return Swift.max(minimum, positions.size == 0 ? 0 : positions.max() + 1)
  }
}

extension NDArray where Element: OrderedElement {
  /// How many elements lie in each of `bins` equally wide bins from the smallest element to the largest, or of
  /// `range`, and the edges of the bins. A bin holds its lower edge; the last one holds its upper edge too. What lies
  /// outside of the range, and NaN, is not counted. O(size).
  public func histogram(
    bins: Int = 10, range: ClosedRange<Double>? = nil
  ) -> (counts: NDArray<Int>, edges: NDArray<Double>) {
    require(bins > 0, "histogram(bins: \(bins)) of shape \(shape): there must be a bin at least")
    let values = cast(to: Double.self).ravel()
    var (low, high) =
      range.map { ($0.lowerBound, $0.upperBound) } ?? (values.size == 0 ? (0, 1) : (values.min(), values.max()))
    require(
      low.isFinite && high.isFinite,
      "histogram of shape \(shape) from \(low) to \(high): bins need finite ends; give a range")
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let edges = NDArray<Double>.linspace(low, high, count: bins + 1)
    let counts = NDArray<Int>.zeros([bins])
    let scale = Double(bins) / (high - low)
    let (x, edge, count) = (values.asContiguous(), edges.pointer, counts.pointer)
    for i in 0..<x.size {
      let value = x.pointer[i]
      guard value >= low && value <= high else { continue }
      // The quotient rounds: the edges decide (numpy/lib/_histograms_impl.py).
      var bin = Swift.min(Int((value - low) * scale), bins - 1)
      if value < edge[bin] { bin -= 1 }
      if bin < bins - 1 && value >= edge[bin + 1] { bin += 1 }
      count[bin] &+= 1
    }
    return withExtendedLifetime(x) { (counts, edges) }
  }

  /// How many elements lie in each bin between 1-d edges, which are in rising order; the last one holds its upper
  /// edge too. O(size · log edges).
  public func histogram(edges: NDArray) -> NDArray<Int> {
    require(
      edges.ndim == 1 && edges.size > 1 && (edges[1...] .>= edges[..<(-1)]).all(),
      "histogram(edges:) of edges of shape \(edges.shape): two or more on one axis, in rising order")
    let sorted = sortedFlat()
    let inner = sorted.searchSorted(edges[..<(-1)], side: .left)
    let last = sorted.searchSorted(edges[edges.size - 1], side: .right)
    return NDArray<Int>.concatenate([inner, NDArray<Int>([last])]).difference()
  }
}
