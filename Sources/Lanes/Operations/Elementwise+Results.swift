import LanesKernelInterface

// Finding the kernel, checking shapes and making room for the result, for operands of any type.

extension Elementwise {
  /// The result of `operation` in fresh memory.
  @usableFromInline
  static func result(of operation: UnaryOperator, _ a: Operand, _ result: DType) -> Operand {
    let out = Operand(allocating: resultLayout(a.layout), result)
    if runFew(.of(operation, a.dtype), a, into: out, isApart: true) { return out }
    run(loop(operation, a.dtype), a, into: out, .any)
    return out
  }

  @usableFromInline
  static func result(of operation: BinaryOperator, _ a: Operand, _ b: Operand) -> Operand {
    let out = Operand(allocating: resultLayout(of: operation, a.layout, b.layout), a.dtype)
    if runFew(.of(operation, a.dtype), a, b, into: out, isApart: true) { return out }
    run(loop(operation, a.dtype), a, b, into: out, .any)
    return out
  }

  @usableFromInline
  static func result(of operation: ComparisonOperator, _ a: Operand, _ b: Operand) -> Operand {
    let out = Operand(allocating: resultLayout(of: operation, a.layout, b.layout), .bool)
    if runFew(.of(operation, a.dtype), a, b, into: out, isApart: true) { return out }
    run(loop(operation, a.dtype), a, b, into: out, .any)
    return out
  }

  @usableFromInline
  static func result(of operation: TernaryOperator, _ a: Operand, _ b: Operand, _ c: Operand) -> Operand {
    let out = Operand(allocating: resultLayout(of: operation, a.layout, b.layout, c.layout), c.dtype)
    run(loop(operation, c.dtype), a, b, c, into: out)
    return out
  }

  /// The elements of `a` as elements of another type, in fresh memory.
  @usableFromInline
  static func cast(_ a: Operand, to result: DType) -> Operand {
    let out = Operand(allocating: resultLayout(a.layout), result)
    if runFew(.cast(from: a.dtype, to: result), a, into: out, isApart: true) { return out }
    run(KernelSelection.withKernels { $0.cast(from: a.dtype, to: result) }, a, into: out, .any)
    return out
  }

  /// The result of `operation` in the memory of `out`, which may be one of the operands.
  @usableFromInline
  static func write(_ operation: UnaryOperator, _ a: Operand, into out: Operand) {
    if runFew(.of(operation, a.dtype), a, into: out) { return }
    requireShape(of: operation, a.layout, fits: out.layout)
    run(loop(operation, a.dtype), a, into: out)
  }

  @usableFromInline
  static func write(_ operation: BinaryOperator, _ a: Operand, _ b: Operand, into out: Operand) {
    if runFew(.of(operation, a.dtype), a, b, into: out) { return }
    requireShape(of: operation, a.layout, b.layout, fits: out.layout)
    run(loop(operation, a.dtype), a, b, into: out)
  }

  @usableFromInline
  static func write(_ operation: ComparisonOperator, _ a: Operand, _ b: Operand, into out: Operand) {
    if runFew(.of(operation, a.dtype), a, b, into: out) { return }
    requireShape(of: operation, a.layout, b.layout, fits: out.layout)
    run(loop(operation, a.dtype), a, b, into: out)
  }

  @usableFromInline
  static func write(_ operation: TernaryOperator, _ a: Operand, _ b: Operand, _ c: Operand, into out: Operand) {
    requireShape(of: operation, a.layout, b.layout, c.layout, fits: out.layout)
    run(loop(operation, c.dtype), a, b, c, into: out)
  }

  @usableFromInline
  static func cast(_ a: Operand, into out: Operand) {
    if runFew(.cast(from: a.dtype, to: out.dtype), a, into: out) { return }
    requireShape(of: "cast", a.layout, fits: out.layout)
    run(KernelSelection.withKernels { $0.cast(from: a.dtype, to: out.dtype) }, a, into: out)
  }
}

// The protocols offer only operations that an element type has; operators made at run time may not.
extension Elementwise {
  static func loop(_ operation: UnaryOperator, _ dtype: DType) -> UnaryLoop {
    KernelSelection.withKernels { $0.unary(operation, dtype) } ?? failLoop(operation, dtype)
  }

  static func loop(_ operation: BinaryOperator, _ dtype: DType) -> BinaryLoop {
    KernelSelection.withKernels { $0.binary(operation, dtype) } ?? failLoop(operation, dtype)
  }

