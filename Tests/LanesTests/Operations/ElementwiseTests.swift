import Lanes
import Testing

@Suite(.keepsNoArrays) struct ElementwiseTests {
  /// Every pair of layouts of shapes of every rank, in all three forms.
  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func operationsAgreeWithPlainLoops(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    for shape in shapes { check(element.type, shape, layout, MemoryLayoutCase.allCases) }
  }

  /// Numbers of elements across the widths of vectors.
  @Test(arguments: ElementCase.allCases, linearLayouts)
  func everyCountAgreesWithPlainLoops(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    for count in widths { check(element.type, [count], layout, [.contiguous, .reversed, .broadcast]) }
  }

  /// Operands of two shapes, both broadcast, into a third array.
  @Test(arguments: 0..<UInt64(300))
  func shapesBroadcast(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let element = ElementCase.allCases.randomElement(using: &random)!
    broadcast(element.type, &random)
  }

  private func check<T: OrderedElement>(
    _ type: T.Type, _ shape: [Int], _ layout: MemoryLayoutCase, _ others: [MemoryLayoutCase]
  ) {
    var random = SplitMix(seed: 1)
    let operations = T.binaryCases
    for other in others {
      let (a, b) = (array(type, shape, layout, &random), array(type, shape, other, &random))
      let (first, second) = (Model(a), Model(b))
      let target = other.isWritable ? other : .strided
      for operation in operations {
        let expected = first.combined(second, into: shape, operation.meaning)
        func what(_ form: String) -> String { "\(operation.name) \(form) of \(shape), \(layout) and \(other)" }
        expectSame(operation.allocating(a, b), expected, what("allocating"))
        if let out = operation.out {
          let place = Laid(first, target)
          #expect(out(a, b, place.view).mayShareMemory(with: place.view) || place.view.size == 0)
          expectSame(place.view, expected, what("out:"))
          if !place.isUntouchedOutside() { Issue.record("\(T.self) \(what("out:")) writes elsewhere") }
        }
        if let inPlace = operation.inPlace, layout.isWritable {
          let place = Laid(first, layout)
          inPlace(place.view, b)
          expectSame(place.view, expected, what("in place"))
          if !place.isUntouchedOutside() { Issue.record("\(T.self) \(what("in place")) writes elsewhere") }
        }
      }
    }
  }

  private func broadcast<T: OrderedElement>(_ type: T.Type, _ random: inout SplitMix) {
    let shape = randomShape(&random)
    let layouts = MemoryLayoutCase.allCases
    var a = array(type, shape, layouts.randomElement(using: &random)!, &random)
    var b = array(type, randomPart(of: shape, &random), layouts.randomElement(using: &random)!, &random)
    if Bool.random(using: &random) { swap(&a, &b) }
    let (first, second) = (Model(a), Model(b))
    for operation in T.binaryCases {
      let expected = first.combined(second, into: shape, operation.meaning)
      let what = "\(operation.name) of \(first.shape) and \(second.shape)"
      expectSame(operation.allocating(a, b), expected, what)
      let empty = Model(shape: shape, elements: [T](repeating: .zero, count: expected.elements.count))
      if let out = operation.out {
        let place = Laid(empty, MemoryLayoutCase.writable.randomElement(using: &random)!)
        expectSame(out(a, b, place.view), expected, what + " out:")
        if !place.isUntouchedOutside() { Issue.record("\(T.self) \(what) writes elsewhere") }
      }
      if let inPlace = operation.inPlace, first.shape == shape {
        let place = Laid(first, MemoryLayoutCase.writable.randomElement(using: &random)!)
        inPlace(place.view, b)
        expectSame(place.view, expected, what + " in place")
      }
    }
    for comparison in T.comparisonCases {
      expectSame(
        comparison.arrays(a, b), first.combined(second, into: shape, comparison.meaning),
        "\(comparison.operation) of \(first.shape) and \(second.shape)")
    }
  }

  @Test func resultsKeepTheOrderOfTheOperands() {
    let a = NDArray<Float>.zeros([30, 20]).transposed
    #expect((a + a).flags.isColumnMajorContiguous)
    #expect((a .> 1).flags.isColumnMajorContiguous)
  }
}
