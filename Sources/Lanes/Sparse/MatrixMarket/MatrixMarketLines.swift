/// The lines of a Matrix Market text, split into words.
struct MatrixMarketLines {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// The number of the line that was read last, from 1.
  private(set) var number = 0
  /// The words of that line; the first few are enough to see that there are too many.
  private(set) var words: [UnsafeBufferPointer<UInt8>] = []

  private static let mostWords = 8

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Bytes that are left: there can't be more entries than these justify.
  var remaining: Int { bytes.count - position }

  /// Reads lines by a function that is given all bytes and the position of the next line, moves it on to another line, and
  /// returns how many lines it read.
  mutating func readLines(_ read: (UnsafeBufferPointer<UInt8>, inout Int) -> Int) { number += read(bytes, &position) }

  /// Reads the next line, whatever it is. Returns whether there was one.
  mutating func readLine() -> Bool {
    guard position < bytes.count else { return false }
    number += 1
    words.removeAll(keepingCapacity: true)
    var start = position
    while true {
      let byte = position < bytes.count ? bytes[position] : UInt8(ascii: "\n")
      let isEnd = byte == UInt8(ascii: "\n")
      if isEnd || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") {
        if start < position && words.count < Self.mostWords {
          words.append(UnsafeBufferPointer(rebasing: bytes[start..<position]))
        }
        start = position + 1
      }
      position += 1
      if isEnd { return true }
    }
  }

  /// Reads on to the next line with something in it that is no comment. Returns whether there was one.
  mutating func readData() -> Bool {
    while readLine() {
      if let first = words.first, first[0] != UInt8(ascii: "%") { return true }
    }
    return false
  }

  /// A word as text, short enough for a message.
  func text(_ word: Int) -> String {
    let part = words[word].prefix(40)
    return String(decoding: part, as: UTF8.self) + (part.count < words[word].count ? "…" : "")
  }

  /// A word as a count or an index, nil where it is none.
  func count(_ word: Int) -> Int? {
    var value = 0
    for byte in words[word] {
      guard byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") else { return nil }
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int(byte &- UInt8(ascii: "0")))
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}

extension MatrixMarketLines {
  /// Whether a word is a sign and decimal digits.
  func isInteger(_ word: Int) -> Bool {
    var digits = words[word][...]
    if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
    return !digits.isEmpty && digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
