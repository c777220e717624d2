/// A seeded source of random numbers, with the same stream on every machine: that of NumPy's `default_rng(seed)`.
///
/// It is PCG64 (O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", 2014: 128 bits of state,
/// XSL-RR output, period 2¹²⁸) seeded as NumPy seeds it. Raw words, `random`, `uniform`, `integers`, `shuffle` and `permutation`
/// give NumPy's numbers bit for bit. So do normal numbers of `Double`, but for the last bit of a rare one beyond 3.65, where
/// the C libraries' logarithms differ.
///
///     var generator = RandomGenerator(seed: 42)
///     let a = NDArray<Double>.random([3, 4], using: &generator)
///
/// It is a value: a copy goes on with the same numbers. It is not for secrets.
public struct RandomGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt128
  private let increment: UInt128
  /// The upper half of a word whose lower half was used.
  var half: UInt32?

  /// The stream of a seed.
  public init(seed: UInt64) {
    self.init(seed: seed >> 32 == 0 ? [UInt32(seed)] : [UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)])
  }

  /// The stream of a seed of any size, in words of 32 bits, the lowest first: of NumPy's arrays and of its large integers.
  public init(seed words: [UInt32]) {
    let words = SeedSequence(words).words(4)
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    state = 0
    step()
    state &+= UInt128(words[0]) << 64 | UInt128(words[1])
    step()
  }

  @inline(__always)
  private static var multiplier: UInt128 { 2_549_297_995_355_413_924 << 64 | 4_865_540_595_714_422_341 }

  @inline(__always)
  private mutating func step() { state = state &* Self.multiplier &+ increment }

  /// The output of a state.
  @inline(__always)
  private static func word(_ state: UInt128) -> UInt64 {
    let word = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return word >> turn | word << ((64 &- turn) & 63)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    step()
    return Self.word(state)
  }

  /// Writes the next `count` words, an even number, by two states side by side. Two steps are one:
  /// state · a² + increment · (a + 1).
  mutating func fill(_ words: UnsafeMutablePointer<UInt64>, _ count: Int) {
    let (factor, term) = (Self.multiplier &* Self.multiplier, increment &* (Self.multiplier &+ 1))
    step()
    var first = state
    step()
    var second = state
    var i = 0
    while i < count {
      words[i] = Self.word(first)
      words[i &+ 1] = Self.word(second)
      state = second
      first = first &* factor &+ term
      second = second &* factor &+ term
      i &+= 2
    }
  }
}
