import LanesKernelInterface

extension SparseStructure {
  /// Lines of pairs of indices, which are in range: those of one line stay in the order in which they come.
  static func lines(
    of majors: UnsafePointer<Index>, _ minors: UnsafePointer<Index>, _ stored: Int, count: Int, extent: Int
  ) -> (structure: SparseStructure, positions: NDArray<Int>) {
    let buffer = SparseStructureBuffer<Index>(count: count, extent: extent, capacity: stored)
    let positions = NDArray<Int>.empty([stored])
    let loops = Index.structureLoops
    loops.bucket(majors, minors, stored, buffer.lines, positions.pointer)
    let findings = loops.check(buffer.lines, extent, stored)
    return (buffer.finish(isSorted: findings.isSorted, isCanonical: findings.isCanonical), positions)
  }

  /// The same elements in lines across. They are sorted, whatever was.
  func reversed() -> (structure: SparseStructure, positions: NDArray<Int>) {
    let buffer = SparseStructureBuffer<Index>(count: extent, extent: count, capacity: storedCount)
    let positions = NDArray<Int>.empty([storedCount])
    loops.reverse(lines, buffer.lines, positions.pointer)
    return (buffer.finish(isCanonical: isCanonical || !hasDuplicates(buffer)), positions)
  }

  private func hasDuplicates(_ buffer: SparseStructureBuffer<Index>) -> Bool {
    !loops.check(buffer.lines, buffer.extent, storedCount).isCanonical
  }

  /// The same elements, those of each line in order. Equal ones keep theirs.
  func sorted() -> (structure: SparseStructure, positions: NDArray<Int>) {
    let buffer = SparseStructureBuffer<Index>(count: count, extent: extent, capacity: storedCount)
    let positions = NDArray<Int>.empty([storedCount])
    buffer.offsets.assign(offsets)
    loops.sort(lines, UnsafeMutableRawPointer(buffer.indices.pointer), positions.pointer)
    return (buffer.finish(isCanonical: isCanonical || !hasDuplicates(buffer)), positions)
  }

  /// The elements of a sorted structure with each place once, and where the elements of each place start.
  func grouped() -> (structure: SparseStructure, starts: NDArray<Int>) {
    let buffer = SparseStructureBuffer<Index>(count: count, extent: extent, capacity: storedCount)
    let starts = NDArray<Int>.empty([storedCount + 1])
    let groups = loops.group(lines, buffer.lines, starts.pointer)
    return (buffer.finish(groups), starts)
  }

  /// Lines of ascending positions in a dense matrix.
  static func lines(at positions: NDArray<Int>, count: Int, extent: Int) -> SparseStructure {
    let buffer = SparseStructureBuffer<Index>(count: count, extent: extent, capacity: positions.size)
    Index.structureLoops.split(positions.pointer, positions.size, extent, buffer.lines)
    return withExtendedLifetime(positions) { buffer.finish() }
  }

  /// Where the elements are in a dense matrix, whose strides are counted in elements.
  func places(lineStride: Int, stride: Int) -> NDArray<Int> {
    let result = NDArray<Int>.empty([storedCount])
    loops.places(lines, lineStride, stride, result.pointer)
    return result
  }

  /// The line of every element.
  func expanded() -> NDArray<Index> {
    let result = NDArray<Index>.empty([storedCount])
    loops.expand(lines, UnsafeMutableRawPointer(result.pointer))
    return result
  }
}
