import LanesKernelInterface

/// Runs reductions and searches over whole arrays: the part that does not depend on the type.
@usableFromInline
enum Reducing {
  /// Reduces `source` into accumulators that it returns: one for each position of the kept axes,
  /// with extent 1 on the reduced ones.
  ///
  /// Memory is walked in its own order. Where the fastest axis is reduced a kernel folds it; where
  /// it is kept, whole rows of accumulators take in one row after the other.
  static func run(_ loops: ReductionLoops, _ source: Operand, over axes: Axes) -> Operand {
    defer { withExtendedLifetime(source) {} }
    var shape = source.layout.shape
    for axis in shape.indices where axes.contains(axis) { shape[axis] = 1 }
    let out = Operand(allocating: shape, loops.accumulator)
    loops.fill(out.pointer, out.layout.size)
    if out.layout.size == 1 && source.layout.isContiguous {
      loops.fold(source.pointer, 1, source.layout.size, out.pointer)
      return out
    }

    var outStrides = out.layout.strides
    for axis in shape.indices where axes.contains(axis) { outStrides[axis] = 0 }
    let nest = LoopNest(shape: source.layout.shape, strides: [outStrides, source.layout.strides])
    let (x, y) = (source.pointer, out.pointer)
    let (itemSize, accumulatorSize) = (source.dtype.itemSize, loops.accumulator.itemSize)
    if nest.strides[0] == 0 {
      nest.forEach { first in
        loops.fold(x + first[1] &* itemSize, nest.strides[1], nest.count, y + first[0] &* accumulatorSize)
      }
    } else {
      nest.forEach { first in
        loops.accumulate(
          x + first[1] &* itemSize, nest.strides[1], y + first[0] &* accumulatorSize, nest.strides[0], nest.count)
      }
    }
    return out
  }

  /// Whether the search finds what it looks for; it stops at the first block that decides.
  static func find(_ loop: SearchLoop, in source: Operand) -> Bool {
    defer { withExtendedLifetime(source) {} }
    if source.layout.isContiguous { return loop(source.pointer, 1, source.layout.size) }
    let strides = source.layout.strides
    let nest = LoopNest(shape: source.layout.shape, strides: [strides])
    return nest.contains { first in loop(source.address(first[0]), nest.strides[0], nest.count) }
  }
}
