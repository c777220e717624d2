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
  private var half: UInt32?

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

  private mutating func step() {
    state = state &* (2_549_297_995_355_413_924 << 64 | 4_865_540_595_714_422_341) &+ increment
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    step()
    let word = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return word >> turn | word << ((64 &- turn) & 63)
  }

  /// The next 32 random bits: the lower half of a word, then the upper one.
  mutating func nextHalf() -> UInt32 {
    if let upper = half {
      half = nil
      return upper
    }
    let word = next()
    half = UInt32(truncatingIfNeeded: word >> 32)
    return UInt32(truncatingIfNeeded: word)
  }

  /// A number from 0 up to, but without, 1, a multiple of 2⁻⁵³.
  mutating func nextDouble() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from 0 up to, but without, 1, a multiple of 2⁻²⁴.
  mutating func nextFloat() -> Float { Float(nextHalf() >> 8) * 0x1p-24 }

  /// A whole number from 0 to `limit`, each as likely: Lemire's method ("Fast Random Integer Generation in an Interval",
  /// ACM TOMACS 29, 2019).
  mutating func next(through limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    if limit == UInt64(UInt32.max) { return UInt64(nextHalf()) }
    if limit < UInt64(UInt32.max) {
      let count = UInt32(truncatingIfNeeded: limit) &+ 1
      var product = UInt64(nextHalf()) &* UInt64(count)
      if UInt32(truncatingIfNeeded: product) < count {
        let threshold = (UInt32.max &- UInt32(truncatingIfNeeded: limit)) % count
        while UInt32(truncatingIfNeeded: product) < threshold { product = UInt64(nextHalf()) &* UInt64(count) }
      }
      return product >> 32
    }
    if limit == .max { return next() }
    let count = limit &+ 1
    var product = next().multipliedFullWidth(by: count)
    if product.low < count {
      let threshold = (UInt64.max &- limit) % count
      while product.low < threshold { product = next().multipliedFullWidth(by: count) }
    }
    return product.high
  }

  /// A whole number from 0 to `limit`, each as likely, by drawing as many bits as it has until they are in range: what NumPy
  /// takes for orders.
  mutating func nextMasked(through limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    while true {
      let value = (limit <= UInt64(UInt32.max) ? UInt64(nextHalf()) : next()) & mask
      if value <= limit { return value }
    }
  }

  /// A number of the standard normal distribution, by the ziggurat method.
  mutating func nextNormal() -> Double {
    while true {
      let word = next()
      let strip = Int(word & 0xff)
      let isNegative = word >> 8 & 1 == 1
      let abscissa = word >> 9 & 0x000f_ffff_ffff_ffff
      let x = Double(abscissa) * NormalZiggurat.width[strip]
      let signed = isNegative ? -x : x
      if abscissa < NormalZiggurat.certain[strip] { return signed }
      if strip == 0 {
        while true {
          let distance = -NormalZiggurat.inverseTailStart * logOnePlus(-nextDouble())
          let height = -logOnePlus(-nextDouble())
          if height + height > distance * distance {
            let value = NormalZiggurat.tailStart + distance
            return abscissa >> 8 & 1 == 1 ? -value : value
          }
        }
      }
      let (upper, lower) = (NormalZiggurat.density[strip - 1], NormalZiggurat.density[strip])
      if (upper - lower) * nextDouble() + lower < exponential(-0.5 * x * x) { return signed }
    }
  }
}
