/// How a reduction walks an array: which axis a kernel runs along, and which loops go around it.
///
/// Memory is walked in its own order. Along the inner axis a kernel either folds elements into one
/// accumulator, or takes a row of elements into a row of accumulators. Where the innermost axis of the
/// memory is short another one takes its place, so that no call is spent on a few elements.
struct ReductionPlan {
  struct Axis {
    var extent = 1
    /// Elements from one position to the next in the source.
    var source = 0
    /// Accumulators from one position to the next in the result: 0 where the axis is reduced.
    var target = 0
    var isReduced: Bool { target == 0 }
  }

  /// A few loops, outermost first.
  struct Loops {
    private var axes = InlineArray<8, Axis>(repeating: Axis())
    private(set) var rank = 0

    /// How many positions there are.
    private(set) var count = 1

    mutating func append(_ axis: Axis) {
      axes[rank] = axis
      rank += 1
      count *= axis.extent
    }

    /// Calls `body` with the offsets of each position, in order.
    @inline(__always)
    func forEach(_ body: (_ source: Int, _ target: Int) -> Void) {
      guard count > 0 else { return }
      if rank == 0 { return body(0, 0) }
      var index = InlineArray<8, Int>(repeating: 0)
      var (source, target) = (0, 0)
      while true {
        body(source, target)
        var axis = rank - 1
        while axis >= 0 {
          index[axis] += 1
          source += axes[axis].source
          target += axes[axis].target
          if index[axis] < axes[axis].extent { break }
          source -= axes[axis].source * axes[axis].extent
          target -= axes[axis].target * axes[axis].extent
          index[axis] = 0
          axis -= 1
        }
        if axis < 0 { return }
      }
    }
  }

  /// The axis along which a kernel runs.
  var inner = Axis()
  /// A short axis beside the inner one, of the other kind: the kernel runs once for each position.
  var short = Axis()
  /// A kept axis whose positions are lines of an inner axis that is reduced and has no short one beside it.
  var lines = Axis()
  /// A reduced axis whose positions are rows of an inner axis that is kept.
  var rows = Axis()
  /// The other reduced loops outside, whose results a sum adds pairwise.
  var reduced = Loops()
  /// The other kept loops outside of everything.
  var kept = Loops()
  /// What walking backwards adds to the first positions.
  var sourceOffset = 0
  var targetOffset = 0

  /// An axis shorter than this does not fill a kernel's vectors.
  private static let shortExtent = 32

  /// The plan over the axes of a nest, of whose operands one is the accumulators and one the source.
  init<let operandCount: Int>(_ nest: LoopNest<operandCount>, target: Int, source: Int) {
    (targetOffset, sourceOffset) = (nest.offsets[target], nest.offsets[source])
    var axes: [Axis] = nest.outerShape.indices.map {
      Axis(
        extent: nest.outerShape[$0], source: nest.outerStride($0, operand: source),
        target: nest.outerStride($0, operand: target))
    }
    inner = Axis(extent: nest.count, source: nest.strides[source], target: nest.strides[target])
    if inner.extent < Self.shortExtent,
      let longest = axes.indices.max(by: { axes[$0].extent < axes[$1].extent }), axes[longest].extent > inner.extent
    {
      let replaced = inner
      inner = axes.remove(at: longest)
      if replaced.isReduced == inner.isReduced { axes.append(replaced) } else { short = replaced }
    }
    if !inner.isReduced {
      if let innermost = axes.lastIndex(where: \.isReduced) { rows = axes.remove(at: innermost) }
    } else if short.extent == 1, let side = axes.lastIndex(where: { $0.target == 1 }) {
      lines = axes.remove(at: side)
    }
    for axis in axes {
      if axis.isReduced { reduced.append(axis) } else { kept.append(axis) }
    }
  }
}
