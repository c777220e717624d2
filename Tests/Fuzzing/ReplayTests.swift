import Foundation
import Testing

/// Inputs that fuzzers found, and that were mended: each stopped the program once.
@Suite struct ReplayTests {
  private static var fuzzers: [any Fuzzer.Type] {
    [LayoutFuzzer.self, LessonFuzzer.self, MatrixMarketFuzzer.self, NPYFuzzer.self, NPZFuzzer.self, ResultsFuzzer.self]
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func files(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }

  @Test func everyFuzzerIsReplayed() throws {
    let declared = try Self.files(Self.folder).filter { $0.hasSuffix("Fuzzer.swift") && $0 != "Fuzzer.swift" }
    #expect(declared == Self.fuzzers.map { "\($0).swift" })
    let parsers = Set(declared.map { $0.replacing("Fuzzer.swift", with: "") })
    #expect(parsers.isSuperset(of: try Self.files(Self.folder.appending(path: "Found"))))
  }

  @Test func whatWasFoundStaysMended() throws {
    var count = 0
    for fuzzer in Self.fuzzers {
      let found = Self.folder.appending(path: "Found/\(fuzzer)".replacing("Fuzzer", with: ""))
      guard FileManager.default.fileExists(atPath: found.path) else { continue }
      for file in try Self.files(found) {
        print("replaying \(fuzzer): \(file)")
        try Data(contentsOf: found.appending(path: file)).withUnsafeBytes { fuzzer.parse($0) }
        count += 1
      }
    }
    #expect(count > 0)
  }
}
