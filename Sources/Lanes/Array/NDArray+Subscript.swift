extension NDArray {
  /// The element at an index of a 1-d array; −1 is the last. O(1).
  @inlinable
  public subscript(_ i: Int) -> Element {
    @inline(__always) get { self[position: position(i, 0)] }
    @inline(__always) nonmutating set { self[position: position(i, access.refusal)] = newValue }
  }

  /// The element at row `i` and column `j` of a 2-d array; negative indices count from the end. O(1).
  @inlinable
  public subscript(_ i: Int, _ j: Int) -> Element {
    @inline(__always) get { self[position: position(i, j, 0)] }
    @inline(__always) nonmutating set { self[position: position(i, j, access.refusal)] = newValue }
  }

  /// The element at an index of a 3-d array. O(1).
  @inlinable
  public subscript(_ i: Int, _ j: Int, _ k: Int) -> Element {
    @inline(__always) get { self[position: position(at: i, j, k)] }
    @inline(__always) nonmutating set {
      requireWritable()
      self[position: position(at: i, j, k)] = newValue
    }
  }

  /// The element at an index of as many integers as there are axes. O(ndim).
  public subscript(at index: Dimensions) -> Element {
    get { self[position: offset(of: index)] }
    nonmutating set {
      requireWritable()
      self[position: offset(of: index)] = newValue
    }
  }

  /// The element of a 0-d array, or of any array that holds exactly one.
  @inlinable public var item: Element {
    require(size == 1, "item of an array of shape \(shape), which holds \(size) elements: it needs exactly one")
    return self[position: 0]
  }

  private func offset(of index: Dimensions) -> Int {
    storage.requireRank(index.count)
    var position = 0
    for axis in index.indices { position += storage.offset(index[axis], axis: axis) }
    return position
  }

  @inlinable @inline(__always)
  func requireWritable() {
    if !isWritable { storage.failReadOnly() }
  }
}

// How far an element lies from the first. What fails never returns: a call that did would cost a loop its registers. And
// all questions are one, whether any of some numbers is negative: a loop along an axis then asks it once for each element, and
// what does not change along the axis is computed before it. `refusal` is negative where an element is to be written that
// may not be.
extension NDArray {
  @inlinable @inline(__always)
  func position(_ i: Int, _ refusal: Int) -> Int {
    let place = i < 0 ? i &+ access.count : i
    if _slowPath(refusal | access.matrixSign | (place | (access.count &- 1 &- place)) < 0) {
      storage.failElement(i, isRefused: refusal < 0)
    }
    return place &* access.strides
  }

  @inlinable @inline(__always)
  func position(_ i: Int, _ j: Int, _ refusal: Int) -> Int {
    let row = i < 0 ? i &+ access.rows : i
    let column = j < 0 ? j &+ access.columns : j
    let rows = refusal | access.otherSign | row | (access.rows &- 1 &- row)
    if _slowPath(rows | (column | (access.columns &- 1 &- column)) < 0) {
      // It may be there all the same, in an array too large for two words.
      if refusal < 0 { storage.failReadOnly() }
      storage.requireRank(2)
      return storage.offset(i, axis: 0) &+ storage.offset(j, axis: 1)
    }
    return row &* access.rowStride &+ column &* access.columnStride
  }

  @inlinable @inline(__always)
  func position(at i: Int, _ j: Int, _ k: Int) -> Int {
    storage.requireRank(3)
    return storage.offset(i, axis: 0) &+ storage.offset(j, axis: 1) &+ storage.offset(k, axis: 2)
  }
}

extension Storage {
  @inlinable @inline(__always)
  func offset(_ index: Int, axis: Int) -> Int {
    let layout = layoutAddress
    let extent = layout.pointee.shape.inline[unchecked: axis]
    let position = index < 0 ? index &+ extent : index
    if UInt(bitPattern: position) >= UInt(bitPattern: extent) { failIndex(index, axis: axis) }
    return position &* layout.pointee.strides.inline[unchecked: axis]
  }

  @inlinable @inline(__always)
  func requireRank(_ rank: Int) {
    if layoutAddress.pointee.shape.rank != rank { failRank(rank) }
  }

  /// Says why an array has no element at an index of one axis, or why it can't be written.
  @usableFromInline @inline(never)
  func failElement(_ i: Int, isRefused: Bool) -> Never {
    if isRefused { failReadOnly() }
    requireRank(1)
    failIndex(i, axis: 0)
  }

  @usableFromInline @inline(never)
  func failIndex(_ index: Int, axis: Int) -> Never {
    let shape = layoutAddress.pointee.shape
    let extent = shape[axis]
    fail(
      extent == 0
        ? "index \(index) on axis \(axis) of shape \(shape), which has no elements"
        : "index \(index) on axis \(axis) of shape \(shape): indices go from \(-extent) to \(extent - 1)")
  }

  @usableFromInline @inline(never)
  func failRank(_ rank: Int) -> Never {
    let shape = layoutAddress.pointee.shape
    fail(
      "\(rank) indices into an array of shape \(shape), which has \(shape.count) axes: give one an axis, or slice with "
        + "`.all` and ranges to get a view")
  }

  @usableFromInline @inline(never)
  func failReadOnly() -> Never {
    fail(
      "writing to a read-only array of shape \(layoutAddress.pointee.shape): write to its copy() instead")
  }
}
