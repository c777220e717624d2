import Lanes
import Testing

@Suite(.keepsNoArrays) struct LazySearchTests {
  /// A hit, or a miss, at every position across blocks of 256, 512, ….
  @Test(arguments: [1, 7, 64, 255, 256, 257, 800])
  func everyPositionIsFound(_ count: Int) {
    let a = NDArray<Float>.zeros([count])
    let views = [a, a[.reversed], a[.newAxis, .all].transposed]
    for position in 0..<count {
      a[position] = 101
      let isFound = views.allSatisfy { ($0.lazy .> 100).any() && !($0.lazy .<= 100).all() }
      a[position] = 0
      if !isFound || views.contains(where: { ($0.lazy .> 100).any() || !($0.lazy .<= 100).all() }) {
        Issue.record("at \(position) of \(count)")
      }
    }
  }

  @Test(arguments: [5000, 20_000])
  func largeArraysAgreeWithEagerOnes(_ count: Int) {
    let a = NDArray<Int16>.zeros([count])
    for position in [0, 255, 256, 767, 768, 1791, 1792, 3839, 3840, 4095, 4096, 4999, count - 1] {
      a[position] = 101
      for view in [a, a[.reversed], a[.slice(0, nil, step: 3)], a.reshaped([-1, 10])[.all, 1..<9]] {
        #expect((view.lazy .> 100).any() == (view .> 100).any())
        #expect((view.lazy .<= 100).all() == (view .<= 100).all())
      }
      a[position] = 0
    }
  }

  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func everyComparisonAgreesWithPlainLoops(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    for shape in shapes { check(element.type, shape, layout) }
    for count in widths where linearLayouts.contains(layout) { check(element.type, [count], layout) }
  }

  private func check<T: OrderedElement>(_ type: T.Type, _ shape: [Int], _ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 10)
    let a = array(type, shape, layout, &random)
    let model = Model(a)
    for scalar in [T.small(5), .zero] + T.extremes.prefix(2) {
      let one = Model(shape: [], elements: [scalar])
      let lazy: [(String, LazyArray<Bool>, (T, T) -> Bool)] = [
        (".==", a.lazy .== scalar, { $0 == $1 }), (".!=", a.lazy .!= scalar, { $0 != $1 }),
        (".<", a.lazy .< scalar, { $0 < $1 }), (".<=", a.lazy .<= scalar, { $0 <= $1 }),
        (".>", a.lazy .> scalar, { $0 > $1 }), (".>=", a.lazy .>= scalar, { $0 >= $1 }),
      ]
      for (name, comparison, meaning) in lazy {
        let expected = model.combined(one, into: shape, meaning)
        let what = "\(name) \(scalar) of \(shape), \(layout)"
        expectSame(comparison.evaluate(), expected, what)
        if comparison.any() != expected.elements.contains(true) { Issue.record("\(T.self) any \(what)") }
        if comparison.all() != expected.elements.allSatisfy({ $0 }) { Issue.record("\(T.self) all \(what)") }
      }
    }
  }

  @Test func booleansAreComparedToo() {
    let a: NDArray<Bool> = [true, true]
    #expect(!(a.lazy .== false).any())
    #expect((a.lazy .!= false).all())
  }

  @Test func emptyArraysHaveNoHit() {
    let a = NDArray<Int>.zeros([0])
    #expect(!(a.lazy .== 0).any())
    #expect((a.lazy .== 1).all())
  }
}
