import Lanes
import Testing

/// The streams are those of NumPy's default generator.
@Suite(.keepsNoArrays) struct RandomGoldenTests {
  @Test func words() throws {
    let generators: [(String, RandomGenerator)] = [
      ("0", RandomGenerator(seed: 0)), ("1", RandomGenerator(seed: 1)), ("42", RandomGenerator(seed: 42)),
      ("large", RandomGenerator(seed: 1 << 40 | 7)), ("huge", RandomGenerator(seed: [5, 0, 192, 0, 0, 1])),
    ]
    for (name, generator) in generators {
      var generator = generator
      let words = (0..<20).map { _ in generator.next() as UInt64 }
      expectSame(NDArray(words), Model(try Golden.array("random/words-\(name)")), name)
    }
  }

  @Test func floats() throws {
    var generator = RandomGenerator(seed: 7)
    try expect(NDArray<Double>.random([50], using: &generator), "random")
    try expect(NDArray<Float>.random([51], using: &generator), "random-float")
    try expect(NDArray<Double>.random([3], using: &generator), "random-again")
    try expect(NDArray<Double>.uniform(-3..<5, [4, 5], using: &generator), "uniform")
  }

  @Test func integers() throws {
    func check<T: IntegerElement>(_ range: Range<T>) throws {
      var generator = RandomGenerator(seed: 8)
      try expect(NDArray<T>.integers(range, [40], using: &generator), "integers-\(T.dtype)-\(range.lowerBound)")
    }
    try check(Int8(-100)..<100)
    try check(Int16(-5)..<5)
    try check(UInt16(3)..<60000)
    try check(UInt32(0)..<10)
    try check(-7..<(1 << 40))
    try check(0..<100)
    try check(UInt(1)..<UInt.max)
    var (a, b) = (RandomGenerator(seed: 8), RandomGenerator(seed: 8))
    try expect(NDArray<UInt8>.integers(0...255, [40], using: &a), "integers-uint8-0")
    try expect(NDArray<Int32>.integers(Int32.min...Int32.max, [40], using: &b), "integers-int32--2147483648")
  }

  @Test func normalNumbers() throws {
    var generator = RandomGenerator(seed: 9)
    let found = NDArray<Double>.normal([20000], using: &generator)
    let expected: NDArray<Double> = try Golden.array("random/normal")
    for (x, y) in zip(Model(found).elements, Model(expected).elements) where abs(x - y) > y.ulp {
      Issue.record("\(x), should be \(y)")
      break
    }
    #expect((found .!= expected).countNonZero() == 0)
    var scaled = RandomGenerator(seed: 10)
    let other = NDArray<Double>.normal(mean: 3, deviation: 0.5, [30], using: &scaled)
    #expect(NDArray.absolute(other - (try Golden.array("random/normal-scaled"))).max() < 1e-14)
  }

  @Test func orders() throws {
    var generator = RandomGenerator(seed: 11)
    try expect(NDArray.permutation(100, using: &generator), "permutation")
    generator = RandomGenerator(seed: 12)
    let rows = NDArray<Int>.arange(30).reshaped([10, 3])
    try expect(rows.shuffled(using: &generator), "shuffled")
    generator = RandomGenerator(seed: 13)
    try expect(NDArray<Int>.arange(10, 20).choice(25, using: &generator), "choice")
  }

  @Test func swiftsOwnFunctionsTakeIt() {
    var generator = RandomGenerator(seed: 1)
    let copy = generator
    #expect((0..<100).contains(Int.random(in: 0..<100, using: &generator)))
    #expect([1, 2, 3].shuffled(using: &generator).sorted() == [1, 2, 3])
    var (a, b) = (copy, RandomGenerator(seed: 1))
    #expect(a.next() == b.next() as UInt64)
    let out = NDArray<Float>.zeros([4, 6])[.all, .slice(0, nil, step: 2)]
    var (c, d) = (copy, copy)
    #expect(NDArray.random(out: out, using: &c) == NDArray<Float>.random([4, 3], using: &d))
  }

  private func expect<T: ArrayElement>(_ array: NDArray<T>, _ name: String) throws {
    expectSame(array, Model(try Golden.array("random/\(name)")), name)
  }
}
