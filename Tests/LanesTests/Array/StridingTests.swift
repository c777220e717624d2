import Lanes
import Numerics
import Testing

@Suite(.keepsNoArrays) struct StridingTests {
  @Test(arguments: 0..<UInt64(200))
  func anyStridesWithinTheMemory(_ seed: UInt64) {
    var random = SplitMix(seed: seed)
    let memory = NDArray<Int32>.arange(100)
    let array = memory[20...]
    for _ in 0..<20 {
      let shape = (0..<Int.random(in: 0...4, using: &random)).map { _ in Int.random(in: 0...4, using: &random) }
      let strides = shape.map { _ in Int.random(in: -9...9, using: &random) }
      let start = Int.random(in: 0..<100, using: &random)
      let places = Model<Int>.indices(of: shape).map { zip($0, strides).reduce(start) { $0 + $1.0 * $1.1 } }
      guard places.allSatisfy({ $0 >= 0 && $0 < 100 }) else { continue }
      let bytes = Dimensions(strides.map { $0 * 4 })
      let view = array.asStrided(shape: Dimensions(shape), strides: bytes, offset: (start - 20) * 4)
      expectSame(view, Model(shape: shape, elements: places.map { Int32($0) }), "\(shape), \(strides) from \(start)")
      #expect(view.strides == bytes && view.isView && view.base == memory && view.flags.isWritable)
      expectSame(
        array.unsafeAsStrided(shape: Dimensions(shape), strides: bytes, offset: (start - 20) * 4), Model(view), "unsafe"
      )
      #expect(view.hasInternalOverlap == (Set(places).count < places.count), "\(shape), \(strides)")
    }
  }

  /// A stride that is never taken may be any number, and stops nothing.
  @Test func stridesThatAreNeverTaken() {
    let z = NDArray<Complex<Double>>.ones([3, 3])
    for step in [Int.max, .min, .max / 2, 1 << 62] {
      let view = z[.slice(nil, nil, step: step), .slice(nil, nil, step: step)]
      #expect(view.shape == [1, 1] && view.strides.count == 2)
      #expect(view.sharesMemory(with: z) && view.sharesMemory(with: view.transposed) && !view.hasInternalOverlap)
      #expect(view.real == [[1]] && view.imaginary == [[0]] && view.diagonal() == [1])
      #expect(view.view(as: Double.self).shape == [1, 2])
      #expect(view.flipped() == view && view.rotated90() == view && view.rolled(by: 1) == view)
      #expect(view.squeezed().item == 1 && view.reshaped([1]).item == 1 && view.slidingWindow([1, 1]).size == 1)
      #expect(view.broadcast(to: [2, 3, 4]).size == 24 && (view + view).item == 2 && view.sum() == 1)
    }
  }

  @Test func whatIsEmptyReachesNothing() {
    let a = NDArray<Float>.zeros([3])
    #expect(a.asStrided(shape: [0, 7], strides: [4000, 4]).shape == [0, 7])
    #expect(a.asStrided(shape: [0], strides: [4], offset: 40_000).size == 0)
    #expect(!a.asReadOnly().asStrided(shape: [2], strides: [4]).flags.isWritable)
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func windowsSlide(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        var axes = (0..<a.ndim).filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
        axes = Array(axes.prefix(8 - a.ndim))
        let window = axes.map { Int.random(in: 0...model.shape[$0], using: &random) }
        var shape = model.shape
        for (axis, extent) in zip(axes, window) { shape[axis] -= extent - 1 }
        let expected = model.rearranged(shape + window) { index in
          var origin = Array(index.prefix(a.ndim))
          for (i, axis) in axes.enumerated() { origin[axis] += index[a.ndim + i] }
          return origin
        }
        let view = a.slidingWindow(Dimensions(window), axes: axes.map { $0 - a.ndim })
        expectSame(view, expected, "windows \(window) along \(axes) of \(a.shape)")
        #expect(view.isView && !view.flags.isWritable)
        #expect(
          a.slidingWindow(Dimensions(window), axes: axes, isWritable: true).flags.isWritable == a.flags.isWritable)
        guard a.ndim <= 4 else { return }
        expectSame(
          a.slidingWindow(a.shape), Model(shape: model.shape.map { _ in 1 } + model.shape, elements: model.elements),
          "whole")
      }
    }
    Law().holds(for: layout)
  }

  @Test func windowsAreNumPys() {
    let a = NDArray<Int>.arange(6)
    #expect(a.slidingWindow([3]) == [[0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5]])
    #expect(a.slidingWindow([3]).hasInternalOverlap && !a.slidingWindow([1]).hasInternalOverlap)
    // An axis that is named twice is shortened twice.
    let twice = a.slidingWindow([2, 3], axes: [0, 0])
    #expect(twice.shape == [3, 2, 3])
    #expect(twice[1, .all] == [[1, 2, 3], [2, 3, 4]])
    a.slidingWindow([3], isWritable: true)[0, 2] = -1
    #expect(a.slidingWindow([3])[2, 0] == -1)
  }
}
