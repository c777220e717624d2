import Foundation

extension Answer {
  /// The answer as text: elements are written in hexadecimal behind the line of their variable.
  public var lines: [String] {
    var (result, place): ([String], Int) = ([], 0)
    while place < bytes.count {
      let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n"))!
      let line = String(decoding: bytes[place..<end], as: UTF8.self)
      place = end + 1
      if line.hasPrefix("share") {
        result.append(line)
      } else {
        let count = Int(line.split(separator: " ").last!)!
        let digits = bytes[place..<place + count].map { String(format: "%02x", $0) }.joined()
        result.append(digits.isEmpty ? line : line + " " + digits)
        place += count
      }
    }
    return result
  }

  /// The lines that differ from others.
  public func differences(from wanted: [String]) -> [String] {
    let mine = lines.map { $0.trimmingCharacters(in: .whitespaces) }
    let theirs = wanted.map { $0.trimmingCharacters(in: .whitespaces) }
    return mine.difference(from: theirs).map { change in
      switch change {
      case .insert(_, let line, _): "here \(line)"
      case .remove(_, let line, _): "in NumPy \(line)"
      }
    }
  }
}
