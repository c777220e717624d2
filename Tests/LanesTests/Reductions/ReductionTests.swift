import Lanes
import Testing

@Suite(.keepsNoArrays) struct ReductionTests {
  /// Every set of axes of shapes of every rank up to three.
  private static let axesAndShapes: [([Int], [Int])] =
    (shapes.filter { $0.count <= 3 } + [63, 65, 257, 1000].map { [$0] } + [[33, 20], [3, 100], [100, 3]]).flatMap {
      shape in
      (0..<(1 << shape.count)).map { bits in ((0..<shape.count).filter { bits & (1 << $0) != 0 }, shape) }
    }

  @Test(arguments: ElementCase.allCases, MemoryLayoutCase.allCases)
  func reductionsAgreeWithPlainLoops(_ element: ElementCase, _ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 5)
    for (axes, shape) in Self.axesAndShapes { check(element.type, shape, axes, layout, &random) }
  }

  @Test(arguments: 0..<UInt64(300))
  func everyRankAgrees(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let element = ElementCase.allCases.randomElement(using: &random)!
    let layout = MemoryLayoutCase.allCases.randomElement(using: &random)!
    let shape = randomShape(&random)
    let axes = shape.indices.shuffled(using: &random).prefix(Int.random(in: 0...shape.count, using: &random))
    check(element.type, shape, Array(axes), layout, &random)
  }

  private func check<T: OrderedElement>(
    _ type: T.Type, _ shape: [Int], _ axes: [Int], _ layout: MemoryLayoutCase, _ random: inout SplitMix
  ) {
    let a = array(type, shape, layout, &random)
    let model = Model(a)
    let what = "over \(axes) of \(shape), \(layout)"
    // Axes counted from the end are the same axes.
    let negative = axes.map { $0 - shape.count }
    let counts = model.reduced(over: axes) { $0.count { $0 != 0 } }
    expectSame(a.countNonZero(axes: axes, keepDims: true), counts, "countNonZero " + what)
    expectSame(a.countNonZero(axes: negative), counts.dropping(axes), "countNonZero, negative axes, " + what)
    let some = model.reduced(over: axes) { $0.contains { $0 != 0 } }
    expectSame(a.any(axes: axes, keepDims: true), some, "any " + what)
    expectSame(a.any(axes: negative), some.dropping(axes), "any " + what)
    let every = model.reduced(over: axes) { $0.allSatisfy { $0 != 0 } }
    expectSame(a.all(axes: axes, keepDims: true), every, "all " + what)
    expectSame(a.all(axes: negative), every.dropping(axes), "all " + what)
    if !axes.contains(where: { shape[$0] == 0 }) {
      expectEqual(a.min(axes: axes, keepDims: true), model.reduced(over: axes, smallest), "min " + what)
      expectEqual(a.max(axes: axes, keepDims: true), model.reduced(over: axes, largest), "max " + what)
      expectEqual(a.min(axes: negative), model.reduced(over: axes, smallest).dropping(axes), "min " + what)
      expectEqual(a.max(axes: negative), model.reduced(over: axes, largest).dropping(axes), "max " + what)
    }
    sums(a, model, axes, what)

    let all = Array(shape.indices)
    if axes.count == shape.count {
      let isSame =
        a.countNonZero() == counts.elements[0] && a.any() == some.elements[0] && a.all() == every.elements[0]
      if !isSame { Issue.record("\(T.self) over everything \(what)") }
      if !model.elements.isEmpty {
        expectEqual(NDArray(a.min()), model.reduced(over: all, smallest).dropping(all), "min of everything, " + what)
        expectEqual(NDArray(a.max()), model.reduced(over: all, largest).dropping(all), "max of everything, " + what)
      }
    }
  }

  private func sums<T: OrderedElement>(_ a: NDArray<T>, _ model: Model<T>, _ axes: [Int], _ what: String) {
    let total = a.sum(axes: axes, keepDims: true)
    expectSame(a.sum(axes: axes.map { $0 - model.shape.count }), Model(total).dropping(axes), "sum, negative " + what)
    if axes.count == model.shape.count { expectSame(NDArray(a.sum()), Model(total).dropping(axes), "sum() " + what) }
    if let type = T.Sum.self as? any IntegerElement.Type {
      func truncated<I: IntegerElement>(_ element: I) -> UInt64 { UInt64(truncatingIfNeeded: element) }
      func word(_ element: T) -> UInt64 {
        guard let element = element as? any IntegerElement else { return 0 }
        return truncated(element)
      }
      func integers<S: IntegerElement>(_ type: S.Type) {
        let exact = model.reduced(over: axes) { line in
          line.reduce(S(0)) { $0 &+ S(truncatingIfNeeded: word($1)) }
        }
        expectSame(total as! NDArray<S>, exact, "sum " + what)
      }
      integers(type)
    } else {
      floats(a as! any FloatArray, axes, total as! any FloatArray, what)
    }
  }

  /// Against an exact enough sum: the rounding of `n` additions in a tree, or in a row of as many
  /// as there are along the outer axes.
  private func floats(_ a: any FloatArray, _ axes: [Int], _ total: any FloatArray, _ what: String) {
    let bounds = a.doubles.reduced(over: axes) { line in
      let sum = NeumaierSum(line)
      let relative = a.epsilon == Double(Float16.ulpOfOne) ? a.epsilon : a.epsilon * Double(line.count)
      return (sum.value, sum.magnitude * relative + a.leastNonzero)
    }
    for ((sum, bound), found) in zip(bounds.elements, total.doubles.elements) {
      let isClose =
        !sum.isFinite || !bound.isFinite || bound > a.greatest / 4 || abs(sum) + bound > a.greatest / 2
        ? abs(sum - found) <= bound || sum.isNaN == found.isNaN || !found.isFinite : abs(sum - found) <= bound
      if !isClose { Issue.record("sum \(what): \(found), should be \(sum)") }
    }
  }

  /// Equal, NaN to NaN; which of 0 and −0 is smaller is left open.
  private func expectEqual<T: OrderedElement>(_ a: NDArray<T>, _ model: Model<T>, _ what: @autoclosure () -> String) {
    let found = Model(a)
    let isSame =
      found.shape == model.shape
      && zip(found.elements, model.elements).allSatisfy { $0 == $1 || ($0 != $0 && $1 != $1) }
    if !isSame { Issue.record("\(T.self) \(what()): \(found.elements), should be \(model.elements)") }
  }

  private func smallest<T: OrderedElement>(_ line: [T]) -> T { line.first { $0 != $0 } ?? line.min()! }
  private func largest<T: OrderedElement>(_ line: [T]) -> T { line.first { $0 != $0 } ?? line.max()! }

  @Test func booleansAreCounted() {
    let a: NDArray<Bool> = [[true, false, true], [false, false, true]]
    #expect(a.sum() == 3)
    #expect(a.sum(axis: 0) == [1, 0, 2])
    #expect(a.any(axes: [0]) == [true, false, true])
    #expect(a.all(axes: [0]) == [false, false, true])
    #expect(a.countNonZero() == 3)
    #expect(NDArray<Bool>.ones([1000, 3]).sum(axis: 0) == [1000, 1000, 1000])
  }

  /// 64 bits hold what the element type can't, and wrap around.
  @Test func integersAddUpInSixtyFourBits() {
    #expect(NDArray<Int8>.full([1000], .min).sum() == -128_000)
    #expect(NDArray<UInt8>.full([1000], .max).sum() == 255_000)
    #expect(NDArray<Int64>.full([3], .max).sum() == Int.max &* 3)
    #expect(NDArray<UInt64>.full([3], .max).sum() == UInt.max &* 3)
  }

  @Test func emptyArraysAddUpToNothing() {
    let a = NDArray<Float>.zeros([0, 3])
    #expect(a.sum() == 0)
    #expect(a.sum(axis: 0) == [0, 0, 0])
    #expect(a.sum(axis: 1).shape == [0])
    #expect(a.sum(axis: 1, keepDims: true).shape == [0, 1])
    #expect(a.min(axis: 1).shape == [0])
    #expect(!a.any() && a.all() && a.countNonZero() == 0)
    #expect(a.all(axes: [0]) == [true, true, true])
  }

  @Test func nanIsHandedOnFromEveryPosition() {
    for count in [1, 7, 63, 64, 65, 257, 300] {
      for position in stride(from: 0, to: count, by: max(1, count / 40)) {
        let a = NDArray<Float>.arange(Float(count))
        a[position] = .nan
        for view in [a, a[.reversed], a.copy()[.newAxis, .all].transposed] {
          if !view.min().isNaN || !view.max().isNaN { Issue.record("NaN at \(position) of \(count) is lost") }
        }
      }
    }
  }

  /// One element at each position decides, across the blocks of 256.
  @Test(arguments: [1, 255, 256, 257, 520])
  func searchesFindTheOnlyOne(_ count: Int) {
    let a = NDArray<Bool>.zeros([count])
    let b = NDArray<Float>.ones([count])
    let some = [a, a[.reversed], a[.newAxis, .all].transposed]
    for position in 0..<count {
      a[position] = true
      b[position] = -0.0
      let isFound = some.allSatisfy { $0.any() } && !b.all() && !b[.reversed].all()
      a[position] = false
      b[position] = 1
      if !isFound || a.any() || !b.all() { Issue.record("at \(position) of \(count)") }
    }
  }
}
