import LanesKernelInterface

extension Declaring where T: RealArithmetic {
  /// A function whose formulas are vector code.
  @inline(__always)
  func function<F: ElementaryFunction>(_ operation: UnaryOperator, _ function: F.Type) {
    set.unary[operation, dtype] = T.functionLoop(function)
  }

  @inline(__always)
  func function<F: BinaryElementaryFunction>(_ operation: BinaryOperator, _ function: F.Type) {
    set.binary[operation, dtype] = T.functionLoop(function)
  }
}
