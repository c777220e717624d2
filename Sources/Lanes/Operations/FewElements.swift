import LanesKernelInterface

/// A walk over few elements of arrays of at most two axes: all of them at once, or a few lines one after the other. Finding
/// the best loops for them would take longer than any loops do.
struct FewElements {
  /// What leads from row to row and from column to column, in elements; 0 along axes of one position.
  struct Steps {
    var row = 0
    var column = 0
  }

  /// From so many elements on, and from so many lines on, the loops matter.
  private static let limits = (elements: 1024, lines: 16)

  private let rows: Int
  private let columns: Int
  private let rank: Int
  private let pointer: UnsafeMutableRawPointer
  private let itemSize: Int
  /// The output's own.
  let steps: Steps

  /// Which axes an operand has in full, as bits, and the most axes that one has.
  private var found = 0
  private var operandRank = 0
  /// Whether all elements are one line.
  private var isOneLine: Bool

  /// The walk over an output; nil where there are many elements.
  @inline(__always)
  init?(writing out: Operand) {
    let layout = out.storage.layoutAddress
    rank = layout.pointee.shape.rank
    let size = layout.pointee.size
    guard rank <= 2 && size <= FewElements.limits.elements && size > 0 else { return nil }
    rows = rank == 2 ? layout.pointee.shape[known: 0] : 1
    columns = rank == 0 ? 1 : layout.pointee.shape[known: rank &- 1]
    pointer = out.pointer
    itemSize = out.dtype.itemSize
    steps = Steps(
      row: rows == 1 ? 0 : layout.pointee.strides[known: 0],
      column: columns == 1 ? 0 : layout.pointee.strides[known: rank &- 1])
    isOneLine = rows == 1 || steps.row == steps.column &* columns
  }

  /// The steps of an operand; nil where it does not fit, and where it shares memory with the output so that the order
  /// matters. `isApart`: whether it is known to share none.
  @inline(__always)
  mutating func steps(_ operand: Operand, isApart: Bool) -> Steps? {
    let layout = operand.storage.layoutAddress
    let itsRank = layout.pointee.shape.rank
    guard itsRank <= 2 else { return nil }
    var its = Steps()
    if itsRank > 0 {
      let extent = layout.pointee.shape[known: itsRank &- 1]
      if extent == columns {
        its.column = columns == 1 ? 0 : layout.pointee.strides[known: itsRank &- 1]
        found |= 1
      } else if extent != 1 {
        return nil
      }
    }
    if itsRank == 2 {
      let extent = layout.pointee.shape[known: 0]
      if extent == rows {
        its.row = rows == 1 ? 0 : layout.pointee.strides[known: 0]
        found |= 2
      } else if extent != 1 {
        return nil
      }
    }
    operandRank = max(operandRank, itsRank)
    isOneLine = isOneLine && (rows == 1 || its.row == its.column &* columns)
    return isApart || isSafe(operand.pointer, operand.dtype.itemSize, its) ? its : nil
  }

  /// Whether the output has the operands' broadcast shape.
  @inline(__always)
  var isFilled: Bool {
    operandRank == rank && (found & 1 != 0 || columns == 1) && (found & 2 != 0 || rows == 1)
  }

  /// Whether a single operand can be broadcast to the output.
  @inline(__always)
  var isCovered: Bool { operandRank <= rank }

  /// Whether an operand lies apart from the output, or exactly where it lies.
  @inline(__always)
  private func isSafe(_ other: UnsafeMutableRawPointer, _ size: Int, _ its: Steps) -> Bool {
    if other == pointer && size == itemSize { return its.row == steps.row && its.column == steps.column }
    let (mine, theirs) = (reach(pointer, itemSize, steps), reach(other, size, its))
    return mine.upperBound <= theirs.lowerBound || theirs.upperBound <= mine.lowerBound
  }

  /// The addresses between which elements lie.
  @inline(__always)
  private func reach(_ first: UnsafeMutableRawPointer, _ size: Int, _ steps: Steps) -> Range<UInt> {
    let (down, across) = ((rows &- 1) &* steps.row, (columns &- 1) &* steps.column)
    let low = min(down, 0) &+ min(across, 0)
    let high = max(down, 0) &+ max(across, 0) &+ 1
    let start = UInt(bitPattern: first)
    return Range(
      uncheckedBounds: (start &+ UInt(bitPattern: low &* size), start &+ UInt(bitPattern: high &* size)))
  }
}

extension FewElements {
  /// Lines of so many elements each.
  struct Lines {
    let count: Int
    let length: Int
    /// Whether they are columns.
    let areColumns: Bool

    /// What leads from line to line and along one, in elements.
    @inline(__always)
    func steps(_ steps: Steps) -> (line: Int, element: Int) {
      areColumns ? (steps.column, steps.row) : (steps.row, steps.column)
    }
  }

  /// Lines along the axis in which the output's elements lie closer; nil where they are too many.
  @inline(__always)
  var lines: Lines? {
    if isOneLine { return Lines(count: 1, length: rows &* columns, areColumns: columns == 1) }
    let areColumns = columns == 1 || steps.row.magnitude < steps.column.magnitude
    let lines = Lines(count: areColumns ? columns : rows, length: areColumns ? rows : columns, areColumns: areColumns)
    return lines.count <= FewElements.limits.lines ? lines : nil
  }
}
