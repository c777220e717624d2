import LanesKernelInterface

extension NDArray {
  /// A copy of what a mask selects, in row-major order; assigning writes there.
  ///
  /// The mask has the shape of the array, or of its first axes: then the others stay, as in NumPy. What is
  /// assigned has as many elements as are selected, or is broadcast to them; it and the mask may lie in this array's
  /// memory. O(size).
  ///
  ///     a[a .> 5]                    // one axis
  ///     a[a .> 5] = NDArray(0)
  ///     a[a .> 5] += 1               // selects, adds and writes back
  public subscript(_ mask: NDArray<Bool>) -> NDArray {
    get { selected(mask) }
    nonmutating set { assign(newValue, toSelected: mask) }
  }

  /// Writes one value to where a mask, broadcast to this shape from its first axes, is true. O(size).
  public func fill(_ value: Element, where mask: NDArray<Bool>) {
    requireWritable()
    requireMask(mask)
    if mask.ndim == ndim && layout.isContiguous && mask.layout.isContiguous && !mask.operand.meets(operand) {
      let loop = KernelSelection.current.kernels.ternary(.select, Element.dtype)!
      NDArray.withOperand(of: value) { loop(mask.pointer, 1, $0.pointer, 0, pointer, 1, pointer, 1, size) }
      return withExtendedLifetime((self, mask)) {}
    }
    NDArray.where(mask.followed(by: ndim - mask.ndim), NDArray(value), self, out: self)
  }

  /// Writes the elements of `source`, broadcast to this shape, to where a mask, broadcast too, is true: NumPy's
  /// `copyto(…, where:)`. O(size).
  public func assign(_ source: NDArray, where mask: NDArray<Bool>) {
    NDArray.where(mask, source, self, out: self)
  }

  /// A copy of the positions along an axis for which a condition, with one entry each, is true: NumPy's `compress`.
  /// O(size of the result).
  public func compress(_ condition: NDArray<Bool>, axis: Int) -> NDArray {
    let extent = shape[normalized(axis: axis)]
    requireCondition(condition, extent, "along axis \(axis)")
    return take(condition.flatNonZero(), axis: axis)
  }

  /// A copy of the elements for which a condition, with one entry for each in row-major order, is true. O(result).
  public func compress(_ condition: NDArray<Bool>) -> NDArray {
    requireCondition(condition, size, "in row-major order")
    return take(condition.flatNonZero())
  }

  private func requireCondition(_ condition: NDArray<Bool>, _ extent: Int, _ order: String) {
    require(
      condition.ndim == 1 && condition.size <= extent,
      "compress of shape \(shape) \(order) by a condition of shape \(condition.shape): one entry for each of \(extent) "
        + "positions, or fewer")
  }

  private func selected(_ mask: NDArray<Bool>) -> NDArray {
    requireMask(mask)
    if mask.ndim < ndim {
      let positions = mask.flatNonZero()
      let result = NDArray.empty(selectedShape(positions.size, mask))
      if layout.isContiguous {
        Selecting.gatherLines(of: operand, mask.ndim, positions, into: result.operand)
      } else {
        Selecting.gather(places(inOrder: positions, axes: mask.ndim), into: result.operand)
      }
      return result
    }
    let (source, plain) = (asContiguous(), mask.asContiguous())
    let result = plain.withBytes { bytes in
      let kernels = KernelSelection.current.kernels
      let count = kernels.masks.count(bytes, size)
      let result = NDArray.empty([count])
      kernels.selection(Element.dtype).compress(source.pointer, bytes, size, result.pointer, count)
      return result
    }
    return withExtendedLifetime(source) { result }
  }

  private func assign(_ value: NDArray, toSelected mask: NDArray<Bool>) {
    requireWritable()
    requireMask(mask)
    if value.size == 1 && value.ndim <= 1 { return fill(value.item, where: mask) }
    let mask = mask.asContiguous()
    let count = mask.withBytes { KernelSelection.current.kernels.masks.count($0, mask.size) }
    let target = selectedShape(count, mask)
    require(
      value.layout.strides(broadcastTo: target) != nil,
      "assigning shape \(value.shape) to what a mask selects of shape \(shape), which has shape \(target): as many "
        + "elements as are selected, or what broadcasts to them")
    let lines = value.broadcast(to: target)
    if mask.ndim == ndim && layout.isContiguous {
      // Neither the values nor the mask may change while the elements do.
      let values = lines.operand.meets(operand) ? lines.copy() : lines.asContiguous()
      let plain = mask.operand.meets(operand) ? mask.copy() : mask
      plain.withBytes {
        KernelSelection.current.kernels.selection(Element.dtype).expand(values.pointer, $0, size, pointer, count)
      }
      return withExtendedLifetime((self, values)) {}
    }
    Selecting.scatter(lines.operand, into: places(inOrder: mask.flatNonZero(), axes: mask.ndim))
  }

  /// One axis for what is selected before the axes that the mask leaves.
  private func selectedShape(_ count: Int, _ mask: NDArray<Bool>) -> Dimensions {
    require(
      ndim - mask.ndim < Dimensions.maximumCount,
      "a 0-d mask for shape \(shape): it adds an axis, and an array has at most \(Dimensions.maximumCount)")
    return Dimensions([count] + shape.dropFirst(mask.ndim))
  }

  private func requireMask(_ mask: NDArray<Bool>) {
    require(
      mask.ndim <= ndim && mask.shape.elementsEqual(shape.prefix(mask.ndim)),
      "a mask of shape \(mask.shape) for shape \(shape): its axes must be the first ones of the array")
  }
}

extension NDArray where Element == Bool {
  func withBytes<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result {
    withExtendedLifetime(storage) { body(UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self)) }
  }

  /// A view with axes of extent 1 behind its own.
  fileprivate func followed(by count: Int) -> NDArray {
    count == 0 ? self : self[axes: [.remaining] + [AxisIndex](repeating: .inserted, count: count)]
  }
}
