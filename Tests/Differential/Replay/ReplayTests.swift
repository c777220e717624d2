import Foundation
import LanesDifferential
import Testing

/// Programs that once came out otherwise than in NumPy, and random ones of every statement, against NumPy's answers.
@Suite struct ReplayTests {
  @Test(arguments: Regression.all)
  func agrees(_ regression: Regression) async throws {
    if regression.isRefused {
      await #expect(processExitsWith: .failure) { [program = regression.program as String] in
        _ = Interpreter.answer(to: program)
      }
    } else {
      let differences = Interpreter.answer(to: regression.program).differences(from: regression.answer)
      #expect(differences.isEmpty, "\(regression): \(differences)")
    }
  }

  @Test func thereAreSome() { #expect(Regression.all.count > 50) }

  /// A comparison that finds nothing would pass everything.
  @Test func findsWhatDiffers() throws {
    let regression = try #require(Regression.all.first { !$0.isRefused })
    #expect(!Interpreter.answer(to: "v99 = zeros int8 [2]").differences(from: regression.answer).isEmpty)
  }
}

/// A program, and NumPy's answer as text; without one NumPy refuses the last line.
struct Regression: Sendable, CustomTestStringConvertible {
  let name: String
  let program: String
  let answer: [String]

  var isRefused: Bool { answer.isEmpty }
  var testDescription: String { name }

  init(_ file: URL) throws {
    name = file.deletingPathExtension().lastPathComponent
    let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "---\n")
    program = parts[0].split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    answer = parts[1].split(separator: "\n").map(String.init)
  }

  static let all: [Regression] = ["Regressions", "Samples"].flatMap { name in
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: name)
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.compactMap { try? Regression($0) }.sorted { $0.name < $1.name }
  }
}
