import Lanes

extension NDArray {
  /// Statements whose result holds elements of arrays in fresh memory.
  func copied(_ call: Call) -> (any Variable)? {
    switch call.operation {
    case "copy": copy(order: call.order())
    case "flatten": flattened(order: call.order())
    case "cast": converted(elementType(call.word(1)), call)
    case "roll": rolled(by: call.ints(1), axes: call.ints(2))
    case "roll_flat": rolled(by: call.int(1))
    case "concatenate": NDArray.concatenate(arrays(call, from: 1), axis: call.int(0))
    case "concatenate_flat": NDArray.concatenateFlattened(arrays(call, from: 0))
    case "stack": NDArray.stack(arrays(call, from: 1), axis: call.int(0))
    case "vstack": NDArray.vstack(arrays(call, from: 0))
    case "hstack": NDArray.hstack(arrays(call, from: 0))
    case "dstack": NDArray.dstack(arrays(call, from: 0))
    case "insert": inserting(call.array(1), at: call.int(2), axis: call.int(3))
    case "drop": deleting(at: call.ints(1), axis: call.int(2))
    case "tile": tiled(call.shape(1))
    case "repeat": repeated(call.int(1), axis: call.int(2))
    case "repeat_flat": repeated(call.int(1))
    case "repeat_each": repeated(call.ints(1), axis: call.int(2))
    case "resize": resized(to: call.shape(1))
    case "pad": padded(zip(call.ints(2), call.ints(3)).map { (before: $0, after: $1) }, mode(call.word(1)))
    case "tril": lowerTriangle(offset: call.int(1))
    case "triu": upperTriangle(offset: call.int(1))
    case "npy": readBack()
    case "npy_bytes": NDArray<UInt8>(npyBytes())
    default: nil
    }
  }

  /// The array by way of the file that it would be saved in.
  private func readBack() -> NDArray {
    do { return try NDArray(npyBytes: npyBytes()) } catch { refuse("\(error)") }
  }

  private func arrays(_ call: Call, from first: Int) -> [NDArray] { (first..<call.count).map { call.array($0) } }

  private func converted<Other: ArrayElement>(_ type: Other.Type, _ call: Call) -> any Variable {
    call.array("out").map { NDArray.cast(self, out: $0) } ?? cast(to: type)
  }

  private func mode(_ name: String) -> PadMode<Element> {
    switch name {
    case "edge": .edge
    case "reflect": .reflect
    case "symmetric": .symmetric
    case "wrap": .wrap
    default: .constant(read(name))
    }
  }
}
