import Testing

@testable import Lanes

@Suite(.keepsNoArrays) struct ExpressionTests {
  /// The order of operations is the same, and so is every bit.
  @Test(arguments: ElementCase.allCases)
  func randomExpressionsAgreeWithEagerOnes(_ element: ElementCase) {
    func check<T: OrderedElement>(_ type: T.Type) {
      var random = SplitMix(seed: 70)
      for round in 0..<120 {
        let shape = round < shapes.count ? shapes[round] : randomShape(&random)
        let arrays = arraysToCombine(type, shape, &random)
        let expression = RandomExpression(arrays, depth: Int.random(in: 1...5, using: &random), &random)
        let what = "round \(round) \(expression.lazy)"
        #expect(expression.lazy.shape == expression.eager.shape)
        let expected = Model(expression.eager)
        expectSame(expression.lazy.evaluate(), expected, what)
        let layout = MemoryLayoutCase.writable.randomElement(using: &random)!
        let place = Laid(Model(shape: expected.shape, elements: expected.elements.map { _ in T.zero }), layout)
        expression.lazy.evaluate(into: place.view)
        expectSame(place.view, expected, "\(what) into \(layout)")
        if !place.isUntouchedOutside() { Issue.record("\(what) wrote outside of \(layout)") }
      }
    }
    check(element.type)
  }

  /// More than one block, of shapes whose inner loops are long, short and neither.
  @Test(arguments: [[100_003], [3, 40_001], [40_001, 3], [257, 263], [20, 30, 41]])
  func largeExpressionsAgreeWithEagerOnes(_ shape: [Int]) {
    var random = SplitMix(seed: 71)
    for _ in 0..<12 {
      let arrays = arraysToCombine(Float.self, shape, &random)
      let expression = RandomExpression(arrays, depth: 4, &random)
      #expect(same(Model(expression.lazy.evaluate()), Model(expression.eager)), "\(expression.lazy)")
    }
  }

  @Test func functionsOfFloats() {
    var random = SplitMix(seed: 72)
    let a = array(Double.self, [9, 500], .contiguous, &random)
    let b = array(Double.self, [9, 500], .transposed, &random)
    let product = LazyArray<Double>.fusedMultiplyAdd(a, b, a)
    let lazy = NDArray.exp(NDArray.sin(a.lazy) / b) + NDArray.hypot(2.5, b.lazy) - product
    let eager = NDArray.exp(NDArray.sin(a) / b) + NDArray.hypot(2.5, b) - .fusedMultiplyAdd(a, b, a)
    expectSame(lazy.evaluate(), Model(eager), "functions")
    expectSame(NDArray.isNaN(lazy).evaluate(), Model(NDArray.isNaN(eager)), "isNaN")
    expectSame((1 / a.lazy).evaluate(), Model(1 / a), "1 / a")
    expectSame((a / b.lazy).evaluate(), Model(a / b), "a / b")
  }

  @Test func bitsOfIntegersAndBooleans() {
    let a = NDArray<UInt8>.arange(200)
    let b = a[.reversed]
    expectSame(((a.lazy & b) | NDArray.leftShift(a.lazy ^ 7, 2)).evaluate(), Model((a & b) | (a ^ 7) << 2), "bits")
    expectSame(NDArray.rightShift(~a.lazy, b.lazy & 3).evaluate(), Model(~a >> (b & 3)), "shifts")
    expectSame(NDArray.bitCount(a.lazy + 1).evaluate(), Model(NDArray.bitCount(a + 1)), "bitCount")
    let (p, q) = (a .> 100, b .< 120)
    expectSame((p .^ (q.lazy .| p)).evaluate(), Model(p .^ (q .| p)), "Booleans")
    expectSame(NDArray.logicalAnd(a.lazy, b).evaluate(), Model(NDArray.logicalAnd(a, b)), "logical")
  }

  @Test func aValueAloneFillsItsResult() {
    let a = NDArray<Int>.arange(5)
    expectSame(a.lazy.evaluate(), Model(a), "the array itself")
    #expect(!a.lazy.evaluate().sharesMemory(with: a))
    let zero = NDArray(3).lazy * 2
    #expect(zero.evaluate().item == 6)
    let out = NDArray<Int>.zeros([2, 3])
    zero.evaluate(into: out)
    #expect(out == .full([2, 3], 6))
  }

  @Test func resultsHaveTheOperandsOrderOfAxes() {
    let a = NDArray<Float>.ones([4, 5]).transposed
    #expect((a.lazy + 1).evaluate().strides == a.strides)
  }

