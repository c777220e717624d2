import LanesKernelInterface

/// A structure in the making: memory that loops write to.
struct SparseStructureBuffer<Index: SparseIndex> {
  let count: Int
  let extent: Int
  let offsets: NDArray<Index>
  let indices: NDArray<Index>

  /// Room for `capacity` elements.
  init(count: Int, extent: Int, capacity: Int) {
    self.count = count
    self.extent = extent
    offsets = .empty([count + 1])
    indices = .empty([capacity])
  }

  var lines: SparseStructureLoops.Lines { .init(count, offsets, indices) }

  /// What is to be found in the lines, all of which were written.
  var findings: SparseStructureLoops.Findings { Index.structureLoops.check(lines, extent, indices.size) }

  /// The structure, of which `stored` elements were written.
  func finish(_ stored: Int? = nil, isSorted: Bool = true, isCanonical: Bool = true) -> SparseStructure<Index> {
    SparseStructure(
      count: count, extent: extent, offsets: offsets, indices: stored.map { indices.prefix($0) } ?? indices,
      isSorted: isSorted, isCanonical: isCanonical)
  }
}
