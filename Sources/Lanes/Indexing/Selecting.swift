import LanesKernelInterface

/// Moves lines of elements between an array and a shorter or longer one, by positions along one axis: the part
/// of indexing by arrays that does not depend on the element type.
enum Selecting {
  /// `out[i, …] = source[positions[i], …]`; both have the axis first, and the same other axes.
  static func gather(_ source: Operand, _ positions: NDArray<Int>, into out: Operand) {
    move(source, positions, out, isGathering: true)
  }

  /// `out[positions[i], …] = source[i, …]`; of equal positions the last one stays.
  static func scatter(_ source: Operand, _ positions: NDArray<Int>, into out: Operand) {
    move(source, positions, out, isGathering: false)
  }

  private static func move(_ source: Operand, _ positions: NDArray<Int>, _ out: Operand, isGathering: Bool) {
    defer { withExtendedLifetime((source, positions, out)) {} }
    if source.order(writing: out) != .any {
      return move(source.copied(), positions, out, isGathering: isGathering)
    }
    let kernels = KernelSelection.current.kernels
    let loops = kernels.selection(source.dtype)
    let (sourceStep, outStep) = (source.layout.strides[0], out.layout.strides[0])
    var (lines, outLines) = (source.layout.strides, out.layout.strides)
    var shape = source.layout.shape
    lines.remove(at: 0)
    outLines.remove(at: 0)
    shape.remove(at: 0)
    let nest = LoopNest(shape: shape, strides: [lines, outLines])
    if nest.count == 1 || (nest.strides[0] != 1 && positions.size > nest.count) {
      nest.forEach { first in
        for i in 0..<nest.count {
          (isGathering ? loops.gather : loops.scatter)(
            source.address(first[0] + i * nest.strides[0]), sourceStep, positions.pointer,
            out.address(first[1] + i * nest.strides[1]), outStep, positions.size)
        }
      }
      return
    }
    let copy = kernels.cast(from: source.dtype, to: source.dtype)
    let isPlain = nest.strides[0] == 1 && nest.strides[1] == 1
    let bytes = nest.count * source.dtype.itemSize
    for i in 0..<positions.size {
      let position = positions.pointer[i]
      let from = (isGathering ? position : i) * sourceStep
      let to = (isGathering ? i : position) * outStep
      nest.forEach { first in
        let (x, y) = (source.address(first[0] + from), out.address(first[1] + to))
        if isPlain {
          y.copyMemory(from: x, byteCount: bytes)
        } else {
          copy(x, nest.strides[0], y, nest.strides[1], nest.count)
        }
      }
    }
  }
}
