extension NDArray {
  /// A view of a part of the array. No element is copied. O(ndim).
  ///
  ///     a[1..<3]                   // rows 1 and 2
  ///     a[.all, -1]                // the last column
  ///     a[.reversed, .slice(1, nil, step: 2)]
  ///     a[.ellipsis, 0]            // the first of the last axis, whatever the rank
  ///     a[.all, .newAxis]          // NumPy's a[:, None]
  ///
  /// Assigning writes into the elements the view covers, broadcasting what is assigned.
  @_disfavoredOverload
  public subscript(_ i: some AxisIndexing) -> NDArray {
    get { sliced([i.axisIndex]) }
    nonmutating set { sliced([i.axisIndex]).assign(newValue) }
  }

  /// A view of a part of the array, by what is said of the first two axes. O(ndim).
  @_disfavoredOverload
  public subscript(_ i: some AxisIndexing, _ j: some AxisIndexing) -> NDArray {
    get { sliced([i.axisIndex, j.axisIndex]) }
    nonmutating set { sliced([i.axisIndex, j.axisIndex]).assign(newValue) }
  }

  /// A view of a part of the array, by what is said of the first three axes. O(ndim).
  @_disfavoredOverload
  public subscript(_ i: some AxisIndexing, _ j: some AxisIndexing, _ k: some AxisIndexing) -> NDArray {
    get { sliced([i.axisIndex, j.axisIndex, k.axisIndex]) }
    nonmutating set { sliced([i.axisIndex, j.axisIndex, k.axisIndex]).assign(newValue) }
  }

  /// A view of a part of the array, by what is said of the first four axes. O(ndim).
  @_disfavoredOverload
  public subscript(
    _ i: some AxisIndexing, _ j: some AxisIndexing, _ k: some AxisIndexing, _ l: some AxisIndexing
  ) -> NDArray {
    get { sliced([i.axisIndex, j.axisIndex, k.axisIndex, l.axisIndex]) }
    nonmutating set { sliced([i.axisIndex, j.axisIndex, k.axisIndex, l.axisIndex]).assign(newValue) }
  }

  /// The same for indices made at run time, of any number.
  public subscript(axes indices: [AxisIndex]) -> NDArray {
    get { sliced(indices) }
    nonmutating set { sliced(indices).assign(newValue) }
  }

  /// Every element: `a[...] = b` writes b's elements into a's memory.
  public subscript(_ everything: UnboundedRange) -> NDArray {
    get { view(layout) }
    nonmutating set { assign(newValue) }
  }

  func sliced(_ indices: [AxisIndex]) -> NDArray { view(layout.sliced(indices)) }
}

extension Layout {
  func sliced(_ indices: [AxisIndex]) -> Layout {
    var consumed = 0
    var ellipses = 0
    for index in indices {
      switch index {
      case .index, .range: consumed += 1
      case .remaining: ellipses += 1
      case .inserted: break
      }
    }
    require(ellipses <= 1, "\(ellipses) ellipses in one subscript: which axes each stands for would be open")
    require(
      consumed <= rank,
      "\(consumed) indices into an array of shape \(shape), which has \(rank) axes: leave out \(consumed - rank)")

    var newShape = Dimensions()
    var newStrides = Dimensions()
    // Where there are no elements the other axes may be longer than memory, and no place is one.
    var newOffset = offset
    var axis = 0
    func keep(_ count: Int) {
      for _ in 0..<count {
        newShape.append(shape[axis])
        newStrides.append(strides[axis])
        axis += 1
      }
    }
    for index in indices {
      switch index {
      case .index(let i):
        let extent = shape[axis]
        let position = i < 0 ? i &+ extent : i
        require(
          position >= 0 && position < extent,
          "index \(i) on axis \(axis) of shape \(shape): "
            + (extent == 0 ? "it has no elements" : "indices go from \(-extent) to \(extent - 1)"))
        newOffset &+= position &* strides[axis]
        axis += 1
      case .range(let start, let stop, let step):
        let range = Layout.resolve(start, stop, step, extent: shape[axis])
        if range.count > 0 { newOffset &+= range.first &* strides[axis] }
        newShape.append(range.count)
        newStrides.append(strides[axis] &* step)
        axis += 1
      case .remaining: keep(rank - consumed)
      case .inserted:
        newShape.append(1)
        newStrides.append(0)
      }
    }
    keep(rank - axis)
    return Layout(shape: newShape, strides: newStrides, offset: size == 0 ? offset : newOffset)
  }

  /// Python's `slice.indices`: the first position and how many there are.
  private static func resolve(
    _ start: Int?, _ stop: Int?, _ step: Int, extent: Int
  ) -> (first: Int, count: Int) {
    require(step != 0, "a slice with step 0 never arrives: use 1, or another step")
    func clamp(_ bound: Int?, default standard: Int) -> Int {
      guard let bound else { return standard }
      let lowest = step > 0 ? 0 : -1
      let highest = step > 0 ? extent : extent - 1
      let position = bound < 0 ? bound &+ extent : bound
      return Swift.min(Swift.max(position, lowest), highest)
    }
    let first = clamp(start, default: step > 0 ? 0 : extent - 1)
    let end = clamp(stop, default: step > 0 ? extent : -1)
    let distance = step > 0 ? end - first : first - end
    guard distance > 0 else { return (first, 0) }
    let width = step.magnitude
    return (first, Int((UInt(distance) - 1) / width) + 1)
  }
}
