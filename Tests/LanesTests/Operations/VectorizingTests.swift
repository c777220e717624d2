import Lanes
import Testing

@Suite(.keepsNoArrays) struct VectorizingTests {
  @Test(arguments: MemoryLayoutCase.allCases)
  func aClosureMeetsEveryElement(_ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 80)
    for shape in shapes + [[1000], [70, 30]] {
      let a = array(Int32.self, shape, layout, &random)
      let b = array(Int16.self, randomPart(of: shape, &random), .mixed, &random)
      let (x, y) = (Model(a), Model(b))
      let doubled = Model(shape: shape, elements: x.elements.map { Double($0) * 2 })
      expectSame(a.vectorize { Double($0) * 2 }, doubled, "\(shape)")
      let pairs = Model<Int>(
        shape: shape, elements: Model<Int>.indices(of: shape).map { Int(x.element(at: $0)) - Int(y.element(at: $0)) })
      expectSame(NDArray.vectorize(a, b) { Int($0) - Int($1) }, pairs, "\(shape)")
      let out = Laid(
        Model(shape: shape, elements: pairs.elements.map { _ in 0 }), layout.isWritable ? layout : .strided)
      NDArray.vectorize(a, b, out: out.view) { Int($0) - Int($1) }
      expectSame(out.view, pairs, "\(shape) out:")
      #expect(out.isUntouchedOutside())
      let place = Laid(x, layout.isWritable ? layout : .reversed)
      place.view.mapInPlace { $0 &+ 1 }
      expectSame(place.view, Model(shape: shape, elements: x.elements.map { $0 &+ 1 }), "\(shape) in place")
      place.view.mapInPlace(with: b) { $0 &* Int32($1) }
      let products = Model<Int32>.indices(of: shape).map { (x.element(at: $0) &+ 1) &* Int32(y.element(at: $0)) }
      expectSame(place.view, Model(shape: shape, elements: products), "\(shape) in place with another")
      #expect(place.isUntouchedOutside())
    }
  }

  @Test func overlapsGiveTheAnswerOfSeparateMemory() {
    let base = NDArray<Int>.arange(100)
    let (a, out) = (base[..<90], base[10...])
    let expected = Model(a.vectorize { $0 * 3 })
    NDArray.vectorize(a, out: out) { $0 * 3 }
    expectSame(out, expected, "shifted")
    let turned = base[.reversed]
    let sums = Model(NDArray.vectorize(base, turned) { $0 + $1 })
    base.mapInPlace(with: turned) { $0 + $1 }
    expectSame(base, sums, "turned")
  }

  @Test func resultsHaveTheOperandsOrderOfAxes() {
    let a = NDArray<Float>.ones([3, 4]).transposed
    #expect(a.vectorize { $0 + 1 }.strides == a.strides)
    #expect(MemoryMeter.measure { a.mapInPlace { $0 * 2 } }.allocations == 0)
  }

  @Test func wrongUseIsExplained() async {
    let shapes = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray.vectorize(NDArray<Int>.zeros([4]), out: NDArray<Int>.zeros([3])) { $0 }
    }
    expectSays(shapes, "shape (4,)", "output of shape (3,)")
    let pair = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = NDArray.vectorize(NDArray<Int>.zeros([4]), NDArray<Int>.zeros([3])) { $0 + $1 }
    }
    expectSays(pair, "(4,)", "(3,)")
    let readOnly = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      NDArray<Int>.zeros([1]).broadcast(to: [3]).mapInPlace { $0 + 1 }
    }
    expectSays(readOnly, "read-only")
  }
}
