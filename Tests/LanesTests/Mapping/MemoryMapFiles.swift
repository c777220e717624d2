import Foundation
import Lanes

extension TemporaryFolder {
  /// Writes a file of these bytes and says where it is.
  func written(_ bytes: some Collection<UInt8>, _ name: String = "file.bin") throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// A file of these elements after some other bytes.
  func written<Element: ArrayElement>(
    of elements: [Element], after offset: Int = 0, _ name: String = "file.bin"
  ) throws -> String {
    try written(
      (0..<offset).map { UInt8(truncatingIfNeeded: 7 + $0 * 3) } + elements.withUnsafeBytes { Array($0) }, name)
  }
}

#if os(Linux)
  /// The lines of `/proc/self/smaps` about the mappings of a file: in kilobytes, what is mapped and what is resident.
  func mappings(of path: String) throws -> [(size: Int, resident: Int)] {
    var found: [(size: Int, resident: Int)] = []
    let path = path.replacing("//", with: "/")
    var isWanted = false
    // A file without a size of its own is only read to its end by a handle.
    let table = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/smaps")).readToEnd() ?? Data()
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      if words.count >= 5, !words[0].hasSuffix(":") {
        isWanted = line.hasSuffix(path)
        if isWanted { found.append((0, 0)) }
      } else if isWanted, words[0] == "Size:" {
        found[found.count - 1].size = Int(words[1])!
      } else if isWanted, words[0] == "Rss:" {
        found[found.count - 1].resident = Int(words[1])!
      }
    }
    return found
  }
#endif
