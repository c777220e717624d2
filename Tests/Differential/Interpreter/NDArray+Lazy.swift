import Lanes
import LanesKernelInterface

extension NDArray {
  /// A statement such as `v3 = lazy sum v1 v2 .add 2.5 .multiply .exp`: an expression in reverse Polish notation, and
  /// what is asked of it.
  func evaluated(_ call: Call) -> (any Variable)? {
    guard call.operation == "lazy" else { return nil }
    var stack: [Operand] = []
    for word in call.statement.arguments.dropFirst() {
      if word.hasPrefix(".") {
        if let question = apply(String(word.dropFirst()), to: &stack) { return question.result(of: call) }
      } else {
        stack.append(call.variables[word] == nil ? .value(read(word)) : .expression(call.array(named: word).lazy))
      }
    }
    guard case .expression(let expression) = stack.popLast() else { refuse("no expression in \(call.statement)") }
    return expression.result(of: call)
  }

  private enum Operand {
    case expression(LazyArray<Element>)
    case value(Element)
  }

  /// Notes one operation down; a comparison is the last one, and gives its answers.
  private func apply(_ name: String, to stack: inout [Operand]) -> LazyArray<Bool>? {
    if let operation = UnaryOperator.allCases.first(where: { "\($0)" == name }) {
      guard case .expression(let a) = stack.removeLast() else { refuse("\(name) of a value") }
      stack.append(.expression(UnaryFunction<Element, Element>(operation)(a)))
      return nil
    }
    let (second, first) = (stack.removeLast(), stack.removeLast())
    if let operation = ComparisonOperator.allCases.first(where: { "\($0)" == name }) {
      let function = ComparisonFunction<Element>(operation)
      switch (first, second) {
      case (.expression(let a), .expression(let b)): return function(a, b)
      case (.expression(let a), .value(let b)): return function(a, b)
      case (.value(let a), .expression(let b)): return function(a, b)
      case (.value, .value): refuse("\(name) of two values")
      }
    }
    let function = BinaryFunction<Element>(named(name))
    switch (first, second) {
    case (.expression(let a), .expression(let b)): stack.append(.expression(function(a, b)))
    case (.expression(let a), .value(let b)): stack.append(.expression(function(a, b)))
    case (.value(let a), .expression(let b)): stack.append(.expression(function(a, b)))
    case (.value, .value): refuse("\(name) of two values")
    }
    return nil
  }
}

extension LazyArray {
  fileprivate func result(of call: Call) -> any Variable {
    let (axes, keep) = (call.ints("axes"), call.has("keep"))
    switch call.word(0) {
    case "evaluate": return call.array("out").map { evaluate(into: $0) } ?? evaluate()
    case "sum": return axes.map { sum(axes: $0, keepDims: keep) } ?? NDArray<Element.Sum>(sum())
    case "product": return axes.map { product(axes: $0) } ?? NDArray<Element.Sum>(product())
    case "mean": return axes.map { mean(axes: $0, keepDims: keep) } ?? NDArray<Element.Mean>(mean())
    case "countNonZero": return axes.map { countNonZero(axes: $0, keepDims: keep) } ?? NDArray<Int>(countNonZero())
    case "any":
      if let axes { return any(axes: axes, keepDims: keep) }
      return NDArray<Bool>((self as? LazyArray<Bool>)?.any() ?? any(axes: Array(0..<ndim)).item)
    case "all":
      if let axes { return all(axes: axes, keepDims: keep) }
      return NDArray<Bool>((self as? LazyArray<Bool>)?.all() ?? all(axes: Array(0..<ndim)).item)
    default:
      guard let found = (self as? any OrderedExpression)?.extreme(call) else { refuse("no lazy \(call.word(0))") }
      return found
    }
  }
}

private protocol OrderedExpression { func extreme(_ call: Call) -> any Variable }

extension LazyArray: OrderedExpression where Element: OrderedElement {
  fileprivate func extreme(_ call: Call) -> any Variable {
    let (axes, keep) = (call.ints("axes"), call.has("keep"))
    return switch call.word(0) {
    case "min": axes.map { min(axes: $0, keepDims: keep) } ?? NDArray(min())
    case "max": axes.map { max(axes: $0, keepDims: keep) } ?? NDArray(max())
    default: refuse("no lazy \(call.word(0))")
    }
  }
}
