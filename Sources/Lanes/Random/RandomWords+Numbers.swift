extension RandomWords {
  /// A number from 0 up to, but without, 1, a multiple of 2⁻⁵³.
  @inline(__always)
  mutating func nextDouble() -> Double { Double(Int64(truncatingIfNeeded: next() >> 11)) * 0x1p-53 }

  /// A number from 0 up to, but without, 1, a multiple of 2⁻²⁴.
  @inline(__always)
  mutating func nextFloat() -> Float { Float(Int32(truncatingIfNeeded: nextHalf() >> 8)) * 0x1p-24 }

  /// A number of the standard normal distribution, by the ziggurat method.
  @inline(__always)
  mutating func nextNormal() -> Double {
    while true {
      let word = next()
      let strip = Int(truncatingIfNeeded: word & 0xff)
      let abscissa = word >> 9 & 0x000f_ffff_ffff_ffff
      let x = Double(Int64(truncatingIfNeeded: abscissa)) * NormalZiggurat.width[strip]
      // The sign without a branch, which would be guessed wrong every other time.
      let signed = Double(bitPattern: x.bitPattern ^ (word >> 8 & 1) << 63)
      if abscissa < NormalZiggurat.certain[strip] { return signed }
      // A copy: what a call may write to does not stay in registers.
      var words = self
      let decided = words.decidedNormal(strip, abscissa, x, signed)
      self = words
      if let decided { return decided }
    }
  }

  /// The number of a word that does not decide by itself, nil where another word must be drawn.
  @inline(never)
  private mutating func decidedNormal(_ strip: Int, _ abscissa: UInt64, _ x: Double, _ signed: Double) -> Double? {
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
    return (upper - lower) * nextDouble() + lower < exponential(-0.5 * x * x) ? signed : nil
  }
}
