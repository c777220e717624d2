import Lanes

extension NDArray {
  /// Statements whose result shows this array's memory.
  func viewed(_ call: Call) -> (any Variable)? {
    switch call.operation {
    case "slice": self[axes: call.statement.arguments.dropFirst().map(axisIndex)]
    case "t": transposed
    case "transpose": transposed(call.ints(1))
    case "swapaxes": swappingAxes(call.int(1), call.int(2))
    case "moveaxis": movingAxis(call.int(1), to: call.int(2))
    case "reshape": reshaped(call.shape(1), order: call.order())
    case "ravel": ravel(order: call.order())
    case "flip": flipped(axes: call.ints(1))
    case "rot90": rotated90(call.int(1), axes: (call.int(2), call.int(3)))
    case "broadcast_to": broadcast(to: call.shape(1))
    case "windows": slidingWindow(call.shape(1), axes: call.ints(2))
    case "diagonal": diagonal(offset: call.int(1), axes: (call.int(2), call.int(3)))
    case "expand": expandingDims(axes: call.ints(1))
    case "squeeze": squeezed(axes: call.ints(1))
    case "readonly": asReadOnly()
    case "split": split(into: call.int(1), axis: call.int(2))[call.int(3)]
    case "array_split": arraySplit(into: call.int(1), axis: call.int(2))[call.int(3)]
    case "strided": asStrided(shape: call.shape(1), strides: call.shape(2), offset: call.int(3))
    case "view": reinterpreted(elementType(call.word(1)))
    case "contiguous": asContiguous()
    default: nil
    }
  }

  private func reinterpreted<Other: ArrayElement>(_ type: Other.Type) -> any Variable { view(as: type) }
}

/// An index in Python's notation: `3`, `1:5:-2`, `...` or `newaxis`.
private func axisIndex(_ text: String) -> AxisIndex {
  if text == "..." { return .ellipsis }
  if text == "newaxis" { return .newAxis }
  if let index = Int(text) { return .index(index) }
  let bounds = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
  return .slice(bounds[0], bounds[1], step: bounds.count > 2 ? bounds[2] ?? 1 : 1)
}
