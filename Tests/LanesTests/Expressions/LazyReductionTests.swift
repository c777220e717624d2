import Lanes
import Testing

@Suite(.keepsNoArrays) struct LazyReductionTests {
  /// All subsets of the axes, of expressions over arrays that lie in any way.
  @Test(arguments: ElementCase.integers)
  func integersAgreeWithEagerOnes(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 75)
      for round in 0..<40 {
        let shape = round < shapes.count ? shapes[round] : randomShape(&random)
        let expression = RandomExpression(arraysToCombine(type, shape, &random), depth: 3, &random)
        let (lazy, eager) = (expression.lazy, expression.eager)
        let axes = eager.shape.indices.filter { _ in Bool.random(using: &random) }
        let what = "round \(round) \(lazy) over \(axes)"
        for keepDims in [false, true] {
          expectSame(lazy.sum(axes: axes, keepDims: keepDims), Model(eager.sum(axes: axes, keepDims: keepDims)), what)
          expectSame(
            lazy.product(axes: axes, keepDims: keepDims), Model(eager.product(axes: axes, keepDims: keepDims)), what)
          expectSame(
            lazy.countNonZero(axes: axes, keepDims: keepDims),
            Model(eager.countNonZero(axes: axes, keepDims: keepDims)), what)
          expectSame(lazy.any(axes: axes, keepDims: keepDims), Model(eager.any(axes: axes, keepDims: keepDims)), what)
          expectSame(lazy.all(axes: axes, keepDims: keepDims), Model(eager.all(axes: axes, keepDims: keepDims)), what)
          guard eager.size > 0 else { continue }
          expectSame(lazy.min(axes: axes, keepDims: keepDims), Model(eager.min(axes: axes, keepDims: keepDims)), what)
          expectSame(lazy.max(axes: axes, keepDims: keepDims), Model(eager.max(axes: axes, keepDims: keepDims)), what)
        }
        #expect(lazy.sum() == eager.sum() && lazy.countNonZero() == eager.countNonZero(), "\(what)")
        #expect(lazy.any() == eager.any() && lazy.all() == eager.all(), "\(what)")
        if eager.size > 0 { #expect(lazy.min() == eager.min() && lazy.max() == eager.max(), "\(what)") }
      }
    }
    check(element.type)
  }

  /// Sums of floats are rounded in another order; both are near the true sum.
  @Test(arguments: [[0], [1], [100_003], [300_001, 3], [3, 300_001], [700, 701], [64, 65, 66]])
  func sumsOfFloatsAreAccurate(_ shape: [Int]) {
    var random = SplitMix(seed: 76)
    let dimensions = Dimensions(shape)
    let count = shape.reduce(1, *)
    let a = NDArray((0..<count).map { _ in Float.random(in: 0...1, using: &random) }).reshaped(dimensions)
    let b = a.transposed.copy().transposed
    let row = a[axes: [.slice(0, 1)]]
    let lazy = a.lazy * b - row * 0.25
    let eager = a * b - row * 0.25
    for axes in [[], [0], [shape.count - 1], Array(shape.indices)] {
      let found = lazy.sum(axes: axes).doubles
      let exact = eager.doubles.reduced(over: axes) { NeumaierSum($0) }
      for (value, sum) in zip(found.elements, exact.elements) {
        #expect(abs(value - sum.value) <= 8 * Double(Float.ulpOfOne) * sum.magnitude, "\(shape) over \(axes)")
      }
    }
    if count > 0 {
      #expect(abs(lazy.mean() - eager.mean()) <= 1e-6)
      #expect(abs(lazy.variance() - eager.variance()) <= 1e-6)
      #expect(abs(lazy.standardDeviation(deltaDegreesOfFreedom: 0) - eager.standardDeviation()) <= 1e-6)
      #expect(lazy.max() == eager.max() && lazy.min() == eager.min())
    }
  }

  @Test func halfPrecisionAddsUpInSinglePrecision() {
    let a = NDArray<Float16>.ones([10_000])
    #expect((a.lazy * 3).sum() == Float16(30_000))
    #expect((a.lazy * 3).mean() == 3)
    #expect((a.lazy .> 0).mean() == 1)
    #expect((NDArray<Int8>.full([1000], 100).lazy + 0).mean() == 100)
  }

  @Test func nanIsTheSmallestAndTheLargest() {
    let a = NDArray<Float>.arange(5000)
    a[4321] = .nan
    #expect((a.lazy + 1).min().isNaN && (a.lazy + 1).max().isNaN)
  }

  /// The number of threads changes no bit: of results, and of sums that round.
  @Test(arguments: [[3_000_001], [1500, 1501], [3, 700_000], [700_000, 3]])
  func threadsGiveTheSameBits(_ shape: [Int]) {
    var random = SplitMix(seed: 77)
    let a = NDArray((0..<shape.reduce(1, *)).map { _ in Float.random(in: -1...1, using: &random) })
      .reshaped(Dimensions(shape))
    let lazy = NDArray.absolute(a.lazy * 3 + 1) - a.lazy * a
    func answers() -> [NDArray<Float>] {
      [lazy.evaluate(), NDArray(lazy.sum()), NDArray(lazy.max())] + shape.indices.map { lazy.sum(axis: $0) }
    }
    let one = answers()
    defer { Lanes.threads = 1 }
    for count in [2, 3, 8] {
      Lanes.threads = count
      for (found, expected) in zip(answers(), one) { #expect(same(Model(found), Model(expected)), "\(count) threads") }
    }
  }
}
