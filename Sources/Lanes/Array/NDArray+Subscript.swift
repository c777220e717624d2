extension NDArray {
  /// The element at an index of a 1-d array; −1 is the last. O(1).
  @inlinable
  public subscript(_ i: Int) -> Element {
    @inline(__always) get {
      requireRank(1)
      return self[position: offset(i, axis: 0)]
    }
    @inline(__always) nonmutating set {
      requireRank(1)
      requireWritable()
      self[position: offset(i, axis: 0)] = newValue
    }
  }

  /// The element at row `i` and column `j` of a 2-d array; negative indices count from the end. O(1).
  @inlinable
  public subscript(_ i: Int, _ j: Int) -> Element {
    @inline(__always) get {
      requireRank(2)
      return self[position: offset(i, axis: 0) &+ offset(j, axis: 1)]
    }
    @inline(__always) nonmutating set {
      requireRank(2)
      requireWritable()
      self[position: offset(i, axis: 0) &+ offset(j, axis: 1)] = newValue
    }
  }

  /// The element at an index of a 3-d array. O(1).
  @inlinable
  public subscript(_ i: Int, _ j: Int, _ k: Int) -> Element {
    @inline(__always) get {
      requireRank(3)
      return self[position: offset(i, axis: 0) &+ offset(j, axis: 1) &+ offset(k, axis: 2)]
    }
    @inline(__always) nonmutating set {
      requireRank(3)
      requireWritable()
      self[position: offset(i, axis: 0) &+ offset(j, axis: 1) &+ offset(k, axis: 2)] = newValue
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
    requireRank(index.count)
    var position = 0
    for axis in index.indices { position += offset(index[axis], axis: axis) }
    return position
  }

  @inlinable @inline(__always)
  func offset(_ index: Int, axis: Int) -> Int {
    let extent = layout.shape.inline[unchecked: axis]
    let position = index < 0 ? index &+ extent : index
    if UInt(bitPattern: position) >= UInt(bitPattern: extent) { failIndex(index, axis: axis) }
    return position &* layout.strides.inline[unchecked: axis]
  }

  @inlinable @inline(__always)
  func requireRank(_ rank: Int) {
    if layout.shape.rank != rank { failRank(rank) }
  }

  @inlinable @inline(__always)
  func requireWritable() {
    if !isWritable { failReadOnly() }
  }

  @usableFromInline @inline(never)
  func failIndex(_ index: Int, axis: Int) -> Never {
    let extent = shape[axis]
    fail(
      extent == 0
        ? "index \(index) on axis \(axis) of shape \(shape), which has no elements"
        : "index \(index) on axis \(axis) of shape \(shape): indices go from \(-extent) to \(extent - 1)")
  }

  @usableFromInline @inline(never)
  func failRank(_ rank: Int) -> Never {
    fail(
      "\(rank) indices into an array of shape \(shape), which has \(ndim) axes: give one an axis, or slice with "
        + "`.all` and ranges to get a view")
  }

  @usableFromInline @inline(never)
  func failReadOnly() -> Never {
    fail("writing to a read-only array of shape \(shape): write to its copy() instead")
  }
}
