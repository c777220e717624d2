import LanesKernelInterface

extension SparseStructure {
  /// The elements whose entry in a mask, which has one for each, is true; `stored` of them are.
  func filtered(_ mask: NDArray<Bool>, _ stored: Int) -> SparseStructure {
    let buffer = SparseStructureBuffer<Index>(count: count, extent: extent, capacity: stored)
    loops.filter(lines, UnsafeRawPointer(mask.pointer).assumingMemoryBound(to: UInt8.self), buffer.lines)
    return withExtendedLifetime(mask) { buffer.finish(isSorted: isSorted, isCanonical: isCanonical) }
  }

  /// The places of each line that are in a range, counted from its start.
  func narrowed(to range: Range<Int>) -> (structure: SparseStructure, positions: NDArray<Int>) {
    let buffer = SparseStructureBuffer<Index>(count: count, extent: range.count, capacity: storedCount)
    let positions = NDArray<Int>.empty([storedCount])
    let stored = loops.narrow(lines, range.lowerBound, range.upperBound, buffer.lines, positions.pointer)
    return (buffer.finish(stored, isSorted: isSorted, isCanonical: isCanonical), positions.prefix(stored))
  }

  /// A part of the lines, and where their elements are. The indices are shared. O(range).
  func slice(_ range: Range<Int>) -> (structure: SparseStructure, elements: Range<Int>) {
    let part = offsets.view(
      Layout(shape: [range.count + 1], strides: [1], offset: offsets.layout.offset + range.lowerBound))
    let elements = Int(part[0])..<Int(part[range.count])
    let indices = indices.view(
      Layout(shape: [elements.count], strides: [1], offset: indices.layout.offset + elements.lowerBound))
    return (
      SparseStructure(
        count: range.count, extent: extent, offsets: part - part[0], indices: indices, isSorted: isSorted,
        isCanonical: isCanonical), elements
    )
  }

  /// Copies of some lines, which are there.
  func taking(_ chosen: NDArray<Int>) -> (structure: SparseStructure, positions: NDArray<Int>) {
    defer { withExtendedLifetime(chosen) {} }
    let stored = loops.measure(lines, chosen.pointer, chosen.size)
    Index.requireCountable(stored, "what was taken")
    let buffer = SparseStructureBuffer<Index>(count: chosen.size, extent: extent, capacity: stored)
    let positions = NDArray<Int>.empty([stored])
    loops.take(lines, chosen.pointer, buffer.lines, positions.pointer)
    return (buffer.finish(isSorted: isSorted, isCanonical: isCanonical), positions)
  }

  /// The positions of a diagonal's elements in a sorted structure, −1 where nothing is stored.
  func find(line: Int, first: Int, count: Int) -> NDArray<Int> {
    let result = NDArray<Int>.empty([count])
    loops.find(lines, line, first, count, result.pointer)
    return result
  }
}
