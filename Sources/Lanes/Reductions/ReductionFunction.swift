import LanesKernelInterface

/// One value of many, such as `NDArray.sum`, with all that can be said of how.
///
///     NDArray.sum(a)                                      // over all axes: a 0-d array
///     NDArray.sum(a, axes: [0, -1], keepDims: true)       // the axes stay with extent 1
///     NDArray.sum(a, axes: [0], where: a .> 0)            // only of elements that a mask, broadcast, names
///     NDArray.sum(a, axes: [0], initial: 100)             // beginning with a value
///     NDArray.sum(a, axes: [0], out: totals)              // into memory that exists
///
/// The methods of arrays, such as ``NDArray/sum()``, are the short forms. O(size); a mask costs a copy of the array.
public struct ReductionFunction<Element: ArrayElement, Result: ArrayElement>: Sendable {
  let operation: ReductionOperator
  /// The element that changes nothing; nil where there is none, as for the smallest of nothing.
  let neutral: Element?
  /// Joins the result with an initial value.
  let joining: BinaryOperator

  /// The reduction over the axes, or over all; negative axes count from the last.
  ///
  /// The smallest or largest of nothing is a mistake unless there is an `initial` value, which also must be
  /// given beside a mask.
  public func callAsFunction(
    _ a: NDArray<Element>, axes: [Int]? = nil, keepDims: Bool = false, where mask: NDArray<Bool>? = nil,
    initial: Result? = nil
  ) -> NDArray<Result> {
    var source = a
    if let mask { source = masked(a, by: mask, initial: initial) }
    let axes = Axes(axes, of: source.shape, for: operation)
    let result = NDArray<Result>(
      adopting: Reducing.reduced(
        operation, source.operand, over: axes, keepDims: keepDims, to: Result.dtype, hasInitial: initial != nil))
    if let initial { _ = Elementwise.joined(joining, result, with: initial) }
    return result
  }

  /// The same, written to `out`, whose shape is that of the result. Returns `out`.
  @discardableResult
  public func callAsFunction(
    _ a: NDArray<Element>, axes: [Int]? = nil, keepDims: Bool = false, where mask: NDArray<Bool>? = nil,
    initial: Result? = nil, out: NDArray<Result>
  ) -> NDArray<Result> {
    let result = self(a, axes: axes, keepDims: keepDims, where: mask, initial: initial)
    require(
      result.shape == out.shape,
      "\(operation) of shape \(a.shape) gives shape \(result.shape), which does not fit an output of shape \(out.shape)"
    )
    out.assign(result)
    return out
  }

  private func masked(_ a: NDArray<Element>, by mask: NDArray<Bool>, initial: Result?) -> NDArray<Element> {
    if let neutral { return .where(mask, a, neutral) }
    guard let initial = initial as? Element else {
      fail("\(operation) of shape \(a.shape) with a mask: give an initial value too, as the mask may leave nothing")
    }
    return .where(mask, a, initial)
  }
}

extension Elementwise {
  /// Combines each element with one value, in place.
  fileprivate static func joined<T: ArrayElement>(_ operation: BinaryOperator, _ a: NDArray<T>, with value: T)
    -> NDArray<T>
  {
    NDArray.withOperand(of: value) { write(operation, a.operand, $0, into: a.operand) }
    return a
  }
}

extension NDArray {
  /// The sum, with all that can be said of how. See ``sum()`` for its accuracy.
  public static var sum: ReductionFunction<Element, Element.Sum> {
    ReductionFunction(operation: .sum, neutral: .zero, joining: .add)
  }

  /// The product, with all that can be said of how. Integers multiply in 64 bits and wrap around there.
  public static var product: ReductionFunction<Element, Element.Sum> {
    ReductionFunction(operation: .product, neutral: .one, joining: .multiply)
  }

  /// The number of elements that are not zero, or are true, with all that can be said of how.
  public static var countNonZero: ReductionFunction<Element, Int> {
    ReductionFunction(operation: .countNonZero, neutral: .zero, joining: .add)
  }
}

extension NDArray where Element: OrderedElement {
  /// The smallest element, NaN where there is one, with all that can be said of how.
  public static var min: ReductionFunction<Element, Element> {
    ReductionFunction(operation: .minimum, neutral: nil, joining: .minimum)
  }

  /// The largest element, NaN where there is one, with all that can be said of how.
  public static var max: ReductionFunction<Element, Element> {
    ReductionFunction(operation: .maximum, neutral: nil, joining: .maximum)
  }
}
