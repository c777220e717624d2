import Lanes
import Numerics
import Testing

/// Broken Matrix Market texts: each says what is wrong, and in which line, and none stops the program.
@Suite(.keepsNoArrays) struct MatrixMarketErrorTests {
  /// A broken text with the line and the kind of its flaw.
  private struct Broken: Sendable {
    let text: String
    let line: Int?
    let isExpected: @Sendable (MatrixMarketError.Reason) -> Bool
  }

  private static let broken: [Broken] = {
    let list = "%%MatrixMarket matrix coordinate real general\n"
    let integers = "%%MatrixMarket matrix coordinate integer general\n"
    let array = "%%MatrixMarket matrix array real general\n"
    @Sendable func header(_ reason: MatrixMarketError.Reason) -> Bool {
      if case .invalidHeader = reason { true } else { false }
    }
    @Sendable func unsupported(_ reason: MatrixMarketError.Reason) -> Bool {
      if case .unsupported = reason { true } else { false }
    }
    @Sendable func size(_ reason: MatrixMarketError.Reason) -> Bool {
      if case .invalidSize = reason { true } else { false }
    }
    @Sendable func tooLarge(_ reason: MatrixMarketError.Reason) -> Bool {
      if case .tooLarge = reason { true } else { false }
    }
    @Sendable func symmetry(_ reason: MatrixMarketError.Reason) -> Bool {
      if case .againstSymmetry = reason { true } else { false }
    }
    func number(_ word: String) -> @Sendable (MatrixMarketError.Reason) -> Bool { { $0 == .invalidNumber(word) } }
    func missing(_ expected: Int, _ found: Int) -> @Sendable (MatrixMarketError.Reason) -> Bool {
      { $0 == .missingEntries(expected: expected, found: found) }
    }
    func outside(_ word: String, _ extent: Int) -> @Sendable (MatrixMarketError.Reason) -> Bool {
      { $0 == .indexOutOfRange(word, extent: extent) }
    }
    return [
      Broken(text: "", line: 1, isExpected: header),
      Broken(text: "\n" + list, line: 1, isExpected: header),
      Broken(text: "MatrixMarket matrix coordinate real general\n1 1 0\n", line: 1, isExpected: header),
      Broken(text: "%%MatrixMarket matrix coordinate real\n1 1 0\n", line: 1, isExpected: header),
      Broken(text: "%%MatrixMarket matrix coordinate real general x\n1 1 0\n", line: 1, isExpected: header),
      Broken(text: "%%MatrixMarket vector coordinate real general\n1 1 0\n", line: 1, isExpected: unsupported),
      Broken(text: "%%MatrixMarket matrix elemental real general\n1 1 0\n", line: 1, isExpected: unsupported),
      Broken(text: "%%MatrixMarket matrix coordinate quaternion general\n1 1 0\n", line: 1, isExpected: unsupported),
      Broken(text: "%%MatrixMarket matrix coordinate real diagonal\n1 1 0\n", line: 1, isExpected: unsupported),
      Broken(text: "%%MatrixMarket matrix array pattern general\n1 1\n", line: 1, isExpected: unsupported),
      Broken(
        text: "%%MatrixMarket matrix coordinate pattern skew-symmetric\n1 1 0\n", line: 1, isExpected: unsupported),
      Broken(text: "%%MatrixMarket matrix coordinate real hermitian\n1 1 0\n", line: 1, isExpected: unsupported),
      Broken(text: list, line: 1, isExpected: size),
      Broken(text: list + "% only words\n", line: 2, isExpected: size),
      Broken(text: list + "2 2\n", line: 2, isExpected: size),
      Broken(text: list + "2 2 1 1\n", line: 2, isExpected: size),
      Broken(text: list + "2 x 1\n", line: 2, isExpected: size),
      Broken(text: list + "2 -2 1\n", line: 2, isExpected: size),
      Broken(text: list + "2 2 1e3\n", line: 2, isExpected: size),
      Broken(text: list + "2 99999999999999999999 1\n", line: 2, isExpected: size),
      Broken(text: array + "2 2 2\n", line: 2, isExpected: size),
      Broken(text: list + "2147483648 1 0\n", line: nil, isExpected: tooLarge),
      Broken(text: array + "9000000000000000000 9000000000000000000\n", line: 2, isExpected: tooLarge),
      Broken(
        text: "%%MatrixMarket matrix coordinate real symmetric\n%\n2 3 0\n", line: 3,
        isExpected: { $0 == .notSquare(rows: 2, columns: 3) }),
      Broken(text: list + "2 2 1\n0 1 1\n", line: 3, isExpected: outside("0", 2)),
      Broken(text: list + "2 2 1\n1 3 1\n", line: 3, isExpected: outside("3", 2)),
      Broken(text: list + "2 2 1\n1 -1 1\n", line: 3, isExpected: outside("-1", 2)),
      Broken(text: list + "2 2 1\n1 1.0 1\n", line: 3, isExpected: outside("1.0", 2)),
      Broken(text: list + "0 0 1\n1 1 1\n", line: 3, isExpected: outside("1", 0)),
      Broken(
        text: list + "2 2 1\n99999999999999999999999999 1 1\n", line: 3,
        isExpected: outside("99999999999999999999999999", 2)),
      Broken(text: list + "2 2 1\n1 1\n", line: 3, isExpected: { $0 == .invalidEntry(expected: 3, found: 2) }),
      Broken(text: list + "2 2 1\n1 1 1 1\n", line: 3, isExpected: { $0 == .invalidEntry(expected: 3, found: 4) }),
      Broken(text: array + "1 2\n1 2\n", line: 3, isExpected: { $0 == .invalidEntry(expected: 1, found: 2) }),
      Broken(text: list + "2 2 1\n1 1 one\n", line: 3, isExpected: number("one")),
      Broken(text: list + "2 2 1\n1 1 0x10\n", line: 3, isExpected: number("0x10")),
      Broken(text: list + "2 2 1\n1 1 1e\n", line: 3, isExpected: number("1e")),
      Broken(text: list + "2 2 1\n1 1 nano\n", line: 3, isExpected: number("nano")),
      Broken(text: list + "2 2 1\n1 1 1,5\n", line: 3, isExpected: number("1,5")),
      Broken(text: list + "2 2 1\n1 1 1\u{0}\n", line: 3, isExpected: number("1\u{0}")),
      Broken(text: integers + "2 2 1\n1 1 1.5\n", line: 3, isExpected: number("1.5")),
      Broken(text: integers + "2 2 1\n1 1 -\n", line: 3, isExpected: number("-")),
      Broken(text: list + "2 2 2\n1 1 1\n", line: 3, isExpected: missing(2, 1)),
      Broken(
        text: list + "2 2 9000000000000000000\n1 1 1\n\n", line: 4, isExpected: missing(9_000_000_000_000_000_000, 1)),
      Broken(text: array + "2 2\n1\n2\n3\n", line: 5, isExpected: missing(4, 3)),
      Broken(text: array + "1000000000 1000000000\n1\n", line: 3, isExpected: missing(1_000_000_000_000_000_000, 1)),
      Broken(text: list + "2 2 1\n1 1 1\n2 2 1\n", line: 4, isExpected: { $0 == .extraEntry(expected: 1) }),
      Broken(text: array + "1 1\n1\n2\n", line: 4, isExpected: { $0 == .extraEntry(expected: 1) }),
      Broken(
        text: "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 2 1\n", line: 3, isExpected: symmetry),
    ]
  }()

