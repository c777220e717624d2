import LanesKernelInterface

/// Runs reductions and searches over whole arrays: the part that does not depend on the type.
@usableFromInline
enum Reducing {
  /// Reduces `source` into accumulators that it returns: one for each position of the kept axes,
  /// with extent 1 on the reduced ones.
  static func run(_ loops: ReductionLoops, _ source: Operand, over axes: Axes) -> Operand {
    run(loops, source, source.layout, over: axes)
  }

  private static func run(_ loops: ReductionLoops, _ source: Operand, _ layout: Layout, over axes: Axes) -> Operand {
    defer { withExtendedLifetime(source) {} }
    let out = accumulators(loops, of: layout.shape, over: axes)
    run(loops, source, layout, target: axes.setting(out.layout.strides, to: 0), into: out.pointer)
    return out
  }

  /// The same, in which elements that are repeated are looked at once.
  static func run(_ operation: ReductionOperator, _ loops: ReductionLoops, _ source: Operand, over axes: Axes)
    -> Operand
  {
    let shape = source.layout.shape
    let isAdditive = operation.isAdditive(in: loops.accumulator)
    var layout = source.layout
    var factor = 1
    if isAdditive || operation.isIdempotent, let (distinct, count) = layout.withoutRepetitions(along: axes) {
      (layout, factor) = (distinct, count)
    }
    // Lines that are equal have one result.
    let equalLines = layout.withoutRepetitions(along: axes.others(of: layout.rank))
    if let (distinct, _) = equalLines { layout = distinct }
    let out = run(loops, source, layout, over: axes)
    if isAdditive && factor > 1 {
      Elementwise.multiply(out.pointer, loops.accumulator, out.layout.size, by: factor)
    }
    if equalLines == nil { return out }
    let all = Operand(allocating: axes.setting(shape, to: 1), loops.accumulator)
    Elementwise.copy(out, into: all)
    return all
  }

  /// Reduces elements, numbered as in `layout`, into accumulators that lie at `target`'s strides, 0 along reduced axes.
  static func run(
    _ loops: ReductionLoops, _ elements: some ReductionElements, _ layout: Layout, target: Dimensions,
    into accumulators: UnsafeMutableRawPointer
  ) {
    if layout.size == 0 { return }
    let nest = LoopNest(shape: layout.shape, strides: [target, layout.strides])
    let work = ReductionWork(loops: loops, plan: ReductionPlan(nest, target: 0, source: 1), elements: elements)
    work.run(into: accumulators)
  }

  /// Reduces a contiguous `source` along one axis, in calls that need no plan; nil where a plan is worth its time, as
  /// it is for long columns: those of sums are added pairwise, and all of them tile by tile.
  static func run(
    _ loops: ReductionLoops, _ source: Operand, over axes: Axes, _ span: AxisSpan, keepDims: Bool
  ) -> Operand? {
    let (extent, inner) = (span.extent, span.inner)
    let fitsOneGroup = extent <= 16 || !loops.isRounding
    guard inner == 1 || (fitsOneGroup && (inner >= 32 || inner >= extent) && inner <= 2048) else { return nil }
    let shape = source.layout.shape
    let out = Operand(
      allocating: keepDims ? axes.setting(shape, to: 1) : axes.removed(from: shape), loops.accumulator)
    defer { withExtendedLifetime(source) {} }
    loops.fill(out.pointer, span.outer * inner)
    if inner == 1 {
      loops.accumulate(source.pointer, 1, extent, extent, out.pointer, span.outer)
      return out
    }
    for block in 0..<span.outer {
      loops.accumulate(
        source.address(block * extent * inner), inner, extent, 1, out.address(block * inner), inner)
    }
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
    let distinct = source.layout.withoutRepetitions()?.layout ?? source.layout
    let nest = LoopNest(shape: distinct.shape, strides: [distinct.strides])
    return nest.contains { first in loop(source.address(first[0]), nest.strides[0], nest.count) }
  }
}
