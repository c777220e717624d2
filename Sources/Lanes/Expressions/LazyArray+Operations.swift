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
  /// The sum of each element of `a` and that of `b`, to be computed later.
  public static func + (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.add, b) }
  /// The sum of each element and a single value, to be computed later.
  public static func + (a: LazyArray, b: Element) -> LazyArray { a.combined(.add, b) }
  /// The sum of a single value and each element, to be computed later.
  public static func + (a: Element, b: LazyArray) -> LazyArray { b.combined(.add, from: a) }

  /// The element-wise difference, to be computed later.
  public static func - (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.subtract, b) }
  /// Each element of `a` less that of `b`, to be computed later.
  public static func - (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.subtract, b) }
  /// Each element less a single value, to be computed later.
  public static func - (a: LazyArray, b: Element) -> LazyArray { a.combined(.subtract, b) }
  /// A single value less each element, to be computed later.
  public static func - (a: Element, b: LazyArray) -> LazyArray { b.combined(.subtract, from: a) }

  /// The element-wise product, to be computed later.
  public static func * (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.multiply, b) }
  /// Each element of `a` times that of `b`, to be computed later.
  public static func * (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.multiply, b) }
  /// Each element times a single value, to be computed later.
  public static func * (a: LazyArray, b: Element) -> LazyArray { a.combined(.multiply, b) }
  /// A single value times each element, to be computed later.
  public static func * (a: Element, b: LazyArray) -> LazyArray { b.combined(.multiply, from: a) }

  /// The negative of every element, to be computed later.
  public static prefix func - (a: LazyArray) -> LazyArray { a.applying(.negate) }
}

extension LazyArray where Element: InexactElement {
  /// The element-wise quotient, to be computed later.
  public static func / (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.divide, b) }
  /// Each element of `a` divided by that of `b`, to be computed later.
  public static func / (a: NDArray<Element>, b: LazyArray) -> LazyArray { a.lazy.combined(.divide, b) }
  /// Each element divided by a single value, to be computed later.
  public static func / (a: LazyArray, b: Element) -> LazyArray { a.combined(.divide, b) }
  /// A single value divided by each element, to be computed later.
  public static func / (a: Element, b: LazyArray) -> LazyArray { b.combined(.divide, from: a) }
}

extension LazyArray {
  /// Whether each pair of elements is equal, to be asked later; shapes are broadcast.
  public static func .== (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> { a.compared(.equal, b) }
  /// Whether each element of `a` equals that of `b`, to be asked later; shapes are broadcast.
  public static func .== (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.equal, b) }
  /// Whether each element equals a single value, to be asked later.
  public static func .== (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.equal, b) }
  /// Whether a single value equals each element, to be asked later.
  public static func .== (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.equal, from: a) }

  /// Whether each pair of elements differs, to be asked later.
  public static func .!= (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> {
    a.compared(.notEqual, b)
  }
  /// Whether each element of `a` differs from that of `b`, to be asked later; shapes are broadcast.
  public static func .!= (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.notEqual, b) }
  /// Whether each element differs from a single value, to be asked later.
  public static func .!= (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.notEqual, b) }
  /// Whether a single value differs from each element, to be asked later.
  public static func .!= (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.notEqual, from: a) }
}

