import Lanes
import Testing

@Suite(.keepsNoArrays) struct CumulativeTests {
  private static let shapes = [
    [1], [2], [17], [300], [5, 7], [9, 130], [130, 9], [40, 40], [3, 4, 50], [50, 4, 3],
  ]

  /// Each total is the one before it and the next element, in the type of the totals, to the bit.
  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func totalsTakeInOneElementAfterTheOther(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 12)
    func check<T: OrderedElement>(_ type: T.Type) {
      for shape in Self.shapes {
        let a = array(type, shape, layout, &random)
        for axis in shape.indices {
          let what = "along \(axis) of \(shape), \(layout)"
          expectSteps(a.cumulativeSum(axis: axis), a.cast(to: T.Sum.self), axis, "sum " + what) { $0 + $1 }
          expectSteps(
            a.cumulativeProduct(axis: axis), a.cast(to: T.Sum.self), axis, "product " + what
          ) { $0 * $1 }
          expectSteps(a.cumulativeMin(axis: axis), a, axis, "min " + what) { NDArray.minimum($0, $1) }
          expectSteps(a.cumulativeMax(axis: axis), a, axis, "max " + what) { NDArray.maximum($0, $1) }
        }
        expectSame(a.cumulativeSum(), Model(a.flattened().cumulativeSum(axis: 0)), "sum of \(shape), \(layout)")
      }
    }
    check(element.type)
  }

  @Test func booleansAreCounted() {
    let a: NDArray<Bool> = [[true, false, true], [true, true, false]]
    #expect(a.cumulativeSum() == [1, 1, 2, 3, 4, 4])
    #expect(a.cumulativeSum(axis: 0) == [[1, 0, 1], [2, 1, 1]])
    #expect(a.transposed.cumulativeSum(axis: 0) == [[1, 1], [1, 2], [2, 2]])
    #expect(a.cumulativeProduct(axis: 1) == [[1, 0, 0], [1, 1, 0]])
    #expect(NDArray<Bool>.ones([1000]).cumulativeSum()[999] == 1000)
  }

  private func expectSteps<R: ArrayElement>(
    _ totals: NDArray<R>, _ elements: NDArray<R>, _ axis: Int, _ what: String,
    _ combine: (NDArray<R>, NDArray<R>) -> NDArray<R>
  ) {
    func part(_ a: NDArray<R>, _ start: Int?, _ stop: Int?) -> NDArray<R> {
      a[axes: (0...axis).map { $0 == axis ? .slice(start, stop) : .all }]
    }
    func isSame(_ a: NDArray<R>, _ b: NDArray<R>) -> Bool {
      // Which of 0 and −0 is smaller is left open.
      zip(Model(a).elements, Model(b).elements).allSatisfy { $0 == $1 || ($0 != $0 && $1 != $1) }
    }
    let isRight =
      totals.shape == elements.shape && isSame(part(totals, nil, 1), part(elements, nil, 1))
      && isSame(part(totals, 1, nil), combine(part(totals, nil, -1), part(elements, 1, nil)))
    if !isRight { Issue.record("\(R.self) \(what): \(totals) of \(elements)") }
  }
}
