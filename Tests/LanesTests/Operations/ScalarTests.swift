import Lanes
import Testing

@Suite(.keepsNoArrays) struct ScalarTests {
  /// A scalar on the right, on the left and in place, for every layout and across vector widths.
  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func scalarsStandOnEitherSide(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    for shape in shapes { check(element.type, shape, layout) }
    for count in widths where linearLayouts.contains(layout) { check(element.type, [count], layout) }
  }

  private func check<T: OrderedElement>(_ type: T.Type, _ shape: [Int], _ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 2)
    let a = array(type, shape, layout, &random)
    let model = Model(a)
    for scalar in [T.small(5), .zero] + T.extremes.prefix(2) {
      let one = Model(shape: [], elements: [scalar])
      for operation in T.binaryCases {
        let right = model.combined(one, into: shape, operation.meaning)
        let left = one.combined(model, into: shape, operation.meaning)
        func what(_ form: String) -> String { "\(operation.name) \(form) \(scalar) of \(shape), \(layout)" }
        if let body = operation.scalarRight { expectSame(body(a, scalar), right, what("with")) }
        if let body = operation.scalarLeft { expectSame(body(scalar, a), left, what("from")) }
        if let body = operation.scalarInPlace, layout.isWritable {
          let place = Laid(model, layout)
          body(place.view, scalar)
          expectSame(place.view, right, what("in place with"))
          if !place.isUntouchedOutside() { Issue.record("\(T.self) \(what("in place")) writes elsewhere") }
        }
        // A 0-d array is a scalar too.
        expectSame(operation.allocating(a, NDArray(scalar)), right, what("with 0-d"))
        expectSame(operation.allocating(NDArray(scalar), a), left, what("from 0-d"))
      }
    }
  }

  @Test func literalsAreScalars() {
    let a: NDArray<Float> = [1, 2, 4]
    #expect(a - 1 == [0, 1, 3])
    #expect(8 / a == [8, 4, 2])
    #expect(1 - a.transposed == [0, -1, -3])
  }
}
