import Lanes
import Testing

@Suite(.keepsNoArrays) struct TransposingTests {
  @Test(arguments: 0..<UInt64(200))
  func axesGoWhereTheyAreSent(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
    let source = array(Float16.self, randomShape(&random), layout, &random)
    let axes = Array(0..<source.ndim).shuffled(using: &random)
    let model = Model(source)
    let shape = axes.map { model.shape[$0] }
    let elements = Model<Float16>.indices(of: shape).map { index in
      var origin = index
      for (i, axis) in axes.enumerated() { origin[axis] = index[i] }
      return model.element(at: origin)
    }
    let expected = Model(shape: shape, elements: elements)
    expectSame(source.transposed(axes), expected, "\(axes) of \(model.shape)")
    expectSame(source.transposed(axes.map { $0 - model.shape.count }), expected, "negative \(axes)")
    expectSame(source.transposed(axes).copy(), expected, "copied \(axes)")
    expectSame(source.transposed(axes).copy(order: .columnMajor), expected, "column-major \(axes)")
    expectSame(source.transposed.transposed, model, "twice")
  }

  @Test func twoAxesAreExchanged() {
    let a = NDArray<Int>.arange(24).reshaped([2, 3, 4])
    #expect(a.swappingAxes(0, -1).strides == [8, 32, 96])
    #expect(a.swappingAxes(0, 2) == a.transposed)
    #expect(a.swappingAxes(1, 1) == a)
    #expect(a.transposed.mayShareMemory(with: a))
  }

  /// Planes go by tiles of 8 and more: sides on both sides of them.
  @Test(arguments: ElementCase.allCases)
  func tilesMeetAllSides(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 11)
      for (rows, columns) in [(1, 9), (7, 8), (8, 8), (9, 17), (64, 65), (63, 130), (3, 200)] {
        let a = array(type, [rows, columns], .contiguous, &random)
        let wide = array(type, [2, rows, columns + 3], .contiguous, &random)[.all, .all, 1..<columns + 1]
        for source in [a.transposed, wide.transposed([0, 2, 1]), wide.transposed, wide.transposed([2, 0, 1])] {
          expectSame(source.copy(), Model(source), "\(source.shape) copied")
          let place = Laid(Model(source), .strided)
          place.view.fill(.zero)
          place.view.assign(source)
          expectSame(place.view, Model(source), "\(source.shape) assigned")
        }
      }
    }
    check(element.type)
  }
}
