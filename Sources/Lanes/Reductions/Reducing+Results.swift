import LanesKernelInterface

// Finding the kernel, naming axes and shaping the result, for operands of any type.

extension Reducing {
  /// Sets `result`, which has room for any element, to the reduction of `count` elements that follow each other.
  @usableFromInline
  static func total(
    _ operation: ReductionOperator, _ dtype: DType, _ source: UnsafeMutableRawPointer, _ count: Int, to type: DType,
    into result: UnsafeMutableRawPointer
  ) {
    narrow(result, reduce(operation, dtype, source, count, into: result), to: type)
  }

  /// Sets `result` to the reduction over all axes.
  @usableFromInline
  static func total(
    _ operation: ReductionOperator, _ source: Operand, to type: DType, into result: UnsafeMutableRawPointer
  ) {
    let axes = Axes(allOf: source.layout.rank)
    requireElements(operation, source.layout.shape, axes)
    let loops = KernelSelection.current.kernels.reduction(operation, source.dtype)!
    loops.fill(result, 1)
    defer { withExtendedLifetime(source) {} }
    let isAdditive = operation.isAdditive(in: loops.accumulator)
    if isAdditive || operation.isIdempotent, let (distinct, factor) = source.layout.withoutRepetitions() {
      total(loops, source, distinct, into: result)
      if isAdditive { Elementwise.multiply(result, loops.accumulator, 1, by: factor) }
    } else {
      total(loops, source, source.layout, into: result)
    }
    narrow(result, loops.accumulator, to: type)
  }

  private static func total(
    _ loops: ReductionLoops, _ source: Operand, _ layout: Layout, into result: UnsafeMutableRawPointer
  ) {
    // What follows each other needs no plan.
    if layout.isContiguous { return loops.fold(source.pointer, 1, layout.size, result) }
    run(loops, source, layout, target: Dimensions(repeating: 0, count: layout.rank), into: result)
  }

  private static func narrow(_ result: UnsafeMutableRawPointer, _ accumulator: DType, to type: DType) {
    guard accumulator == .float32 && type == .float16 else { return }
    result.storeBytes(of: Float16(result.load(as: Float.self)), as: Float16.self)
  }

  /// The result over some axes, which go away, or stay with extent 1.
  @usableFromInline
  static func reduced(
    _ operation: ReductionOperator, _ source: Operand, axes: [Int], keepDims: Bool, to result: DType
  ) -> Operand {
    let axes = Axes(axes, of: source.layout.shape, for: operation)
    return reduced(operation, source, over: axes, keepDims: keepDims, to: result)
  }

  static func reduced(
    _ operation: ReductionOperator, _ source: Operand, over axes: Axes, keepDims: Bool, to result: DType,
    hasInitial: Bool = false
  ) -> Operand {
    if let axis = axes.single, let span = AxisSpan(axis, of: source.layout) {
      let loops = KernelSelection.current.kernels.reduction(operation, source.dtype)!
      if let out = run(loops, source, over: axes, span, keepDims: keepDims) { return narrowed(out, to: result) }
    }
    return reduced(operation, source.layout.shape, source.dtype, over: axes, keepDims: keepDims, to: result, hasInitial)
    {
      run(operation, $0, source, over: axes)
    }
  }

  /// The same of elements that `run` knows how to reduce with the loops of the operation.
  static func reduced(
    _ operation: ReductionOperator, _ shape: Dimensions, _ dtype: DType, over axes: Axes, keepDims: Bool,
    to result: DType, _ hasInitial: Bool = false, run: (ReductionLoops) -> Operand
  ) -> Operand {
    if !hasInitial { requireElements(operation, shape, axes) }
    let loops = KernelSelection.current.kernels.reduction(operation, dtype)!
    let out = narrowed(run(loops), to: result)
    if keepDims { return out }
    return out.showing(Layout(contiguous: axes.removed(from: shape)))
  }

  /// There is no smallest or largest of nothing.
  private static func requireElements(_ operation: ReductionOperator, _ shape: Dimensions, _ axes: Axes) {
    guard operation == .minimum || operation == .maximum else { return }
    for axis in shape.indices where shape[axis] == 0 && axes.contains(axis) {
      fail("\(operation) of shape \(shape): there is no element along axis \(axis)")
    }
  }

  /// Half-precision sums accumulate in single precision; everything else has its result's type.
  private static func narrowed(_ accumulators: Operand, to result: DType) -> Operand {
    guard accumulators.dtype == .float32 && result == .float16 else { return accumulators }
    let out = Operand(allocating: accumulators.layout, result)
    let wide = accumulators.pointer.assumingMemoryBound(to: Float.self)
    let narrow = out.pointer.assumingMemoryBound(to: Float16.self)
    for i in 0..<out.layout.size { narrow[i] = Float16(wide[i]) }
    return out
  }

  /// Whether any element is nonzero.
  @usableFromInline
  static func any(_ source: Operand) -> Bool {
    find(KernelSelection.withKernels { $0.search(.anyNonZero, source.dtype)! }, in: source)
  }

  /// Whether all elements are nonzero.
  @usableFromInline
  static func all(_ source: Operand) -> Bool {
    !find(KernelSelection.withKernels { $0.search(.anyZero, source.dtype)! }, in: source)
  }
}