  @Test func anExpressionReadsItsArraysWhenItIsComputed() {
    let a = NDArray<Int>.zeros([3])
    let twice = a.lazy * 2
    a.fill(4)
    #expect(twice.evaluate() == [8, 8, 8])
    a.fill(5)
    #expect(twice.sum() == 30)
  }

  @Test func inPlaceReadsBeforeItWrites() {
    let a = NDArray<Int>.arange(10_000)
    let expected = a * a + 1 - a
    a.assign(a.lazy * a + 1 - a)
    #expect(a == expected)
    a += a.lazy * 2
    #expect(a == expected * 3)
    a -= a.lazy * 2
    a *= a.lazy
    #expect(a == (expected * -3) * (expected * -3))
    let f = NDArray<Double>.ones([4])
    f /= f.lazy + 3
    #expect(f == [0.25, 0.25, 0.25, 0.25])
  }

  /// An output that overlaps operands gives the answer of separate memory.
  @Test func overlappingOutputs() {
    var random = SplitMix(seed: 73)
    for _ in 0..<200 {
      let count = Int.random(in: 1...6000, using: &random)
      let base = NDArray(values(Int32.self, count + 8, &random))
      let step = Bool.random(using: &random)
      let (first, second) = (Int.random(in: 0...8, using: &random), Int.random(in: 0...8, using: &random))
      let a = step ? base[first..<first + count][.reversed] : base[first..<first + count]
      let out = base[second..<second + count]
      let expected = Model(a * 2 + out - a.copy())
      (a.lazy * 2 + out - a).evaluate(into: out)
      expectSame(out, expected, "overlap \(count) \(first) \(second) \(step)")
    }
  }
}

/// What a program is made of, and what it costs.
@Suite(.keepsNoArrays) struct ExpressionProgramTests {
  @Test func equalPartsAreComputedOnce() {
    let (a, b) = (NDArray<Float>.ones([8]), NDArray<Float>.ones([8]))
    let sum = a.lazy + b
    #expect((sum * sum).program.operationCount == 2)
    #expect(((a.lazy + b) * (a.lazy + b)).program.operationCount == 2)
    #expect(((a.lazy + 1) * (a.lazy + 1) - (a.lazy + 2)).program.operationCount == 4)
    #expect((a.lazy + a).program.arrays.count == 1)
    #expect((a.lazy + a[.reversed]).program.arrays.count == 2)
    var power = a.lazy
    for _ in 0..<64 { power = power * power }
    #expect(power.program.operationCount == 64)
  }

  @Test func registersAreUsedAgain() {
    let a = NDArray<Float>.ones([8])
    var chain = a.lazy
    for i in 0..<20 { chain = NDArray.exp(chain) * Float(i) }
    #expect(chain.program.registerCount == 1)
    #expect((a.lazy * 2 + 3 - a).program.registerCount == 0)
    let tree = (a.lazy + 1) * (a.lazy + 2) + (a.lazy + 3) * (a.lazy + 4)
    #expect(tree.program.registerCount <= 3)
  }

  @Test func oneAllocationOrNone() {
    let arrays = (0..<4).map { NDArray<Float>.full([50_000], Float($0)) }
    let (a, b, c, d) = (arrays[0], arrays[1], arrays[2], arrays[3])
    let (result, use) = MemoryMeter.measure { (a.lazy * b + c.lazy * d - 1).evaluate() }
    #expect(use.allocations == 1 && use.allocatedBytes == 200_000)
    let into = MemoryMeter.measure { _ = (a.lazy * b + c.lazy * d - 1).evaluate(into: result) }
    #expect(into.allocations == 0)
    let inPlace = MemoryMeter.measure { result += a.lazy * b - 1 }
    #expect(inPlace.allocations == 0)
    let counted = MemoryMeter.measure { _ = (a.lazy * b + c .> d).countNonZero() }
    #expect(counted.peakBytes <= 16)
    let found = MemoryMeter.measure { _ = (a.lazy * b + c .> d).any() }
    #expect(found.allocations == 0)
  }

  @Test func longChainsAreComputedInPieces() {
    let a = NDArray<Int>.ones([3])
    var chain = a.lazy
    for _ in 0..<20_000 { chain = chain + a }
    #expect(chain.evaluate() == [20_001, 20_001, 20_001])
  }

  @Test func manyArraysAreComputedInPieces() {
    let arrays = (0..<100).map { NDArray<Int>.full([5], $0) }
    let sum = arrays.dropFirst().reduce(arrays[0].lazy) { $0 + $1 }
    #expect(sum.evaluate() == .full([5], 4950))
    #expect(sum.sum() == 5 * 4950)
    #expect((sum .> 4949).all())
  }
}
