import LanesKernelInterface

extension NDArray {
  /// A copy of what a mask selects, in row-major order; assigning writes there.
  ///
  /// The mask has the shape of the array, or of its first axes: then the others stay, as in NumPy. What is
  /// assigned has as many elements as are selected, or is broadcast to them. O(size).
  ///
  ///     a[a .> 5]                    // one axis
  ///     a[a .> 5] = NDArray(0)
  ///     a[a .> 5] += 1               // selects, adds and writes back
  public subscript(_ mask: NDArray<Bool>) -> NDArray {
    get { selected(mask) }
    nonmutating set {
      requireWritable()
      requireMask(mask)
      if newValue.size == 1 && newValue.ndim <= 1 { return fill(newValue.item, where: mask) }
      let count = mask.countNonZero()
      let rest = Array(shape.dropFirst(mask.ndim))
      let target = Dimensions([count] + rest)
      guard newValue.layout.strides(broadcastTo: target) != nil else {
        fail(
          "assigning shape \(newValue.shape) to what a mask selects of shape \(shape), which has shape \(target): as many "
            + "elements as are selected, or what broadcasts to them")
      }
      let lines = newValue.broadcast(to: target)
      if rest.isEmpty && layout.isContiguous {
        let (values, plain) = (lines.copy(), mask.asContiguous())
        plain.withBytes {
          KernelSelection.current.kernels.selection(Element.dtype).expand(values.pointer, $0, pointer, count)
        }
        return withExtendedLifetime((self, values)) {}
      }
      let joined = reshaped(Dimensions([mask.size] + rest))
      Selecting.scatter(lines.operand, mask.flatNonZero(), into: joined.operand)
      if !joined.sharesMemory(with: self) { assign(joined.reshaped(shape)) }
    }
  }

  /// Writes one value to where a mask, broadcast to this shape from its first axes, is true. O(size).
  public func fill(_ value: Element, where mask: NDArray<Bool>) {
    requireWritable()
    requireMask(mask)
    NDArray.where(mask.followed(by: ndim - mask.ndim), NDArray(value), self, out: self)
  }

  /// Writes the elements of `source`, broadcast to this shape, to where a mask, broadcast too, is true: NumPy's
  /// `copyto(…, where:)` and `putmask`. O(size).
  public func assign(_ source: NDArray, where mask: NDArray<Bool>) {
    NDArray.where(mask, source, self, out: self)
  }

  /// A copy of the positions along an axis for which a condition, with one entry each, is true: NumPy's `compress`.
  public func compress(_ condition: NDArray<Bool>, axis: Int) -> NDArray {
    let extent = shape[normalized(axis: axis)]
    require(
      condition.ndim == 1 && condition.size <= extent,
      "compress of shape \(shape) along axis \(axis) by a condition of shape \(condition.shape): one entry for each of "
        + "\(extent) positions, or fewer")
    return take(condition.flatNonZero(), axis: axis)
  }

  private func selected(_ mask: NDArray<Bool>) -> NDArray {
    requireMask(mask)
    let rest = Array(shape.dropFirst(mask.ndim))
    if !rest.isEmpty { return reshaped(Dimensions([mask.size] + rest)).take(mask.flatNonZero(), axis: 0) }
    let count = mask.countNonZero()
    let result = NDArray.empty([count])
    let (source, plain) = (asContiguous(), mask.asContiguous())
    plain.withBytes {
      KernelSelection.current.kernels.selection(Element.dtype).compress(source.pointer, $0, result.pointer, count)
    }
    return withExtendedLifetime(source) { result }
  }

  private func requireMask(_ mask: NDArray<Bool>) {
    require(
      mask.ndim <= ndim && mask.shape.elementsEqual(shape.prefix(mask.ndim)),
      "a mask of shape \(mask.shape) for shape \(shape): its axes must be the first ones of the array")
  }

  /// The positions in row-major order of what is not zero, or is true. O(size).
  public func flatNonZero() -> NDArray<Int> {
    let truths = (self as? NDArray<Bool>) ?? (self .!= .zero)
    let mask = truths.asContiguous()
    let count = mask.countNonZero()
    let result = NDArray<Int>.empty([count])
    mask.withBytes { KernelSelection.current.kernels.selection(.bool).positions($0, result.pointer, count) }
    return result
  }

  /// The indices of what is not zero, or is true, one array for each axis: NumPy's `nonzero`, and `where` with one
  /// argument. Of a 0-d array that is not zero there is one empty index. O(size).
  public func nonZero() -> [NDArray<Int>] { NDArray<Int>.unravel(asRowMajorPositions(), shape) }

  /// The indices of what is not zero, or is true, one row for each: NumPy's `argwhere`. O(size).
  public func argWhere() -> NDArray<Int> {
    let indices = nonZero()
    let count = indices.first?.size ?? flatNonZero().size
    let result = NDArray<Int>.empty([count, ndim])
    for (axis, positions) in indices.enumerated() { result[.all, axis] = positions }
    return result
  }

  private func asRowMajorPositions() -> NDArray<Int> {
    (layout.isContiguous ? self : copy()).flatNonZero()
  }
}

extension NDArray where Element == Bool {
  fileprivate func withBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self)) }
  }

  /// A view with axes of extent 1 behind its own.
  fileprivate func followed(by count: Int) -> NDArray {
    count == 0 ? self : self[axes: [.remaining] + [AxisIndex](repeating: .inserted, count: count)]
  }
}
