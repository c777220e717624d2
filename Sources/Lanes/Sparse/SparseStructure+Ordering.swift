import LanesKernelInterface

extension SparseStructure {
  /// The same elements, those of each line in order. Equal ones keep theirs.
  func sorted() -> (structure: SparseStructure, positions: NDArray<Int>) {
    let buffer = SparseStructureBuffer<Index>(count: count, extent: extent, capacity: storedCount)
    let positions = NDArray<Int>.empty([storedCount])
    buffer.offsets.assign(offsets)
    loops.sort(lines, UnsafeMutableRawPointer(buffer.indices.pointer), positions.pointer)
    return (buffer.finish(isCanonical: isCanonical || buffer.findings.isCanonical), positions)
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
