/// In which order elements must be visited so that none is overwritten before it is read.
enum WalkOrder {
  /// Any: the operand shares no memory with the output, or lies exactly where it lies.
  case any
  /// From low addresses to high ones: the output lies before the operand.
  case forwards
  /// From high addresses to low ones: the output lies after the operand.
  case backwards
  /// None: the operand must be copied first.
  case none

  /// What suits both.
  func and(_ other: WalkOrder) -> WalkOrder {
    if self == .any { return other }
    return other == .any || other == self ? self : .none
  }
}

extension Operand {
  /// The order in which `output` can be written, element by element, while this operand is read.
  func order(writing output: Operand) -> WalkOrder {
    let (mine, theirs) = (byteExtent, output.byteExtent)
    guard mine.lowerBound < theirs.upperBound && theirs.lowerBound < mine.upperBound else { return .any }
    guard
      dtype.itemSize == output.dtype.itemSize && layout.shape == output.layout.shape
        && layout.strides == output.layout.strides
    else { return .none }
    if pointer == output.pointer { return .any }
    guard output.layout.isWalkedInOrder else { return .none }
    return output.pointer < pointer ? .forwards : .backwards
  }
}

extension Layout {
  /// Whether a walk whose inner axes have the smaller strides meets addresses in rising order: each
  /// axis steps over all that the smaller ones reach.
  var isWalkedInOrder: Bool {
    var visited: UInt8 = 0
    var reach = 0
    while true {
      var next = -1
      for axis in 0..<rank where shape[axis] > 1 && visited & (1 << UInt8(axis)) == 0 {
        if next < 0 || strides[axis].magnitude < strides[next].magnitude { next = axis }
      }
      if next < 0 { return true }
      visited |= 1 << UInt8(next)
      let step = Int(strides[next].magnitude)
      if step <= reach { return false }
      reach += (shape[next] - 1) * step
    }
  }
}
