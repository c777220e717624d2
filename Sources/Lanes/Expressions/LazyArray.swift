import LanesKernelInterface

/// An array whose operations are put off: `a.lazy .> 100` compares nothing until it is asked, and
/// then only as much as the answer needs.
public struct LazyArray<Element: ArrayElement> {
  let array: NDArray<Element>
}

extension NDArray {
  /// This array as the beginning of an expression that is evaluated block by block.
  public var lazy: LazyArray<Element> { LazyArray(array: self) }
}

/// A comparison of an array with one value that has not been made yet.
public struct LazyComparison<Element: ArrayElement> {
  let array: NDArray<Element>
  let scalar: Element
  let operation: ComparisonOperator
}

extension LazyArray {
  public static func .== (a: LazyArray, b: Element) -> LazyComparison<Element> { a.compared(.equal, b) }
  public static func .!= (a: LazyArray, b: Element) -> LazyComparison<Element> { a.compared(.notEqual, b) }

  func compared(_ operation: ComparisonOperator, _ scalar: Element) -> LazyComparison<Element> {
    LazyComparison(array: array, scalar: scalar, operation: operation)
  }
}

extension LazyArray where Element: OrderedElement {
  public static func .< (a: LazyArray, b: Element) -> LazyComparison<Element> { a.compared(.less, b) }
  public static func .<= (a: LazyArray, b: Element) -> LazyComparison<Element> { a.compared(.lessOrEqual, b) }
  public static func .> (a: LazyArray, b: Element) -> LazyComparison<Element> { a.compared(.greater, b) }
  public static func .>= (a: LazyArray, b: Element) -> LazyComparison<Element> { a.compared(.greaterOrEqual, b) }
}

extension LazyComparison {
  /// Whether it holds for any element; the comparison stops at the first block with a hit, and no
  /// array of answers is made.
  public func any() -> Bool { finds(.anyNonZero) }

  /// Whether it holds for all elements; the comparison stops at the first block with a miss.
  public func all() -> Bool { !finds(.anyZero) }

  /// The answers for all elements, in fresh memory.
  public func evaluate() -> NDArray<Bool> { array.compared(operation, scalar) }

  /// The largest block: its answers stay in the first cache with the elements they came from.
  private static var largestBlock: Int { 4096 }

  private func finds(_ search: SearchOperator) -> Bool {
    let kernels = KernelSelection.current.kernels
    let compare = Elementwise.loop(operation, Element.dtype)
    let search = kernels.search(search, .bool)!
    let source = array.operand
    defer { withExtendedLifetime(source) {} }
    let strides = source.layout.strides
    let nest = LoopNest(shape: source.layout.shape, strides: [strides])
    let itemSize = source.dtype.itemSize
    return NDArray.withOperand(of: scalar) { scalar in
      withUnsafeTemporaryAllocation(byteCount: Self.largestBlock, alignment: Storage.alignment) { answers in
        let answers = answers.baseAddress!
        // An early hit should not pay for a large block: blocks begin small and double.
        var block = 256
        return nest.contains { first in
          let start = source.address(first[0])
          let stride = nest.strides[0]
          var done = 0
          while done < nest.count {
            let count = Swift.min(block, nest.count &- done)
            compare(start + done &* stride &* itemSize, stride, scalar.pointer, 0, answers, 1, count)
            if search(answers, 1, count) { return true }
            done &+= count
            block = Swift.min(block &* 2, Self.largestBlock)
          }
          return false
        }
      }
    }
  }
}
