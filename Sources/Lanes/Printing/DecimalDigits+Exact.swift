extension DecimalDigits {
  /// All digits of a finite double, of which there are up to 767: a whole number times a power of two, written out.
  init(exactly value: Double) {
    // Words of nine digits, the lowest first.
    var words = [UInt64(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))]
    let power = Int(value.exponentBitPattern == 0 ? 1 : value.exponentBitPattern) - 1075
    words = [words[0] % 1_000_000_000, words[0] / 1_000_000_000]
    func multiplied(_ words: [UInt64], by factor: UInt64) -> [UInt64] {
      var carry: UInt64 = 0
      var result = words.map { word in
        let product = word * factor + carry
        carry = product / 1_000_000_000
        return product % 1_000_000_000
      }
      while carry > 0 {
        result.append(carry % 1_000_000_000)
        carry /= 1_000_000_000
      }
      return result
    }
    // A negative power of two is that power of five over one of ten.
    for _ in 0..<abs(power) { words = multiplied(words, by: power < 0 ? 5 : 2) }
    var digits: [UInt8] = []
    for word in words {
      var rest = word
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    self.init(
      isNegative: value.sign == .minus, digits: digits.reversed(), exponent: digits.count + Swift.min(power, 0))
  }
}
