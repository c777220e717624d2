import LanesKernelInterface

// Finding the kernel, checking shapes and making room for the result, for operands of any type.

extension Elementwise {
  /// The result of `operation` in fresh memory.
  @usableFromInline
  static func combined(_ operation: BinaryOperator, _ a: Operand, _ b: Operand) -> Operand {
    let out = Operand(allocating: resultLayout(of: operation, a.layout, b.layout), a.dtype)
    run(loop(operation, a.dtype), a, b, into: out)
    return out
  }

  /// The result of `operation` in the memory of `out`, which may be one of the operands.
  @usableFromInline
  static func combine(_ operation: BinaryOperator, _ a: Operand, _ b: Operand, into out: Operand) {
    requireShape(of: operation, a.layout, b.layout, fits: out.layout)
    run(loop(operation, a.dtype), a, b, into: out)
  }

  /// The same for contiguous memory of one shape, of which only addresses need to be known: with
  /// few elements, handing over layouts would cost more than the work.
  @usableFromInline
  static func combinePlain(
    _ operation: BinaryOperator, _ dtype: DType, _ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer,
    into out: UnsafeMutableRawPointer, _ count: Int
  ) {
    let bytes = count &* dtype.itemSize
    func isSafe(_ input: UnsafeMutableRawPointer) -> Bool {
      input == out || input + bytes <= out || out + bytes <= input
    }
    if isSafe(a) && isSafe(b) {
      loop(operation, dtype)(a, 1, b, 1, out, 1, count)
    } else {
      let layout = Layout(contiguous: [count])
      func operand(_ pointer: UnsafeMutableRawPointer) -> Operand {
        Operand(storage: nil, pointer: pointer, layout: layout, dtype: dtype)
      }
      run(loop(operation, dtype), operand(a), operand(b), into: operand(out))
    }
  }

  /// The result of a comparison in fresh memory.
  @usableFromInline
  static func compared(_ operation: ComparisonOperator, _ a: Operand, _ b: Operand) -> Operand {
    let out = Operand(allocating: resultLayout(of: operation, a.layout, b.layout), .bool)
    run(loop(operation, a.dtype), a, b, into: out)
    return out
  }

  /// The result of a comparison in the memory of `out`.
  @usableFromInline
  static func compare(_ operation: ComparisonOperator, _ a: Operand, _ b: Operand, into out: Operand) {
    requireShape(of: operation, a.layout, b.layout, fits: out.layout)
    run(loop(operation, a.dtype), a, b, into: out)
  }

  /// Whether there is a kernel is decided by the protocol that offers the operation.
  private static func loop(_ operation: BinaryOperator, _ dtype: DType) -> BinaryLoop {
    KernelSelection.current.kernels.binary(operation, dtype)!
  }

  static func loop(_ operation: ComparisonOperator, _ dtype: DType) -> BinaryLoop {
    guard let loop = KernelSelection.current.kernels.comparison(operation, dtype) else {
      fail("\(operation) of \(dtype) elements, which have no order: compare them with .== or .!=")
    }
    return loop
  }

  /// A fresh layout for an element-wise result. Its axes are in the order of the operands' memory,
  /// as NumPy's are, so that what is transposed stays contiguous.
  private static func resultLayout(of operation: some Any, _ a: Layout, _ b: Layout) -> Layout {
    if a.isContiguous && b.isContiguous {
      // The usual cases: one shape, or a scalar.
      if b.rank == 0 || a.shape == b.shape { return Layout(contiguous: a.shape) }
      if a.rank == 0 { return Layout(contiguous: b.shape) }
    }
    guard let shape = Layout.broadcast(a.shape, b.shape) else { failBroadcast(operation, a, b) }
    return Layout(
      contiguous: shape, inOrderOf: a.strides(broadcastTo: shape)!, b.strides(broadcastTo: shape)!)
  }

  private static func requireShape(
    of operation: some Any, _ a: Layout, _ b: Layout, fits out: Layout
  ) {
    if a.shape == out.shape && (b.rank == 0 || b.shape == out.shape) { return }
    guard let shape = Layout.broadcast(a.shape, b.shape) else { failBroadcast(operation, a, b) }
    require(
      shape == out.shape,
      "\(operation) of shapes \(a.shape) and \(b.shape) gives \(shape), which does not fit an output of shape "
        + "\(out.shape): an output can't grow")
  }

  @inline(never)
  private static func failBroadcast(_ operation: some Any, _ a: Layout, _ b: Layout) -> Never {
    fail(
      "\(operation) of shapes \(a.shape) and \(b.shape): aligned at the last axis, every axis must be equal or 1")
  }
}
