import Lanes

extension NDArray {
  /// Statements that pick elements by indices and masks.
  func selected(_ call: Call) -> (any Variable)? {
    switch call.operation {
    case "index":
      switch call.count {
      case 2: self[call.array(1, of: Int.self)]
      case 3: self[call.array(1, of: Int.self), call.array(2, of: Int.self)]
      default: self[call.array(1, of: Int.self), call.array(2, of: Int.self), call.array(3, of: Int.self)]
      }
    case "mask": self[call.array(1, of: Bool.self)]
    case "take": take(call.array(1, of: Int.self), axis: call.int(2), outOfRange: mode(call))
    case "take_flat": take(call.array(1, of: Int.self), outOfRange: mode(call))
    case "compress": compress(call.array(1, of: Bool.self), axis: call.int(2))
    case "extract": extract(call.array(1, of: Bool.self))
    case "take_along": takeAlongAxis(call.array(1, of: Int.self), axis: call.int(2))
    case "flatnonzero": flatNonZero()
    case "nonzero": nonZero()[call.int(1)]
    case "argwhere": argWhere()
    default: nil
    }
  }

  /// Statements that write to this array's memory.
  func written(_ call: Call) -> (any Variable)? {
    switch call.operation {
    case "assign": assign(call.array(1))
    case "fill": fill(call.scalar(1))
    case "fill_where": fill(call.scalar(2), where: call.array(1, of: Bool.self))
    case "copyto": assign(call.array(1), where: call.array(2, of: Bool.self))
    case "set_element": self[at: call.shape(1)] = call.scalar(2)
    case "set_index":
      if call.count == 3 {
        self[call.array(1, of: Int.self)] = call.array(2)
      } else {
        self[call.array(1, of: Int.self), call.array(2, of: Int.self)] = call.array(3)
      }
    case "set_mask": self[call.array(1, of: Bool.self)] = call.array(2)
    case "put": put(call.array(1, of: Int.self), call.array(2), outOfRange: mode(call))
    case "putmask": putMask(call.array(1, of: Bool.self), call.array(2))
    case "place": place(call.array(1, of: Bool.self), call.array(2))
    case "put_along": putAlongAxis(call.array(1, of: Int.self), call.array(2), axis: call.int(3))
    default: return nil
    }
    return self
  }

  private func mode(_ call: Call) -> OutOfRange {
    switch call.option("mode") {
    case "wrap": .wrap
    case "clip": .clip
    default: .fail
    }
  }
}
