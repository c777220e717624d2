import LanesKernelInterface

/// Moves lines of elements between the places of an array and memory in which they follow each other: the part of
/// indexing by arrays that does not depend on the element type. Lines have one axis before those of a place.
enum Selecting {
  /// `out[…, i, …] = array[…, positions[i], …]` along the axis `axis`, or of the lines that the first `count` axes leave,
  /// which the positions then number in row-major order. Both are contiguous, and lie in different memory.
  static func gatherLines(of array: Operand, along axis: Int, _ positions: NDArray<Int>, into out: Operand) {
    let shape = array.layout.shape
    gatherLines(
      array, shape[..<axis].reduce(1, *), shape[axis], shape[(axis + 1)...].reduce(1, *), positions, into: out)
  }

  static func gatherLines(of array: Operand, _ count: Int, _ positions: NDArray<Int>, into out: Operand) {
    let shape = array.layout.shape
    gatherLines(array, 1, shape[..<count].reduce(1, *), shape[count...].reduce(1, *), positions, into: out)
  }

  private static func gatherLines(
    _ array: Operand, _ blocks: Int, _ extent: Int, _ length: Int, _ positions: NDArray<Int>, into out: Operand
  ) {
    KernelSelection.current.kernels.selection(array.dtype).gatherLines(
      array.pointer, blocks, extent, length, positions.pointer, out.pointer, positions.size)
    withExtendedLifetime((array, positions, out)) {}
  }

  /// `lines[i, …] = array[offsets[i], …]`. The lines lie in other memory.
  static func gather(_ places: Places, into lines: Operand) {
    guard lines.layout.size > 0 else { return }
    let (step, strides) = lines.split
    move(
      places.shape, places.offsets, KernelSelection.current.kernels.selection(lines.dtype).gather,
      Side(places.array, places.strides, step: places.step, isIndexed: true),
      Side(lines, strides, step: step, isIndexed: false))
    withExtendedLifetime((places, lines)) {}
  }

  /// `array[offsets[i], …] = lines[i, …]`; of equal offsets the last one stays.
  static func scatter(_ lines: Operand, into places: Places) {
    guard lines.layout.size > 0 else { return }
    let (lines, places) = separated(lines, places)
    let (step, strides) = lines.split
    move(
      places.shape, places.offsets, KernelSelection.current.kernels.selection(lines.dtype).scatter,
      Side(lines, strides, step: step, isIndexed: false),
      Side(places.array, places.strides, step: places.step, isIndexed: true))
    withExtendedLifetime((places, lines)) {}
  }

  /// `array[offsets[i], …] = loop(array[offsets[i], …], lines[i, …])`, one after the other.
  static func accumulate(_ lines: Operand, into places: Places, _ loop: BinaryLoop) {
    guard lines.layout.size > 0 else { return }
    let (lines, places) = separated(lines, places)
    let (step, strides) = lines.split
    let nest = LoopNest(shape: places.shape, strides: [strides, places.strides])
    for i in 0..<places.offsets.size {
      let (from, to) = (i * step, places.offsets.pointer[i] * places.step)
      nest.forEach { first in
        let target = places.array.address(first[1] + to)
        loop(
          target, nest.strides[1], lines.address(first[0] + from), nest.strides[0], target, nest.strides[1], nest.count)
      }
    }
    withExtendedLifetime((places, lines)) {}
  }

  /// Lines and offsets that do not change while the array does.
  private static func separated(_ lines: Operand, _ places: Places) -> (Operand, Places) {
    var places = places
    if places.offsets.operand.meets(places.array) { places.offsets = places.offsets.copy() }
    return (lines.meets(places.array) ? lines.copied() : lines, places)
  }

  /// One of the two operands of a move.
  private struct Side {
    let operand: Operand
    let strides: Dimensions
    let step: Int
    /// Whether the offsets count the steps, or the lines follow each other.
    let isIndexed: Bool

    init(_ operand: Operand, _ strides: Dimensions, step: Int, isIndexed: Bool) {
      self.operand = operand
      self.strides = strides
      self.step = step
      self.isIndexed = isIndexed
    }
  }

  private static func move(
    _ shape: Dimensions, _ offsets: NDArray<Int>, _ loop: SelectionLoops.Gather, _ source: Side, _ out: Side
  ) {
    let dtype = source.operand.dtype
    let nest = LoopNest(shape: shape, strides: [source.strides, out.strides])
    // Where lines are short or scattered, one element of every line is moved at a time, by one loop.
    if nest.count == 1 || (nest.strides[0] != 1 && offsets.size > nest.count) {
      nest.forEach { first in
        for i in 0..<nest.count {
          loop(
            source.operand.address(first[0] + i * nest.strides[0]), source.step, offsets.pointer,
            out.operand.address(first[1] + i * nest.strides[1]), out.step, offsets.size)
        }
      }
      return
    }
    let copy = KernelSelection.current.kernels.cast(from: dtype, to: dtype)
    let isPlain = nest.strides[0] == 1 && nest.strides[1] == 1
    let bytes = nest.count * dtype.itemSize
    for i in 0..<offsets.size {
      let offset = offsets.pointer[i]
      let (from, to) = ((source.isIndexed ? offset : i) * source.step, (out.isIndexed ? offset : i) * out.step)
      nest.forEach { first in
        let (x, y) = (source.operand.address(first[0] + from), out.operand.address(first[1] + to))
        if isPlain {
          y.copyMemory(from: x, byteCount: bytes)
        } else {
          copy(x, nest.strides[0], y, nest.strides[1], nest.count)
        }
      }
    }
  }
}

extension Operand {
  /// Whether the bounds in memory overlap.
  func meets(_ other: Operand) -> Bool {
    let (mine, theirs) = (byteExtent, other.byteExtent)
    return mine.lowerBound < theirs.upperBound && theirs.lowerBound < mine.upperBound
  }

  /// The stride of the first axis, and those of the others.
  fileprivate var split: (step: Int, rest: Dimensions) {
    var rest = layout.strides
    rest.remove(at: 0)
    return (layout.strides[0], rest)
  }
}
