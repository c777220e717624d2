/// A finite number as decimal digits: ±0.d₁d₂d₃… × 10^exponent, with the fewest digits that give the
/// same number back when read.
struct DecimalDigits {
  var isNegative: Bool
  /// Without zeros at either end; empty for zero.
  var digits: [UInt8]
  var exponent: Int

  /// Takes apart what Swift prints of a float, which is the shortest that reads back the same.
  init(_ description: String) {
    var text = Substring(description)
    isNegative = text.first == "-"
    if isNegative { text.removeFirst() }
    var power = 0
    if let e = text.firstIndex(of: "e") {
      power = Int(text[text.index(after: e)...]) ?? 0
      text = text[..<e]
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    digits = (parts[0] + fraction).utf8.map { $0 &- 48 }
    exponent = parts[0].count + power
    trim()
  }

  init(isNegative: Bool, digits: [UInt8], exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    while digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    if digits.isEmpty { exponent = 0 }
  }

  /// Keeps `count` digits, which may be none, rounding half to even.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      exponent = 0
      return
    }
    let rest = digits[count...]
    let isHalf = rest.first == 5 && rest.count == 1
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    let goesUp = rest.first! > 5 || (rest.first == 5 && (!isHalf || isOdd))
    digits.removeSubrange(count...)
    if goesUp {
      var i = count - 1
      while i >= 0 && digits[i] == 9 {
        digits[i] = 0
        i -= 1
      }
      if i >= 0 {
        digits[i] += 1
      } else {
        digits.insert(1, at: 0)
        exponent += 1
      }
    }
    trim()
  }

  /// The digit that stands for 10^place.
  private func digit(at place: Int) -> Character {
    let index = exponent - 1 - place
    return digits.indices.contains(index) ? Character(Unicode.Scalar(48 + digits[index])) : "0"
  }

  /// The digits before the point, and the fewest after it.
  var positional: (whole: String, fraction: String) {
    let whole = exponent > 0 ? String((0..<exponent).reversed().map(digit(at:))) : "0"
    let places = max(0, digits.count - exponent)
    return ((isNegative ? "-" : "") + whole, String((0..<places).map { digit(at: -1 - $0) }))
  }

  /// The first digit, the others, and the power of ten.
  var scientific: (whole: String, fraction: String, power: Int) {
    let text = String(digits.map { Character(Unicode.Scalar(48 + $0)) })
    let power = digits.isEmpty ? 0 : exponent - 1
    return ((isNegative ? "-" : "") + (text.first.map(String.init) ?? "0"), String(text.dropFirst()), power)
  }
}
