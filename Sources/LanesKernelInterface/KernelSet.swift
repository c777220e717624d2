/// The inner loops of one instruction set, found by operation and element type.
///
/// A set is made once, by the module that was compiled for its instruction set, and never changes.
/// It is a class: of a structure, the compiler would emit copying code in every kernel module, the
/// linker would keep any one of them, and that one may use instructions the processor lacks.
public final class KernelSet: Sendable {
  /// The name that `LANES_KERNELS` selects it by: `baseline`, `v3` or `v4`.
  public let name: String
  /// The tables, for what calls a loop where it stands.
  public let loops: Builder

  init(name: String, collecting loops: Builder) {
    self.name = name
    self.loops = loops
  }

  /// The loop of `operation` on `dtype`, or nil where NumPy has none either.
  public func unary(_ operation: UnaryOperator, _ dtype: DType) -> UnaryLoop? { loops.unary[operation, dtype] }

  public func binary(_ operation: BinaryOperator, _ dtype: DType) -> BinaryLoop? { loops.binary[operation, dtype] }

  public func ternary(_ operation: TernaryOperator, _ dtype: DType) -> TernaryLoop? {
    loops.ternary[operation, dtype]
  }

  /// The loop that runs several operations in one pass, of types that have one.
  public func chain(_ dtype: DType) -> ChainLoop? { loops.chain[.asIs, dtype] }

  public func comparison(_ operation: ComparisonOperator, _ dtype: DType) -> BinaryLoop? {
    loops.comparison[operation, dtype]
  }

  public func reduction(_ operation: ReductionOperator, _ dtype: DType) -> ReductionLoops? {
    loops.reduction[operation, dtype]
  }

  /// The running totals of `operation`, which is `add`, `multiply`, `minimum` or `maximum`.
  public func scan(_ operation: BinaryOperator, _ dtype: DType) -> ScanLoop? { loops.scan[operation, dtype] }

  /// The places of extremes, by the reduction that finds them, which is `minimum` or `maximum`.
  public func extremePlace(_ operation: ReductionOperator, _ dtype: DType) -> ExtremePlaceLoop? {
    loops.extremePlace[operation, dtype]
  }

  public func search(_ operation: SearchOperator, _ dtype: DType) -> SearchLoop? { loops.search[operation, dtype] }

  /// The loop that makes elements of one type from those of another, or copies them as they are.
  public func cast(from source: DType, to result: DType) -> UnaryLoop { loops.cast[source, result]! }

  /// The loops that multiply matrices, of types with arithmetic.
  public func matrixProduct(_ dtype: DType) -> MatrixProductLoops? { loops.matrixProduct[.asIs, dtype] }

  /// The loops that sort lines, of types that have an order.
  public func sorting(_ dtype: DType) -> SortingLoops? { loops.sorting[.asIs, dtype] }

  /// The loops that pick elements by position or mask.
  public func selection(_ dtype: DType) -> SelectionLoops { loops.selection[.asIs, dtype]! }

  /// The loops over masks and indices.
  public var masks: MaskLoops { loops.masks[.asIs, .uint8]! }

  /// Arithmetic on sparse matrices, of types with arithmetic.
  public func sparse(_ width: SparseIndexWidth, _ dtype: DType) -> SparseLoops? { loops.sparse[width, dtype] }

  /// Work on the structure of sparse matrices with indices of a width.
  public func sparseStructure(_ width: SparseIndexWidth) -> SparseStructureLoops {
    loops.sparseStructure[.asIs, width == .int32 ? .int32 : .int64]!
  }

  /// The loops that write cache lines past the caches.
  public var streaming: StreamingLoops { loops.streaming[.asIs, .uint8]! }

  /// The loop that copies a matrix whose fast axes differ.
  public func transpose(_ dtype: DType) -> TransposeLoop { loops.transpose[.asIs, dtype]! }
}

extension KernelSet {
  /// Collects the loops of one kernel module.
  public final class Builder: Sendable {
    public let unary = LoopTable<UnaryOperator, UnaryLoop>()
    public let binary = LoopTable<BinaryOperator, BinaryLoop>()
    public let ternary = LoopTable<TernaryOperator, TernaryLoop>()
    public let chain = LoopTable<SingleOperator, ChainLoop>()
    public let comparison = LoopTable<ComparisonOperator, BinaryLoop>()
    public let reduction = LoopTable<ReductionOperator, ReductionLoops>()
    public let scan = LoopTable<BinaryOperator, ScanLoop>()
    public let extremePlace = LoopTable<ReductionOperator, ExtremePlaceLoop>()
    public let search = LoopTable<SearchOperator, SearchLoop>()
    /// By the type that is cast from, and the type that is cast to.
    public let cast = LoopTable<DType, UnaryLoop>()
    public let matrixProduct = LoopTable<SingleOperator, MatrixProductLoops>()
    public let sorting = LoopTable<SingleOperator, SortingLoops>()
    public let selection = LoopTable<SingleOperator, SelectionLoops>()
    public let transpose = LoopTable<SingleOperator, TransposeLoop>()
    /// By one type: masks and lines have none.
    public let masks = LoopTable<SingleOperator, MaskLoops>()
    public let streaming = LoopTable<SingleOperator, StreamingLoops>()
    public let sparse = LoopTable<SparseIndexWidth, SparseLoops>()
    /// By the type of the indices.
    public let sparseStructure = LoopTable<SingleOperator, SparseStructureLoops>()

    public init() {}

    public func finish(name: String) -> KernelSet { KernelSet(name: name, collecting: self) }
  }
}

/// The only operation of a table that has one.
public enum SingleOperator: UInt8, CaseIterable, Sendable {
  case asIs
}