extension LazyArray where Element: OrderedElement {
  /// Whether each element of `a` is less than that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .< (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> { a.compared(.less, b) }
  /// Whether each element of `a` is less than that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .< (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.less, b) }
  /// Whether each element is less than a single value, to be asked later.
  public static func .< (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.less, b) }
  /// Whether a single value is less than each element, to be asked later.
  public static func .< (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.less, from: a) }

  /// Whether each element of `a` is at most that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .<= (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> {
    a.compared(.lessOrEqual, b)
  }
  /// Whether each element of `a` is at most that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .<= (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.lessOrEqual, b) }
  /// Whether each element is at most a single value, to be asked later.
  public static func .<= (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.lessOrEqual, b) }
  /// Whether a single value is at most each element, to be asked later.
  public static func .<= (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.lessOrEqual, from: a) }

  /// Whether each element of `a` is greater than that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .> (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> { a.compared(.greater, b) }
  /// Whether each element of `a` is greater than that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .> (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.greater, b) }
  /// Whether each element is greater than a single value, to be asked later.
  public static func .> (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.greater, b) }
  /// Whether a single value is greater than each element, to be asked later.
  public static func .> (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.greater, from: a) }

  /// Whether each element of `a` is at least that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .>= (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray<Bool> {
    a.compared(.greaterOrEqual, b)
  }
  /// Whether each element of `a` is at least that of `b`, to be asked later; shapes are broadcast. NaN never is.
  public static func .>= (a: NDArray<Element>, b: LazyArray) -> LazyArray<Bool> { a.lazy.compared(.greaterOrEqual, b) }
  /// Whether each element is at least a single value, to be asked later.
  public static func .>= (a: LazyArray, b: Element) -> LazyArray<Bool> { a.compared(.greaterOrEqual, b) }
  /// Whether a single value is at least each element, to be asked later.
  public static func .>= (a: Element, b: LazyArray) -> LazyArray<Bool> { b.compared(.greaterOrEqual, from: a) }
}

extension LazyArray where Element == Bool {
  /// Whether both are true, to be asked later; shapes are broadcast.
  public static func .& (a: LazyArray, b: some ArrayExpression<Bool>) -> LazyArray { a.combined(.bitwiseAnd, b) }
  /// Whether both are true, to be asked later.
  public static func .& (a: NDArray<Bool>, b: LazyArray) -> LazyArray { a.lazy.combined(.bitwiseAnd, b) }
  /// Whether either is true, to be asked later.
  public static func .| (a: LazyArray, b: some ArrayExpression<Bool>) -> LazyArray { a.combined(.bitwiseOr, b) }
  /// Whether either is true, to be asked later.
  public static func .| (a: NDArray<Bool>, b: LazyArray) -> LazyArray { a.lazy.combined(.bitwiseOr, b) }
  /// Whether just one is true, to be asked later.
  public static func .^ (a: LazyArray, b: some ArrayExpression<Bool>) -> LazyArray { a.combined(.bitwiseXor, b) }
  /// Whether just one is true, to be asked later.
  public static func .^ (a: NDArray<Bool>, b: LazyArray) -> LazyArray { a.lazy.combined(.bitwiseXor, b) }
  /// Whether it is false, to be asked later.
  public static prefix func .! (a: LazyArray) -> LazyArray { a.applying(.bitwiseNot) }
}

// Shifts are functions, `NDArray.leftShift(a.lazy, 2)`: every operator more of that name costs the type checker time
// with each `1 << 20` of a program.
extension LazyArray where Element: IntegerElement {
  /// The bits that each element of `a` and that of `b` both have, to be computed later.
  public static func & (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.bitwiseAnd, b) }
  /// The bits that each element and a single value both have, to be computed later.
  public static func & (a: LazyArray, b: Element) -> LazyArray { a.combined(.bitwiseAnd, b) }
  /// The bits that each element of `a` or that of `b` has, to be computed later.
  public static func | (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.bitwiseOr, b) }
  /// The bits that each element or a single value has, to be computed later.
  public static func | (a: LazyArray, b: Element) -> LazyArray { a.combined(.bitwiseOr, b) }
  /// The bits that differ between each element of `a` and that of `b`, to be computed later.
  public static func ^ (a: LazyArray, b: some ArrayExpression<Element>) -> LazyArray { a.combined(.bitwiseXor, b) }
  /// The bits that differ between each element and a single value, to be computed later.
  public static func ^ (a: LazyArray, b: Element) -> LazyArray { a.combined(.bitwiseXor, b) }
  /// All bits turned round, to be computed later.
  public static prefix func ~ (a: LazyArray) -> LazyArray { a.applying(.bitwiseNot) }
}
