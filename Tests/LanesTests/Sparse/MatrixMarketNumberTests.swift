import Lanes
import Numerics
import Testing

/// Numbers in Matrix Market texts are those that Swift's own functions read, however they are written.
@Suite(.keepsNoArrays) struct MatrixMarketNumberTests {
  private func read<T: NumericElement>(_ words: [String], _ field: String, as type: T.Type) throws -> [T] {
    let lines = words.enumerated().map { "\($0.offset + 1) 1 \($0.element)\n" }.joined()
    let text = "%%MatrixMarket matrix coordinate \(field) general\n\(words.count) 1 \(words.count)\n" + lines
    return try COOMatrix<T, Int64>(matrixMarket: Array(text.utf8)).values
  }

  private func check(_ words: [String]) throws {
    for (word, number) in zip(words, try read(words, "real", as: Double.self)) {
      if !same(number, Double(word)!) { Issue.record("\(word) was read as \(number)") }
    }
    for (word, number) in zip(words, try read(words, "real", as: Float.self)) {
      if !same(number, Float(word)!) { Issue.record("\(word) was read as \(number), a float") }
    }
    let pairs = words.map { "\($0) \($0)" }
    for (word, number) in zip(words, try read(pairs, "complex", as: Complex<Double>.self)) {
      let expected = Double(word)!
      if !same(number.rawStorage.x, expected) || !same(number.rawStorage.y, expected) {
        Issue.record("\(word) was read as \(number)")
      }
    }
  }

  @Test func digitsOfAllLengthsAndPowers() throws {
    var random = SplitMix(seed: 71)
    var words = [
      "0", "-0", "+0", "0.0", "-0.0", "1", "+1", "1e0", "1E+05", "-1e-05", "0.1", "00012.50", "18446744073709551615",
      "9999999999999999999", "99999999999999999999", "0.00000000000000000001", "123456789012345678901234567890",
      "1.7976931348623157e308", "1e309", "-1e400", "4.9e-324", "1e-400", "3.4028236e38", "1.4e-45", "2.5e-1", "inf",
      "nan",
      "-Infinity", "0e99", "0.000e-99", "9007199254740993", "9007199254740993.0", "9007199254740992.5", "1e23",
      "8.5e22",
      "16777217", "16777217e0", "0.0000152587890625", "12345678.87654321e-8",
    ]
    for _ in 0..<4000 {
      let digits = String(random.next() as UInt64).prefix(Int.random(in: 1...20, using: &random))
      let point = Int.random(in: 1...digits.count, using: &random)
      var word = digits.prefix(point) + (point < digits.count ? "." + digits.dropFirst(point) : "")
      if Bool.random(using: &random) { word += "e\(Int.random(in: -40...40, using: &random))" }
      words.append((Bool.random(using: &random) ? "-" : "") + word)
    }
    try check(words)
  }

  /// Numbers halfway between two floats, and next to it.
  @Test func tiesGoToEven() throws {
    var random = SplitMix(seed: 72)
    var words: [String] = []
    for _ in 0..<1000 {
      let odd = (random.next() as UInt64 >> 11) | 1
      let power = Int.random(in: 0...10, using: &random)
      let (whole, half) = (odd >> UInt64(power), odd & (1 << UInt64(power) - 1))
      // The fraction's decimal digits, exactly.
      var (digits, rest) = ("", half)
      for _ in 0..<power {
        rest *= 10
        digits += "\(rest >> UInt64(power))"
        rest &= 1 << UInt64(power) - 1
      }
      words.append(digits.isEmpty ? "\(whole)" : "\(whole).\(digits)")
      let single = UInt64(random.next() as UInt64 >> 39) | 1
      words += ["\(single)", "\(single).5", "\(single)500000001e-9", "\(single)499999999e-9"]
    }
    try check(words)
  }

  @Test func wholeNumbersThatFit() throws {
    func check<T: FixedWidthInteger & NumericElement>(_ type: T.Type) throws {
      let numbers: [T] = [.min, .min + 1, 0, 1, 7, .max - 1, .max]
      #expect(try read(numbers.map { "\($0)" }, "integer", as: type) == numbers)
      #expect(throws: MatrixMarketError.self) { try read(["1", "\(T.max)0"], "integer", as: type) }
      #expect(throws: MatrixMarketError.self) { try read(["1", "1.0"], "integer", as: type) }
    }
    try check(Int8.self)
    try check(Int16.self)
    try check(Int32.self)
    try check(Int64.self)
    try check(UInt8.self)
    try check(UInt16.self)
    try check(UInt32.self)
    try check(UInt64.self)
  }

  /// Lines that are written otherwise stand between plain ones, and are read all the same.
  @Test func anyOrderOfPlainAndOtherLines() throws {
    let lines = [
      "1 1 1.5", "  2\t1   2.5 ", "% a comment", "", "2 2 3.5\r", "\t", "3 1 4.5", "1 3 inf",
      "3 3 0.12345678901234567890123",
      "01 2 -1e2",
    ]
    func text(_ symmetry: String) -> [UInt8] {
      Array(
        ("%%MatrixMarket matrix coordinate real \(symmetry)\n3 3 7\n" + lines.joined(separator: "\n")).utf8)
    }
    let general = try COOMatrix<Double, Int32>(matrixMarket: text("general"))
    #expect(general.rows == [0, 1, 1, 2, 0, 2, 0] && general.columns == [0, 0, 1, 0, 2, 2, 1])
    #expect(general.values == [1.5, 2.5, 3.5, 4.5, .infinity, 0.12345678901234567890123, -100])
    let symmetric = try COOMatrix<Float, Int64>(matrixMarket: text("symmetric"))
    #expect(symmetric.rows == [0, 1, 0, 1, 2, 0, 0, 2, 2, 0, 1])
    #expect(symmetric.columns == [0, 0, 1, 1, 0, 2, 2, 0, 2, 1, 0])
    for wrong in ["2 2-3.5", "1 1", "1 1 1 1", "4 1 1", "0 1 1", "1 1 1.5x", "1 1 .", "1 1 --1", "1-1 1"] {
      let bytes = "%%MatrixMarket matrix coordinate real general\n3 3 2\n1 1 1\n\(wrong)\n"
      #expect(throws: MatrixMarketError.self, "\(wrong)") {
        try COOMatrix<Double, Int32>(matrixMarket: Array(bytes.utf8))
      }
    }
  }
}
