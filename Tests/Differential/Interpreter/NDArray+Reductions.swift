import Lanes

extension NDArray {
  /// Statements that make one value of many, of elements of every type.
  func reduced(_ call: Call) -> (any Variable)? {
    guard call.operation == "reduce" else {
      switch call.operation {
      case "any": return call.ints("axes").map { any(axes: $0, keepDims: call.has("keep")) } ?? NDArray<Bool>(any())
      case "all": return call.ints("axes").map { all(axes: $0, keepDims: call.has("keep")) } ?? NDArray<Bool>(all())
      case "mean":
        return call.ints("axes").map { mean(axes: $0, keepDims: call.has("keep")) } ?? NDArray<Element.Mean>(mean())
      case "cumulative":
        switch call.word(0) {
        case "add": return call.int("axis").map { cumulativeSum(axis: $0) } ?? cumulativeSum()
        case "multiply": return call.int("axis").map { cumulativeProduct(axis: $0) } ?? cumulativeProduct()
        default: return nil
        }
      default: return nil
      }
    }
    switch call.word(0) {
    case "sum":
      return reduced(call, NDArray.sum) {
        sum()
      } along: {
        sum(axes: $0, keepDims: $1)
      }
    case "product":
      return reduced(call, NDArray.product) {
        product()
      } along: {
        product(axes: $0, keepDims: $1)
      }
    case "countNonZero":
      return reduced(call, NDArray.countNonZero) {
        countNonZero()
      } along: {
        countNonZero(axes: $0, keepDims: $1)
      }
    default: return nil
    }
  }

  /// The short form where it says all, else the function with all that can be said.
  func reduced<Result: ArrayElement>(
    _ call: Call, _ function: ReductionFunction<Element, Result>, _ total: () -> Result,
    along axes: ([Int], Bool) -> NDArray<Result>
  ) -> any Variable {
    let (mask, initial): (NDArray<Bool>?, Result?) = (call.array("where"), call.scalar("initial"))
    if let out: NDArray<Result> = call.array("out") {
      return function(
        self, axes: call.ints("axes"), keepDims: call.has("keep"), where: mask, initial: initial, out: out)
    }
    if mask != nil || initial != nil || (call.ints("axes") == nil && call.has("keep")) {
      return function(self, axes: call.ints("axes"), keepDims: call.has("keep"), where: mask, initial: initial)
    }
    return call.ints("axes").map { axes($0, call.has("keep")) } ?? NDArray<Result>(total())
  }
}
