import Lanes
import Testing

@Suite(.keepsNoArrays) struct ComparisonTests {
  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func comparisonsAgreeWithPlainLoops(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    for shape in shapes { check(element.type, shape, layout) }
    for count in widths where linearLayouts.contains(layout) { check(element.type, [count], layout) }
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func booleansAreEqualOrNot(_ layout: MemoryLayoutCase) {
    #expect(Bool.comparisonCases.count == 2)
    for shape in shapes + widths.map({ [$0] }) { check(Bool.self, shape, layout) }
  }

  private func check<T: ArrayElement>(_ type: T.Type, _ shape: [Int], _ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 3)
    for other in [MemoryLayoutCase.contiguous, .negativeSteps, .broadcast, layout] {
      let (a, b) = (array(type, shape, layout, &random), array(type, shape, other, &random))
      let (first, second) = (Model(a), Model(b))
      let empty = Model(shape: shape, elements: [Bool](repeating: false, count: first.elements.count))
      for comparison in T.comparisonCases {
        func what(_ form: String) -> String { "\(comparison.operation) \(form) of \(shape), \(layout) and \(other)" }
        let expected = first.combined(second, into: shape, comparison.meaning)
        expectSame(comparison.arrays(a, b), expected, what("allocating"))
        let place = Laid(empty, other.isWritable ? other : .contiguous)
        expectSame(ComparisonFunction(comparison.operation)(a, b, out: place.view), expected, what("out:"))
        if !place.isUntouchedOutside() { Issue.record("\(T.self) \(what("out:")) writes elsewhere") }
        for scalar in [T.small(5)] + T.extremes.prefix(2) {
          let one = Model(shape: [], elements: [scalar])
          let expected = first.combined(one, into: shape, comparison.meaning)
          expectSame(comparison.scalar(a, scalar), expected, what("with \(scalar)"))
          let place = Laid(empty, layout.isWritable ? layout : .reversed)
          expectSame(ComparisonFunction(comparison.operation)(a, scalar, out: place.view), expected, what("out:"))
        }
      }
    }
  }

  /// The answers may take the place of the questions.
  @Test func booleansCompareOntoThemselves() {
    for count in widths {
      var random = SplitMix(seed: UInt64(count))
      let (a, b) = (array(Bool.self, [count], .contiguous, &random), array(Bool.self, [count], .contiguous, &random))
      let expected = Model(a).combined(Model(b), into: [count]) { $0 == $1 }
      expectSame(NDArray.equal(a, b, out: a), expected, "\(count) onto the first")
      let again = Model(a).combined(Model(b), into: [count]) { $0 != $1 }
      expectSame(NDArray.notEqual(a, b, out: b), again, "\(count) onto the second")
    }
  }

  @Test func wholeArraysAreEqualOrNot() {
    let a = NDArray<Float>.arange(6)
    #expect(a == a.copy())
    #expect(a != a.reshaped([2, 3]))
    #expect(NDArray<Float>([.nan]) != NDArray<Float>([.nan]))
    #expect(NDArray<Float>([0]) == NDArray<Float>([-0.0]))
    #expect(NDArray<Float>.zeros([0, 3]) == NDArray<Float>.zeros([0, 3]))
  }
}
