import Foundation

/// A process that runs cases and tells how far it is, in lines of repetitions begun, repetitions in all, and a name.
struct ChildProcess {
  let executable: URL
  let arguments: [String]
  /// Where its lines of progress come: what else it writes is kept for the message if it fails, or shown.
  let progress: Channel

  enum Channel { case standardOutput, standardError }

  /// Runs it to its end. Returns the exit status, and the last lines that were not about progress.
  func run(_ interruption: Interruption, progress show: (_ begun: Int, _ total: Int, _ name: Substring) -> Void) throws
    -> (status: Int32, complaint: String)
  {
    let child = Process()
    child.executableURL = executable
    child.arguments = arguments
    child.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    switch progress {
    case .standardOutput: child.standardOutput = pipe
    case .standardError:
      child.standardError = pipe
      child.standardOutput = FileHandle.nullDevice
    }
    try child.run()
    interruption.child = child
    defer { interruption.child = nil }
    var others: [String] = []
    for line in Lines(pipe.fileHandleForReading) {
      let parts = line.split(separator: " ", maxSplits: 2)
      if parts.count == 3, let begun = Int(parts[0]), let total = Int(parts[1]) {
        show(begun, total, parts[2])
      } else {
        others = others.suffix(4) + [line]
      }
    }
    child.waitUntilExit()
    if child.terminationStatus != 0 { interruption.waitForEnd() }
    return (child.terminationStatus, others.joined(separator: "\n"))
  }
}