  @Test func everyFlawHasItsLine() {
    for (i, broken) in Self.broken.enumerated() {
      do throws(MatrixMarketError) {
        _ = try COOMatrix<Double, Int32>(matrixMarket: Array(broken.text.utf8))
        Issue.record("\(i) was read: \(broken.text)")
      } catch {
        #expect(broken.isExpected(error.reason), "\(i): \(error)")
        #expect(error.line == broken.line, "\(i): \(error)")
        #expect(!error.description.isEmpty && error.path == nil)
      }
    }
  }

  @Test func numbersThatElementsCannotHold() {
    func reason<T: NumericElement>(_ text: String, _ type: T.Type) -> MatrixMarketError.Reason? {
      do throws(MatrixMarketError) {
        _ = try COOMatrix<T, Int32>(matrixMarket: Array(text.utf8))
        return nil
      } catch {
        return error.reason
      }
    }
    let integers = "%%MatrixMarket matrix coordinate integer general\n1 1 1\n1 1 "
    #expect(reason(integers + "127", Int8.self) == nil)
    #expect(reason(integers + "128", Int8.self) == .doesNotFit("128", element: "Int8"))
    #expect(reason(integers + "-1", UInt64.self) == .doesNotFit("-1", element: "UInt64"))
    #expect(reason(integers + "18446744073709551615", UInt64.self) == nil)
    #expect(
      reason(integers + "18446744073709551616", UInt64.self) == .doesNotFit("18446744073709551616", element: "UInt64"))
    #expect(reason(integers + String(repeating: "9", count: 100), Int64.self) != nil)
    let real = "%%MatrixMarket matrix coordinate real general\n1 1 1\n1 1 1"
    #expect(reason(real, Int8.self) == .wrongField(field: "real", element: "Int8"))
    let complex = "%%MatrixMarket matrix coordinate complex hermitian\n1 1 1\n1 1 1 "
    #expect(reason(complex + "0", Double.self) == .wrongField(field: "complex", element: "Double"))
    #expect(reason(complex + "0", Complex<Double>.self) == nil)
    #expect(reason(complex + "2", Complex<Double>.self) != nil)
    let skew = "%%MatrixMarket matrix coordinate integer skew-symmetric\n2 2 1\n2 1 "
    #expect(reason(skew + "-128", Int8.self) == .doesNotFit("the negative of -128", element: "Int8"))
    #expect(reason(skew + "1", UInt8.self) != nil)
    #expect(reason(skew + "-127", Int8.self) == nil)
  }

  @Test func damagedFilesNeverStopTheProgram() throws {
    var random = SplitMix(seed: 13)
    let texts = [
      "%%MatrixMarket matrix coordinate real general\n% c\n3 4 3\n1 2 1.5\n3 4 -2e10\n2 2 nan\n",
      "%%MatrixMarket matrix array integer symmetric\n3 3\n1\n2\n3\n4\n5\n6\n",
      "%%MatrixMarket matrix coordinate complex hermitian\n2 2 2\n1 1 1 0\n2 1 3 -4\n",
    ]
    let bytes = Array("0123456789-+.eE %\n\r\tx\u{0}".utf8) + [0xFF, 0x80]
    for text in texts {
      for _ in 0..<3000 {
        var damaged = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let place = Int.random(in: 0..<damaged.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: damaged.remove(at: place)
          case 1: damaged.insert(bytes.randomElement(using: &random)!, at: place)
          case 2: damaged.removeSubrange(place...)
          default: damaged[place] = bytes.randomElement(using: &random)!
          }
          if damaged.isEmpty { break }
        }
        _ = try? COOMatrix<Complex<Double>, Int64>(matrixMarket: damaged)
        _ = try? COOMatrix<Int16, Int32>(matrixMarket: damaged)
        _ = try? NDArray<Double>(matrixMarket: damaged)
      }
    }
  }
}
