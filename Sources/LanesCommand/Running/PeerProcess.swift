import Foundation

/// A Python that has the peers: NumPy, numexpr and SciPy under Google Benchmark.
struct PeerProcess {
  let python: URL
  /// The versions of what it has.
  let facts: [String: String]

  /// Asks a Python whether it has the peers; throws what is missing.
  init(python path: String) throws {
    python = URL(fileURLWithPath: path)
    let (process, output, errors) = (Process(), Pipe(), Pipe())
    process.executableURL = python
    process.arguments = ["-m", "lanes_peers", "--versions"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch { throw PeersMissing(reason: "\(path) does not run") }
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0, let facts = try? JSONDecoder().decode([String: String].self, from: answer)
    else {
      let last = complaint.split(separator: "\n").last.map(String.init)
      throw PeersMissing(reason: last ?? "\(path) has no module lanes_peers")
    }
    self.facts = facts
  }
}

/// Why there are no peers outside of this program.
struct PeersMissing: Error, CustomStringConvertible {
  let reason: String
  var description: String { "no peers in Python: \(reason); their columns will say so" }
}
