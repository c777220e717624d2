extension NDArray {
  /// The element at an index of a 1-d array; −1 is the last. O(1).
  @inlinable
  public subscript(_ i: Int) -> Element {
    @inline(__always) get { self[position: position(i)] }
    @inline(__always) nonmutating set {
      requireWritable()
      self[position: position(i)] = newValue
    }
  }

  /// The element at row `i` and column `j` of a 2-d array; negative indices count from the end. O(1).
  @inlinable
  public subscript(_ i: Int, _ j: Int) -> Element {
    @inline(__always) get { self[position: position(i, j)] }
    @inline(__always) nonmutating set {
      requireWritable()
      self[position: position(i, j)] = newValue
    }
  }

  /// The element at an index of a 3-d array. O(1).
  @inlinable
  public subscript(_ i: Int, _ j: Int, _ k: Int) -> Element {
    @inline(__always) get { self[position: position(i, j, k)] }
    @inline(__always) nonmutating set {
      requireWritable()
      self[position: position(i, j, k)] = newValue
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

// How far an element lies from the first. What fails never returns: a call that did would cost a loop its registers.
extension NDArray {
  @inlinable @inline(__always)
  func position(_ i: Int) -> Int {
    if _slowPath(!access.isVector) {
      storage.requireRank(1)
      return storage.offset(i, axis: 0)
    }
    let row = i < 0 ? i &+ access.rows : i
    if UInt(bitPattern: row) >= UInt(bitPattern: access.rows) { storage.failIndex(i, axis: 0) }
    return row &* Int(access.strides[0])
  }

  @inlinable @inline(__always)
  func position(_ i: Int, _ j: Int) -> Int {
    if _slowPath(!access.isMatrix) {
      storage.requireRank(2)
      return storage.offset(i, axis: 0) &+ storage.offset(j, axis: 1)
    }
    let row = i < 0 ? i &+ access.rows : i
    if UInt(bitPattern: row) >= UInt(bitPattern: access.rows) { storage.failIndex(i, axis: 0) }
    let column = j < 0 ? j &+ access.columns : j
    if UInt(bitPattern: column) >= UInt(bitPattern: access.columns) { storage.failIndex(j, axis: 1) }
    return row &* Int(access.strides[0]) &+ column &* Int(access.strides[1])
  }

  @inlinable @inline(__always)
  func position(_ i: Int, _ j: Int, _ k: Int) -> Int {
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
