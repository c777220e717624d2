import Foundation
import Testing

@testable import LanesNotebook

/// What a reader has is replaced whole, where it is, or left alone.
@Suite final class WholeFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-whole-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @Test func aLinkStaysALink() throws {
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "file")
    for text in ["old", "new"] {
      try WholeFile.write(Data(text.utf8), to: path("link"))
      #expect(try String(contentsOfFile: path("file"), encoding: .utf8) == text)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "file")
    }
  }

  @Test func nothingButAFileIsReplaced() throws {
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    for place in [path("pipe"), folder.path] {
      let error = #expect(throws: WholeFileError.self) { try WholeFile.write(Data("new".utf8), to: place) }
      #expect(error?.description.contains(place) == true)
    }
    var status = stat()
    #expect(lstat(path("pipe"), &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  @Test func theSystemsReasonIsTold() {
    let error = #expect(throws: WholeFileError.self) { try WholeFile.write(Data(), to: path("gone/file")) }
    #expect(error?.description.contains("No such file or directory") == true)
  }
}
