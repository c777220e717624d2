import Foundation

/// What a run of the program came to.
struct Outcome {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs the built executable, as a person runs it.
func lanes(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
  try lanes(arguments, environment: environment)
}

func lanes(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("lanes")
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  // Files take any number of bytes; a pipe that nobody reads yet would make the program wait.
  let (output, errors) = (try temporaryFile(""), try temporaryFile(""))
  defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
  process.standardOutput = try FileHandle(forWritingTo: output)
  process.standardError = try FileHandle(forWritingTo: errors)
  try process.run()
  process.waitUntilExit()
  return Outcome(
    status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
    errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
}

/// Where nothing is yet, for the caller to make and to remove.
func temporaryPath() -> URL {
  FileManager.default.temporaryDirectory.appendingPathComponent("lanes-test-\(UUID().uuidString)")
}

/// A file of that text, for the caller to remove.
func temporaryFile(_ text: String) throws -> URL {
  let file = temporaryPath().appendingPathExtension("json")
  try Data(text.utf8).write(to: file)
  return file
}
