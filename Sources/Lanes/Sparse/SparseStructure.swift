import LanesKernelInterface

/// Where the elements of a compressed matrix are, without their values.
///
/// Line `i` has the indices from `offsets[i]` up to `offsets[i + 1]`. Nobody else can write to the two arrays, so what
/// was checked once stays true. Operations that move elements return with the new structure the position that each
/// element came from; the values follow by it.
struct SparseStructure<Index: SparseIndex> {
  /// The number of lines.
  let count: Int
  /// The number of places in a line.
  let extent: Int
  let offsets: NDArray<Index>
  let indices: NDArray<Index>
  /// Whether the indices of no line fall.
  let isSorted: Bool
  /// Whether the indices of every line rise: each place is there once.
  let isCanonical: Bool

  /// A structure that is known to be right.
  init(
    count: Int, extent: Int, offsets: NDArray<Index>, indices: NDArray<Index>, isSorted: Bool = true,
    isCanonical: Bool = true
  ) {
    self.count = count
    self.extent = extent
    self.offsets = offsets.asReadOnly()
    self.indices = indices.asReadOnly()
    self.isSorted = isSorted
    self.isCanonical = isCanonical
  }

  /// A structure without elements.
  init(empty count: Int, _ extent: Int) {
    self.init(count: count, extent: extent, offsets: .zeros([count + 1]), indices: .empty([0]))
  }

  /// Copies of offsets and indices from outside, which are checked.
  init(
    checking offsets: NDArray<Index>, _ indices: NDArray<Index>, count: Int, extent: Int
  ) throws(SparseError) {
    guard offsets.ndim == 1 && indices.ndim == 1 && offsets.size == count + 1 else {
      throw .mismatchedLengths(
        "offsets of shape \(offsets.shape) and indices of shape \(indices.shape): \(count) lines take \(count + 1) "
          + "offsets, one more than there are lines, and both have one axis")
    }
    let (offsets, indices) = (offsets.copy(), indices.copy())
    let lines = SparseStructureLoops.Lines(count, offsets, indices)
    let findings = Index.structureLoops.check(lines, extent, indices.size)
    if let position = findings.badOffset {
      throw .invalidOffset(position: position, value: Int(offsets[position]), storedCount: indices.size)
    }
    if let position = findings.badIndex {
      throw .indexOutOfRange(position: position, value: Int(indices[position]), extent: extent)
    }
    self.init(
      count: count, extent: extent, offsets: offsets, indices: indices, isSorted: findings.isSorted,
      isCanonical: findings.isCanonical)
  }

  var storedCount: Int { indices.size }

  /// What loops read. It is valid while the structure is.
  var lines: SparseStructureLoops.Lines { .init(count, offsets, indices) }

  var loops: SparseStructureLoops { Index.structureLoops }

  /// The offsets as Swift counts.
  var bounds: NDArray<Int> { offsets.cast(to: Int.self) }
}

extension SparseStructureLoops.Lines {
  init<Index: SparseIndex>(_ count: Int, _ offsets: NDArray<Index>, _ indices: NDArray<Index>) {
    self.init(
      count: count, offsets: UnsafeMutableRawPointer(offsets.pointer),
      indices: UnsafeMutableRawPointer(indices.pointer))
  }
}
