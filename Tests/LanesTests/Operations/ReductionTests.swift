import Lanes
import Testing

@Suite struct ReductionTests {
  /// Every set of axes of a few shapes.
  private func axesAndShapes() -> [([Int], [Int])] {
    shapes.filter { $0.count <= 3 }.flatMap { shape in
      (0..<(1 << shape.count)).map { bits in ((0..<shape.count).filter { bits & (1 << $0) != 0 }, shape) }
    }
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func integersAgreeWithPlainLoops(_ layout: MemoryLayoutCase) {
    integers(Int8.self, layout)
    integers(Int16.self, layout)
    integers(Int32.self, layout)
    integers(Int64.self, layout)
    integers(UInt8.self, layout)
    integers(UInt16.self, layout)
    integers(UInt32.self, layout)
    integers(UInt64.self, layout)
  }

  private func integers<T: IntegerElement>(_ type: T.Type, _ layout: MemoryLayoutCase) where T.Sum: IntegerElement {
    var random = SplitMix(seed: 4)
    for (axes, shape) in axesAndShapes() {
      let a = array(type, shape, layout, &random)
      let model = Model(a)
      let description: Comment = "\(T.self) over \(axes) of \(shape), \(layout)"
      let sums = model.reduced(over: axes) { $0.reduce(T.Sum.zero) { $0 &+ T.Sum(truncatingIfNeeded: $1) } }
      #expect(same(Model(a.sum(axes: axes, keepDims: true)), sums), description)
      #expect(a.sum(axes: axes).ravel() == a.sum(axes: axes, keepDims: true).ravel(), description)
      #expect(
        same(
          Model(a.countNonZero(axes: axes, keepDims: true)),
          model.reduced(over: axes) { $0.count { $0 != 0 } }), description)
      if !axes.contains(where: { shape[$0] == 0 }) {
        #expect(same(Model(a.min(axes: axes, keepDims: true)), model.reduced(over: axes) { $0.min()! }), description)
        #expect(same(Model(a.max(axes: axes, keepDims: true)), model.reduced(over: axes) { $0.max()! }), description)
      }
      #expect(a.any() == model.elements.contains { $0 != 0 }, description)
      #expect(a.all() == model.elements.allSatisfy { $0 != 0 }, description)
    }
  }

  @Test(arguments: MemoryLayoutCase.allCases)
  func floatExtremesHandOnNaN(_ layout: MemoryLayoutCase) {
    var random = SplitMix(seed: 5)
    for shape in shapes where shape.reduce(1, *) > 0 {
      let a = array(Float.self, shape, layout, &random)
      let elements = Model(a).elements
      let hasNaN = elements.contains { $0.isNaN }
      #expect(a.min().isNaN == hasNaN)
      #expect(a.max().isNaN == hasNaN)
      if !hasNaN {
        #expect(a.min() == elements.min()!)
        #expect(a.max() == elements.max()!)
      }
    }
  }

  @Test func floatSumsAreAccurate() {
    for count in [0, 1, 7, 63, 64, 65, 1000, 4096, 100_001, 1_000_000] {
      let a = NDArray<Float>.full([count], 0.1)
      let exact = Double(Float(0.1)) * Double(count)
      // Pairwise: the error grows with the logarithm of the count (Higham 1993, 4.6).
      #expect(abs(Double(a.sum()) - exact) <= exact * 32 * Double(Float.ulpOfOne), "\(count) elements")
    }
    #expect(NDArray<Float16>.ones([5000]).sum() == 5000)
  }

  @Test func booleansAreCounted() {
    let a: NDArray<Bool> = [[true, false, true], [false, false, true]]
    #expect(a.sum() == 3)
    #expect(a.sum(axis: 0) == [1, 0, 2])
    #expect(a.any(axes: [0]) == [true, false, true])
    #expect(a.all(axes: [0]) == [false, false, true])
  }

  /// One element at each position decides, across the blocks of 256.
  @Test func searchesFindTheOnlyOne() {
    for count in [1, 255, 256, 257, 1000] {
      for position in stride(from: 0, to: count, by: 37) {
        let a = NDArray<Bool>.zeros([count])
        #expect(!a.any())
        a[position] = true
        #expect(a.any())
        let b = NDArray<Float>.ones([count])
        #expect(b.all())
        b[position] = -0.0
        #expect(!b.all())
      }
    }
  }
}
