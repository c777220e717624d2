import Lanes
import LanesKernelInterface

extension NDArray {
  /// Statements that compute each element from those at its place.
  func elementwise(_ call: Call) -> (any Variable)? {
    switch call.operation {
    case "unary": unary(call, to: Element.self)
    case "question": unary(call, to: Bool.self)
    case "bit_count": unary(call, to: UInt8.self)
    case "binary": binary(call)
    case "compare": compared(call)
    case "where":
      if let out: NDArray = call.array("out") {
        NDArray.where(call.array(1, of: Bool.self), self, call.array(2), out: out)
      } else if call.isArray(2) {
        NDArray.where(call.array(1, of: Bool.self), self, call.array(2))
      } else {
        NDArray.where(call.array(1, of: Bool.self), self, call.scalar(2))
      }
    default: nil
    }
  }

  func unary<Result: ArrayElement>(_ call: Call, to type: Result.Type) -> NDArray<Result> {
    let function = UnaryFunction<Element, Result>(named(call.word(0)))
    return call.array("out").map { function(self, out: $0) } ?? function(self)
  }

  private func binary(_ call: Call) -> NDArray {
    let function = BinaryFunction<Element>(named(call.word(0)))
    let out: NDArray? = call.array("out")
    if !call.isArray(1) {
      let scalar: Element = call.scalar(1)
      return out.map { function(scalar, self, out: $0) } ?? function(scalar, self)
    }
    if !call.isArray(2) {
      let scalar: Element = call.scalar(2)
      return out.map { function(self, scalar, out: $0) } ?? function(self, scalar)
    }
    let other: NDArray = call.array(2)
    return out.map { function(self, other, out: $0) } ?? function(self, other)
  }

  private func compared(_ call: Call) -> NDArray<Bool> {
    let function = ComparisonFunction<Element>(named(call.word(0)))
    let out: NDArray<Bool>? = call.array("out")
    if !call.isArray(1) {
      let scalar: Element = call.scalar(1)
      return out.map { function(scalar, self, out: $0) } ?? function(scalar, self)
    }
    if !call.isArray(2) {
      let scalar: Element = call.scalar(2)
      return out.map { function(self, scalar, out: $0) } ?? function(self, scalar)
    }
    let other: NDArray = call.array(2)
    return out.map { function(self, other, out: $0) } ?? function(self, other)
  }
}
