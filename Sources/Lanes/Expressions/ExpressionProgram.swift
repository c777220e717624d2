import LanesIntrinsics
import LanesKernelInterface

/// An expression as a list of units, each of which runs one kernel over a block.
///
/// What units read and write are slots: first the distinct arrays, then the distinct values, then the output, and
/// then the registers, which are buffers of one block.
struct ExpressionProgram {
  enum Loop {
    case unary(UnaryLoop)
    case binary(BinaryLoop)
    case ternary(TernaryLoop)
  }

  /// One operation.
  struct Step {
    let loop: Loop
    /// Slots; those beyond the loop's number of operands are not used.
    let a: Int
    let b: Int
    let c: Int
    let out: Int
  }

  /// Several operations on elements of one type: a part of ``chainSteps``, whose operands are counted from the first of
  /// a part of ``chainOperands``.
  struct Chain {
    let loop: ChainLoop
    let itemSize: Int
    let steps: Range<Int>
    let operands: Range<Int>
    let writesOutput: Bool
  }

  enum Unit {
    case step(Step)
    case chain(Chain)
  }

  let shape: Dimensions
  let dtype: DType
  private(set) var arrays: [Operand]
  let scalars: [ScalarValue]
  var units: [Unit] = []
  var chainSteps: [lanes_chain_step] = []
  /// Slots, or the complements of numbers of temporary values that live within a chunk.
  var chainOperands: [Int] = []
  /// The most temporary values of one chain.
  var temporaryCount = 0
  var registerCount = 0
  var largestItem: Int
  /// The operations that are computed.
  private(set) var operationCount = 0

  var output: Int { arrays.count + scalars.count }
  var firstRegister: Int { output + 1 }
  /// The slot that holds the result when all is done: the output, or what there is alone.
  var result: Int { units.isEmpty ? 0 : output }

  /// Whether a chain does everything, so that nothing lies between the arrays and the result.
  var isOneChain: Bool {
    guard units.count == 1, case .chain = units[0] else { return false }
    return true
  }

  /// Whether a chain writes the result.
  var endsWithChain: Bool {
    guard case .chain = units.last else { return false }
    return true
  }

  /// The distinct arrays that one program reads at most; what has more is computed in pieces.
  private static let greatestArrayCount = 30

  init(_ root: ExpressionNode) {
    shape = root.shape
    dtype = root.dtype
    largestItem = root.dtype.itemSize
    var root = root
    var numbering = ValueNumbering(root)
    while numbering.arrays.count > Self.greatestArrayCount {
      root = root.withFewerArrays()
      numbering = ValueNumbering(root)
    }
    arrays = numbering.arrays
    scalars = numbering.scalars
    makeUnits(numbering)
  }

  private mutating func makeUnits(_ numbering: ValueNumbering) {
    let values = numbering.values
    var places = ValuePlaces(numbering, output: output)
    var i = 0
    while i < values.count {
      let value = values[i]
      if value.isStep {
        let (last, operations) = numbering.chain(from: i)
        operationCount += operations
        if operations > 1 {
          appendChain(i...last, values, &places)
          i = last
        } else {
          largestItem = max(largestItem, value.dtype.itemSize)
          let (a, b, c) = (places[value.operands.0], places[value.operands.1], places[value.operands.2])
          units.append(.step(Step(loop: value.loop, a: a, b: b, c: c, out: places.register(of: i, values))))
        }
      }
      i += 1
    }
    registerCount = places.registerCount
  }

  /// Replaces the arrays that can't be read while `out` is written by copies of theirs.
  mutating func separate(from out: Operand) {
    for i in arrays.indices where arrays[i].order(writing: out) != .any { arrays[i] = arrays[i].copied() }
  }
}