  static func loop(_ operation: TernaryOperator, _ dtype: DType) -> TernaryLoop {
    KernelSelection.withKernels { $0.ternary(operation, dtype) } ?? failLoop(operation, dtype)
  }

  static func loop(_ operation: ComparisonOperator, _ dtype: DType) -> BinaryLoop {
    KernelSelection.withKernels { $0.comparison(operation, dtype) } ?? failLoop(operation, dtype)
  }

  @inline(never)
  static func failLoop<Loop>(_ operation: some Any, _ dtype: DType) -> Loop {
    fail("\(operation) of \(dtype) elements: there is no such operation; cast(to:) another type first")
  }
}

// Shapes. The layouts of results have their axes in the order of the operands' memory, as NumPy's
// have, so that what is transposed stays contiguous.
extension Elementwise {
  static func resultLayout(_ a: Layout) -> Layout {
    a.isContiguous
      ? Layout(contiguous: a.shape) : Layout(contiguous: a.shape, inOrderOf: [a.strides(broadcastTo: a.shape)!])
  }

  private static func resultLayout(of operation: some Any, _ a: Layout, _ b: Layout) -> Layout {
    if a.isContiguous && b.isContiguous {
      // The usual cases: one shape, or a scalar.
      if b.rank == 0 || a.shape == b.shape { return Layout(contiguous: a.shape) }
      if a.rank == 0 { return Layout(contiguous: b.shape) }
    }
    guard let shape = Layout.broadcast(a.shape, b.shape) else { failBroadcast(operation, [a.shape, b.shape]) }
    // One axis has one order, and a contiguous operand of the result's shape comes first, or alone knows of an order.
    if shape.rank < 2 || a.isContiguous && a.shape == shape || a.rank < 2 && b.isContiguous && b.shape == shape {
      return Layout(contiguous: shape)
    }
    return Layout(
      contiguous: shape, inOrderOf: [a.strides(broadcastTo: shape)!, b.strides(broadcastTo: shape)!])
  }

  private static func resultLayout(of operation: some Any, _ a: Layout, _ b: Layout, _ c: Layout) -> Layout {
    guard let pair = Layout.broadcast(a.shape, b.shape), let shape = Layout.broadcast(pair, c.shape) else {
      failBroadcast(operation, [a.shape, b.shape, c.shape])
    }
    if a.isContiguous && a.shape == shape { return Layout(contiguous: shape) }
    return Layout(
      contiguous: shape,
      inOrderOf: [
        a.strides(broadcastTo: shape)!, b.strides(broadcastTo: shape)!, c.strides(broadcastTo: shape)!,
      ])
  }

  private static func requireShape(of operation: some Any, _ a: Layout, fits out: Layout) {
    if a.shape == out.shape || a.rank == 0 { return }
    if Layout.broadcast(a.shape, out.shape) != out.shape { failOutput(operation, [a], a.shape, out) }
  }

  private static func requireShape(of operation: some Any, _ a: Layout, _ b: Layout, fits out: Layout) {
    if a.shape == out.shape && (b.rank == 0 || b.shape == out.shape) { return }
    guard let shape = Layout.broadcast(a.shape, b.shape) else { failBroadcast(operation, [a.shape, b.shape]) }
    if shape != out.shape { failOutput(operation, [a, b], shape, out) }
  }

  private static func requireShape(of operation: some Any, _ a: Layout, _ b: Layout, _ c: Layout, fits out: Layout) {
    guard let pair = Layout.broadcast(a.shape, b.shape), let shape = Layout.broadcast(pair, c.shape) else {
      failBroadcast(operation, [a.shape, b.shape, c.shape])
    }
    if shape != out.shape { failOutput(operation, [a, b, c], shape, out) }
  }

  @inline(never)
  private static func failOutput(_ operation: some Any, _ operands: [Layout], _ shape: Dimensions, _ out: Layout)
    -> Never
  {
    fail(
      "\(operation) of \(shapes(operands.map(\.shape))) gives shape \(shape), which does not fit an output of shape "
        + "\(out.shape): an output can't grow")
  }

  @inline(never)
  static func failBroadcast(_ operation: some Any, _ operands: [Dimensions]) -> Never {
    fail("\(operation) of \(shapes(operands)): aligned at the last axis, every axis must be equal or 1")
  }

  private static func shapes(_ operands: [Dimensions]) -> String {
    let list = operands.map(\.description)
    if list.count == 1 { return "shape \(list[0])" }
    return "shapes " + list.dropLast().joined(separator: ", ") + " and " + list[list.count - 1]
  }
}
