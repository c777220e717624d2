import LanesKernelInterface

// Noting operations down. The second operand is an expression, an array or one value.
extension LazyArray {
  func combined(_ operation: BinaryOperator, _ other: some ArrayExpression<Element>) -> LazyArray {
    LazyArray(.binary(operation, node, other.lazy.node))
  }

  func combined(_ operation: BinaryOperator, _ scalar: Element) -> LazyArray {
    LazyArray(.binaryWithValue(operation, node, ScalarValue(scalar), isFirst: false))
  }

  func combined(_ operation: BinaryOperator, from scalar: Element) -> LazyArray {
    LazyArray(.binaryWithValue(operation, node, ScalarValue(scalar), isFirst: true))
  }

  func compared(_ operation: ComparisonOperator, _ other: some ArrayExpression<Element>) -> LazyArray<Bool> {
    LazyArray<Bool>(.comparison(operation, node, other.lazy.node))
  }

  func compared(_ operation: ComparisonOperator, _ scalar: Element) -> LazyArray<Bool> {
    if case .array(let array) = form { return LazyArray<Bool>(.comparison(operation, array, ScalarValue(scalar))) }
    return LazyArray<Bool>(.comparison(operation, node, ExpressionNode(ScalarValue(scalar))))
  }

  func compared(_ operation: ComparisonOperator, from scalar: Element) -> LazyArray<Bool> {
    LazyArray<Bool>(.comparison(operation, ExpressionNode(ScalarValue(scalar)), node))
  }

  func applying<Result>(_ operation: UnaryOperator, _ type: Result.Type = Element.self) -> LazyArray<Result> {
    LazyArray<Result>(.unary(operation, node))
  }
}

extension LazyArray where Element: NumericElement {
  /// The element-wise sum, to be computed later; shapes are broadcast. Integers wrap around.
  public static func + (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.add, b) }
  public static func + (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.add, b) }
  public static func + (a: LazyArray, b: Element) -> LazyArray { a.combined(.add, b) }
  public static func + (a: Element, b: LazyArray) -> LazyArray { b.combined(.add, from: a) }

  /// The element-wise difference, to be computed later.
  public static func - (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.subtract, b) }
  public static func - (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.subtract, b) }
  public static func - (a: LazyArray, b: Element) -> LazyArray { a.combined(.subtract, b) }
  public static func - (a: Element, b: LazyArray) -> LazyArray { b.combined(.subtract, from: a) }

  /// The element-wise product, to be computed later.
  public static func * (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.multiply, b) }
  public static func * (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.multiply, b) }
  public static func * (a: LazyArray, b: Element) -> LazyArray { a.combined(.multiply, b) }
  public static func * (a: Element, b: LazyArray) -> LazyArray { b.combined(.multiply, from: a) }

  /// The negative of every element, to be computed later.
  public static prefix func - (a: LazyArray) -> LazyArray { a.applying(.negate) }
}

extension LazyArray where Element: InexactElement {
  /// The element-wise quotient, to be computed later.
  public static func / (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.divide, b) }
  public static func / (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.divide, b) }
  public static func / (a: LazyArray, b: Element) -> LazyArray { a.combined(.divide, b) }
  public static func / (a: Element, b: LazyArray) -> LazyArray { b.combined(.divide, from: a) }
}

extension LazyArray {
  /// Whether each pair of elements is equal, to be asked later; shapes are broadcast.
  public static func .== (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> { a.compared(.equal, b) }
  public static func .== (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.equal, b) }
  public static func .== (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.equal, b) }
  public static func .== (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.equal, from: a) }

  /// Whether each pair of elements differs, to be asked later.
  public static func .!= (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> {
    a.compared(.notEqual, b)
  }
  public static func .!= (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.notEqual, b) }
  public static func .!= (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.notEqual, b) }
  public static func .!= (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.notEqual, from: a) }
}

extension LazyArray where Element: OrderedElement {
  public static func .< (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> { a.compared(.less, b) }
  public static func .< (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.less, b) }
  public static func .< (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.less, b) }
  public static func .< (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.less, from: a) }

  public static func .<= (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> {
    a.compared(.lessOrEqual, b)
  }
  public static func .<= (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.lessOrEqual, b) }
  public static func .<= (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.lessOrEqual, b) }
  public static func .<= (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.lessOrEqual, from: a) }

  public static func .> (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> { a.compared(.greater, b) }
  public static func .> (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.greater, b) }
  public static func .> (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.greater, b) }
  public static func .> (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.greater, from: a) }

  public static func .>= (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> {
    a.compared(.greaterOrEqual, b)
  }
  public static func .>= (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.greaterOrEqual, b) }
  public static func .>= (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.greaterOrEqual, b) }
  public static func .>= (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.greaterOrEqual, from: a) }
}

extension LazyArray where Element == Bool {
  /// Whether both are true, to be asked later; shapes are broadcast.
  public static func .& (a: LazyArray, b: some ArrayExpression<Bool>) -> LazyArray { a.combined(.bitwiseAnd, b) }
  public static func .& (a: NDArray<Bool>, b: LazyArray) -> LazyArray { a.lazy.combined(.bitwiseAnd, b) }
  /// Whether either is true, to be asked later.
  public static func .| (a: LazyArray, b: some ArrayExpression<Bool>) -> LazyArray { a.combined(.bitwiseOr, b) }
  public static func .| (a: NDArray<Bool>, b: LazyArray) -> LazyArray { a.lazy.combined(.bitwiseOr, b) }
  /// Whether just one is true, to be asked later.
  public static func .^ (a: LazyArray, b: some ArrayExpression<Bool>) -> LazyArray { a.combined(.bitwiseXor, b) }
  public static func .^ (a: NDArray<Bool>, b: LazyArray) -> LazyArray { a.lazy.combined(.bitwiseXor, b) }
  /// Whether it is false, to be asked later.
  public static prefix func .! (a: LazyArray) -> LazyArray { a.applying(.bitwiseNot) }
}

// Shifts are functions, `NDArray.leftShift(a.lazy, 2)`: every operator more of that name costs the type checker time
// with each `1 << 20` of a program.
extension LazyArray where Element: IntegerElement {
  public static func & (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.bitwiseAnd, b) }
  public static func & (a: LazyArray, b: Element) -> LazyArray { a.combined(.bitwiseAnd, b) }
  public static func | (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.bitwiseOr, b) }
  public static func | (a: LazyArray, b: Element) -> LazyArray { a.combined(.bitwiseOr, b) }
  public static func ^ (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.bitwiseXor, b) }
  public static func ^ (a: LazyArray, b: Element) -> LazyArray { a.combined(.bitwiseXor, b) }
  public static prefix func ~ (a: LazyArray) -> LazyArray { a.applying(.bitwiseNot) }
}
