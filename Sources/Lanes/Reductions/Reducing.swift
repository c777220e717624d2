import LanesKernelInterface

/// Runs reductions and searches over whole arrays: the part that does not depend on the type.
@usableFromInline
enum Reducing {
  /// Reduces `source` into accumulators that it returns: one for each position of the kept axes,
  /// with extent 1 on the reduced ones.
  static func run(_ loops: ReductionLoops, _ source: Operand, over axes: Axes) -> Operand {
    defer { withExtendedLifetime(source) {} }
    let out = accumulators(loops, of: source.layout.shape, over: axes)
    if out.layout.size == 1 && source.layout.isContiguous {
      loops.fold(source.pointer, 1, source.layout.size, out.pointer)
      return out
    }
    if source.layout.size == 0 { return out }
    let target = axes.setting(out.layout.strides, to: 0)
    let nest = LoopNest(shape: source.layout.shape, strides: [target, source.layout.strides])
    let work = ReductionWork(loops: loops, plan: ReductionPlan(nest, target: 0, source: 1), elements: source)
    work.run(into: out.pointer)
    return out
  }

  /// Accumulators as a reduction begins with them.
  static func accumulators(_ loops: ReductionLoops, of shape: Dimensions, over axes: Axes) -> Operand {
    let out = Operand(allocating: axes.setting(shape, to: 1), loops.accumulator)
    loops.fill(out.pointer, out.layout.size)
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
