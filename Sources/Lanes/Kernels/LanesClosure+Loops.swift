import LanesIntrinsics
import LanesKernelInterface

/// Loops that are called where they stand in the tables of kernels: nobody counts references to them, and nothing is copied.
/// For few elements that is a third of the time.
extension LanesClosure {
  /// The loop at an address; nil where there is none.
  @inline(__always)
  init?(at address: UnsafeRawPointer) {
    self = address.load(as: LanesClosure.self)
    if code == nil { return nil }
  }

  @inline(__always)
  static func of(_ operation: UnaryOperator, _ dtype: DType) -> LanesClosure {
    KernelSelection.withKernels { LanesClosure(at: $0.loops.unary.address(of: operation, dtype)) }
      ?? Elementwise.failLoop(operation, dtype)
  }

  @inline(__always)
  static func of(_ operation: BinaryOperator, _ dtype: DType) -> LanesClosure {
    KernelSelection.withKernels { LanesClosure(at: $0.loops.binary.address(of: operation, dtype)) }
      ?? Elementwise.failLoop(operation, dtype)
  }

  @inline(__always)
  static func of(_ operation: ComparisonOperator, _ dtype: DType) -> LanesClosure {
    KernelSelection.withKernels { LanesClosure(at: $0.loops.comparison.address(of: operation, dtype)) }
      ?? Elementwise.failLoop(operation, dtype)
  }

  @inline(__always)
  static func cast(from source: DType, to result: DType) -> LanesClosure {
    KernelSelection.withKernels { LanesClosure(at: $0.loops.cast.address(of: source, result))! }
  }
}

extension Reducing {
  /// Sets `result` to the reduction, which there is, of `count` elements that follow each other; the type that it has.
  @inline(__always)
  static func reduce(
    _ operation: ReductionOperator, _ dtype: DType, _ source: UnsafeRawPointer, _ count: Int,
    into result: UnsafeMutableRawPointer
  ) -> DType {
    let loops = KernelSelection.withKernels { $0.loops.reduction.address(of: operation, dtype) }
    let fill = MemoryLayout<ReductionLoops>.offset(of: \.fill)!
    let fold = MemoryLayout<ReductionLoops>.offset(of: \.fold)!
    let accumulator = MemoryLayout<ReductionLoops>.offset(of: \.accumulator)!
    lanes_call_fill((loops + fill).load(as: LanesClosure.self), result, 1)
    lanes_call_fold((loops + fold).load(as: LanesClosure.self), source, 1, count, result)
    return (loops + accumulator).load(as: DType.self)
  }
}
