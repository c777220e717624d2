import ComplexModule
import Lanes
import Testing

/// Arrays are filled from blocks of words: they must hold what the words one by one make, and leave the generator
/// where those do.
@Suite(.keepsNoArrays) struct RandomStreamTests {
  /// Words one by one, and the numbers that plain loops make of them.
  private struct Words {
    var generator: RandomGenerator
    var half: UInt32?

    mutating func nextHalf() -> UInt32 {
      if let upper = half {
        half = nil
        return upper
      }
      let word: UInt64 = generator.next()
      half = UInt32(truncatingIfNeeded: word >> 32)
      return UInt32(truncatingIfNeeded: word)
    }

    /// Lemire's method on words of a width.
    mutating func next(through limit: UInt128, bits: UInt128, _ word: (inout Words) -> UInt64) -> UInt64 {
      let (range, size) = (limit + 1, UInt128(1) << bits)
      while true {
        let product = UInt128(word(&self)) * range
        if product % size >= (size - range) % range { return UInt64(product / size) }
      }
    }
  }

  private static let lengths = [0, 1, 2, 3, 5, 62, 63, 64, 65, 127, 128, 129, 130, 1000]

  @Test func floats() {
    for count in Self.lengths {
      var generator = RandomGenerator(seed: 3)
      var words = Words(generator: generator)
      let wide = NDArray<Double>.random([count], using: &generator)
      #expect(
        Model(wide).elements == (0..<count).map { _ in Double((words.generator.next() as UInt64) >> 11) * 0x1p-53 })
      // An odd number of halves, so that what follows begins with the other half.
      for length in [count, 3, count] {
        let narrow = NDArray<Float>.random([length], using: &generator)
        #expect(Model(narrow).elements == (0..<length).map { _ in Float(words.nextHalf() >> 8) * 0x1p-24 })
      }
      #expect(generator.next() as UInt64 == words.generator.next() as UInt64)
    }
  }

  @Test func integers() {
    func check<T: IntegerElement>(_ range: ClosedRange<T>, _ draw: (inout Words, UInt128) -> UInt64) {
      for count in Self.lengths {
        var generator = RandomGenerator(seed: 4)
        var words = Words(generator: generator)
        let limit = UInt128(
          UInt64(truncatingIfNeeded: range.upperBound) &- UInt64(truncatingIfNeeded: range.lowerBound))
        for _ in 0..<2 {
          let found = NDArray<T>.integers(range, [count], using: &generator)
          let expected = (0..<count).map { _ in range.lowerBound &+ T(truncatingIfNeeded: draw(&words, limit)) }
          #expect(Model(found).elements == expected, "\(range), \(count)")
        }
        #expect(generator.next() as UInt64 == words.generator.next() as UInt64, "\(range), \(count)")
      }
    }
    func halves(_ words: inout Words, _ limit: UInt128) -> UInt64 {
      words.next(through: limit, bits: 32) { UInt64($0.nextHalf()) }
    }
    func whole(_ words: inout Words, _ limit: UInt128) -> UInt64 {
      words.next(through: limit, bits: 64) { $0.generator.next() }
    }
    check(Int64.min...Int64.max, whole)
    check(Int64(-5)...(1 << 62 + 5), whole)
    check(UInt64(7)...(1 << 63 + 9), whole)
    check(UInt64(0)...(3 << 40), whole)
    check(Int64(-1)...0xffff_fffe, halves)
    check(Int64(0)...0x9000_0000, halves)
    check(UInt32(0)...0x9000_0000, halves)
    check(Int32(-50)...49, halves)
    check(Int32.min...Int32.max, halves)
  }

  /// The bits of one half go round; what is left of them at the end is not used.
  @Test func smallIntegers() {
    func check<T: IntegerElement>(_ range: ClosedRange<T>) {
      for count in Self.lengths {
        var generator = RandomGenerator(seed: 5)
        var words = Words(generator: generator)
        let limit = UInt128(
          UInt64(truncatingIfNeeded: range.upperBound) &- UInt64(truncatingIfNeeded: range.lowerBound))
        let width = UInt32(T.bitWidth)
        for _ in 0..<2 {
          var (bits, left) = (UInt32(0), UInt32(0))
          let found = NDArray<T>.integers(range, [count], using: &generator)
          let expected = (0..<count).map { _ in
            let value = words.next(through: limit, bits: UInt128(width)) { words in
              if left == 0 { (bits, left) = (words.nextHalf(), 32) }
              defer { (bits, left) = (bits >> width, left - width) }
              return UInt64(bits % (1 << width))
            }
            return range.lowerBound &+ T(truncatingIfNeeded: value)
          }
          #expect(Model(found).elements == expected, "\(range), \(count)")
        }
        #expect(generator.next() as UInt64 == words.generator.next() as UInt64, "\(range), \(count)")
      }
    }
    check(Int8(-100)...99)
    check(Int8.min...Int8.max)
    check(UInt8(0)...128)
    check(Int16(-5)...5)
    check(UInt16(3)...40000)
    check(UInt16.min...UInt16.max)
  }

  @Test func normalNumbersInPieces() {
    var (whole, pieces) = (RandomGenerator(seed: 6), RandomGenerator(seed: 6))
    let expected = Model(NDArray<Double>.normal([5000], using: &whole)).elements
    var found: [Double] = []
    for count in [1, 2, 63, 64, 65, 1000, 3805] {
      found += Model(NDArray<Double>.normal([count], using: &pieces)).elements
    }
    #expect(found == expected)
    #expect(whole.next() as UInt64 == pieces.next() as UInt64)
  }

  @Test func shufflingIsTheSameForEveryLayout() {
    func check<T: NumericElement>(_ type: T.Type) {
      for count in [1, 2, 3, 64, 65, 300] {
        var generators = [RandomGenerator](repeating: RandomGenerator(seed: 7), count: 3)
        let line = NDArray<Int>.arange(count).cast(to: T.self)
        let spread = NDArray<T>.zeros([count, 2])[.all, 1]
        spread.assign(line)
        let shuffled = line.shuffled(using: &generators[0])
        spread.shuffle(using: &generators[1])
        expectSame(spread, Model(shuffled), "\(T.self), \(count)")
        let order = NDArray<Int>.permutation(count, using: &generators[2])
        expectSame(line.take(order, axis: 0), Model(shuffled), "\(T.self), \(count)")
      }
    }
    check(Int8.self)
    check(Int16.self)
    check(Float.self)
    check(Double.self)
    check(Complex<Double>.self)
  }
}
