/// The inner loops of one instruction set, found by operation and element type.
///
/// A set is made once, by the module that was compiled for its instruction set, and never changes.
/// It is a class: of a structure, the compiler would emit copying code in every kernel module, the
/// linker would keep any one of them, and that one may use instructions the processor lacks.
public final class KernelSet: Sendable {
  /// The name that `LANES_KERNELS` selects it by: `baseline`, `v3` or `v4`.
  public let name: String

  let unary: LoopTable<UnaryOperator, UnaryLoop>
  let binary: LoopTable<BinaryOperator, BinaryLoop>
  let comparison: LoopTable<ComparisonOperator, BinaryLoop>
  let reduction: LoopTable<ReductionOperator, ReductionLoops>
  let search: LoopTable<SearchOperator, SearchLoop>
  let copy: LoopTable<CopyOperator, UnaryLoop>
  let transpose: LoopTable<CopyOperator, TransposeLoop>

  init(name: String, collecting loops: borrowing Builder) {
    self.name = name
    unary = loops.unary
    binary = loops.binary
    comparison = loops.comparison
    reduction = loops.reduction
    search = loops.search
    copy = loops.copy
    transpose = loops.transpose
  }

  /// The loop of `operation` on `dtype`, or nil where NumPy has none either.
  public func unary(_ operation: UnaryOperator, _ dtype: DType) -> UnaryLoop? {
    unary[operation, dtype]
  }

  public func binary(_ operation: BinaryOperator, _ dtype: DType) -> BinaryLoop? {
    binary[operation, dtype]
  }

  public func comparison(_ operation: ComparisonOperator, _ dtype: DType) -> BinaryLoop? {
    comparison[operation, dtype]
  }

  public func reduction(_ operation: ReductionOperator, _ dtype: DType) -> ReductionLoops? {
    reduction[operation, dtype]
  }

  public func search(_ operation: SearchOperator, _ dtype: DType) -> SearchLoop? {
    search[operation, dtype]
  }

  /// The loop that copies elements as they are.
  public func copy(_ dtype: DType) -> UnaryLoop { copy[.asIs, dtype]! }

  /// The loop that copies a matrix whose fast axes differ.
  public func transpose(_ dtype: DType) -> TransposeLoop { transpose[.asIs, dtype]! }
}

extension KernelSet {
  /// Collects the loops of one kernel module.
  public struct Builder: ~Copyable {
    public let unary = LoopTable<UnaryOperator, UnaryLoop>()
    public let binary = LoopTable<BinaryOperator, BinaryLoop>()
    public let comparison = LoopTable<ComparisonOperator, BinaryLoop>()
    public let reduction = LoopTable<ReductionOperator, ReductionLoops>()
    public let search = LoopTable<SearchOperator, SearchLoop>()
    public let copy = LoopTable<CopyOperator, UnaryLoop>()
    public let transpose = LoopTable<CopyOperator, TransposeLoop>()

    public init() {}

    public func finish(name: String) -> KernelSet {
      KernelSet(name: name, collecting: self)
    }
  }
}
