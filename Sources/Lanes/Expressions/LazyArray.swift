import LanesKernelInterface

/// What an expression can be made of: arrays, and expressions themselves.
public protocol ArrayExpression<Element> {
  /// The type of the elements.
  associatedtype Element: ArrayElement
  /// This as an expression that has not been computed.
  var lazy: LazyArray<Element> { get }
}

/// An array that has not been computed: operations on it are noted down, and done together when the
/// result is asked for.
///
/// ``NDArray/lazy`` begins one. All element-wise operators and functions take it, beside arrays and single values:
///
///     let distance = NDArray.squareRoot(x.lazy * x + y.lazy * y)
///     let far = (distance .> 100).countNonZero()     // nothing but the count is stored
///     let d = distance.evaluate()                    // one allocation: the result
///     distance.evaluate(into: d)                     // none
///
/// The whole expression runs over one block of elements after another, small enough that all values on the way
/// stay in the processor's nearest cache, through the same kernels as the operators of arrays. Each memory is
/// read once, the result is written once, and nothing of full size lies between. Parts that appear more than
/// once are computed once. This is the idea of Python's numexpr, with types.
///
/// An expression holds on to its arrays and reads them when it is computed, every time it is computed.
public struct LazyArray<Element: ArrayElement> {
  enum Form {
    /// An array as it is.
    case array(Operand)
    /// An array compared with one value, the usual question of `any` and `all`, for which no node is made.
    case comparison(ComparisonOperator, Operand, ScalarValue)
    case node(ExpressionNode)
  }

  let form: Form

  init(_ form: Form) { self.form = form }
  init(_ operation: ExpressionNode.Operation) { form = .node(ExpressionNode(operation, Element.dtype)) }

  /// The shape of what will be computed.
  public var shape: Dimensions {
    switch form {
    case .array(let array), .comparison(_, let array, _): array.layout.shape
    case .node(let node): node.shape
    }
  }

  /// The number of axes.
  public var ndim: Int { shape.count }

  /// The number of elements.
  public var size: Int { shape.checkedProduct ?? 0 }

  var node: ExpressionNode {
    switch form {
    case .array(let array): ExpressionNode(array)
    case .comparison(let operation, let array, let scalar):
      ExpressionNode(.comparison(operation, ExpressionNode(array), ExpressionNode(scalar)), .bool)
    case .node(let node): node
    }
  }
}

extension LazyArray: ArrayExpression {
  public var lazy: LazyArray { self }
}

extension NDArray: ArrayExpression {
  /// This array as the beginning of an expression that is computed block by block. O(1).
  public var lazy: LazyArray<Element> { LazyArray(LazyArray<Element>.Form.array(operand)) }
}

extension LazyArray: CustomStringConvertible {
  /// What will be computed, such as `multiply(float32 (2, 3), float32 value)`.
  public var description: String { "lazy " + node.description }
}
