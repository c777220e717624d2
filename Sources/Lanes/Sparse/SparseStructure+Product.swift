import LanesKernelInterface

extension SparseStructure {
  /// The structure of the product of two matrices, by lines: line i has the places that the lines of `other` have which
  /// the indices of line i name. After Gustavson (ACM TOMS 4, 1978): first the elements are counted, then written.
  func product(_ other: SparseStructure) -> SparseStructure {
    let marks = NDArray<Int>.zeros([other.extent])
    let (total, longest) = loops.measureProduct(lines, other.lines, marks.pointer)
    Index.requireCountable(total, "the product")
    let buffer = SparseStructureBuffer<Index>(count: count, extent: other.extent, capacity: total)
    loops.fillProduct(lines, other.lines, marks.pointer, longest, buffer.lines)
    return withExtendedLifetime(marks) { buffer.finish() }
  }
}
