import Foundation
import Testing

/// The Swift of the documentation is compiled, and run: it would be wrong sooner than anything else.
@Suite(.keepsNoArrays) struct ArticleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: [
    "Kernels-and-dispatch.md", "Lanes.md", "Lanes-for-NumPy-users.md", "Measuring.md", "The-memory-model.md",
  ])
  func theCodeOfArticlesRuns(_ name: String) throws {
    let article = Self.root.appendingPathComponent("Sources/Lanes/Lanes.docc/\(name)")
    let code = try swiftBlocks(of: String(contentsOf: article, encoding: .utf8), article.path)
    #expect(code.contains("NDArray"))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lanes-article-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let source = folder.appendingPathComponent("main.swift")
    try ("import Lanes\n" + code).write(to: source, atomically: true, encoding: .utf8)
    let program = folder.appendingPathComponent("article")
    let compiled = try run("/usr/bin/env", ["swiftc", "-suppress-warnings", source.path, "-o", program.path] + flags())
    #expect(compiled.status == 0, "\(compiled.output)")
    guard compiled.status == 0 else { return }
    let result = try run(program.path, [])
    #expect(result.status == 0, "\(result.output)")
  }

  /// All Swift blocks as one program, whose errors point into the article.
  private func swiftBlocks(of text: String, _ path: String) -> String {
    var code = ""
    var isCode = false
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line == "```swift" {
        isCode = true
        code += "#sourceLocation(file: \"\(path)\", line: \(number + 2))\n"
      } else if line == "```" {
        isCode = false
      } else if isCode {
        code += line + "\n"
      }
    }
    return code
  }

  /// What the compiler needs of the build that these tests are a part of.
  private func flags() throws -> [String] {
    let build = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    let scratch = build.deletingLastPathComponent().deletingLastPathComponent()
    let modules = [
      "Lanes", "LanesKernelInterface", "LanesKernels", "LanesKernelsV3", "LanesKernelsV4", "LanesIntrinsics",
      "LanesFaults", "RealModule", "ComplexModule", "_NumericsShims",
    ]
    let objects = try modules.flatMap { module in
      try FileManager.default.contentsOfDirectory(
        at: build.appendingPathComponent("\(module).build"), includingPropertiesForKeys: nil
      ).filter { $0.pathExtension == "o" }.map(\.path)
    }
    let maps = ["LanesIntrinsics", "LanesFaults"].flatMap { module in
      ["-Xcc", "-fmodule-map-file=" + build.appendingPathComponent("\(module).build/module.modulemap").path]
    }
    return [
      "-I", build.appendingPathComponent("Modules").path, "-I",
      scratch.appendingPathComponent("checkouts/swift-numerics/Sources/_NumericsShims/include").path, "-I",
      Self.root.appendingPathComponent("Sources/CZlib").path,
    ] + maps + objects
  }

  private func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
