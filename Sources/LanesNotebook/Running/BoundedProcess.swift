import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a program that may misbehave: one that loops for ever is ended, one that prints without end is cut off and ended.
public struct BoundedProcess: Sendable {
  public var executable: String
  public var arguments: [String]
  public var environment: [String: String]
  /// The folder it runs in; nil for our own.
  public var folder: URL?
  /// Seconds after which it is ended.
  public var timeLimit: Double
  /// Bytes of each of its outputs that are kept; beyond them it is ended.
  public var outputLimit: Int

  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:], folder: URL? = nil,
    timeLimit: Double = 60, outputLimit: Int = 1 << 20
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.timeLimit = timeLimit
    self.outputLimit = outputLimit
  }

  public enum Ending: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)
    case ranTooLong
    case printedTooMuch
  }

  public struct Outcome: Sendable {
    public let ending: Ending
    public let output: String
    public let errors: String

    public var succeeded: Bool { ending == .exited(0) }

    /// What Swift's runtime said as it stopped the program, without the place in front.
    var fatalError: String? {
      for line in errors.split(separator: "\n") {
        if let words = line.range(of: "Fatal error") { return String(line[words.lowerBound...]) }
      }
      return nil
    }
  }

  /// Runs it to its end, or to the end of our patience: then it ends with all that it has started.
  public func run() throws -> Outcome {
    let (output, errors) = (try SpawnedPipe(), try SpawnedPipe())
    let child = try spawn(output, errors)
    output.closeWriting()
    errors.closeWriting()
    let deadline = ContinuousClock.now + .seconds(timeLimit)
    var pipes = [output, errors]
    var broken: Ending?
    while broken == nil, pipes.contains(where: \.isOpen) {
      let left = deadline - .now
      guard left > .zero else {
        broken = .ranTooLong
        break
      }
      let ready = SpawnedPipe.wait(for: pipes, milliseconds: Int32(min(left / .milliseconds(1), 1000).rounded(.up)))
      for index in pipes.indices where ready[index] {
        pipes[index].read()
        if pipes[index].data.count > outputLimit { broken = .printedTooMuch }
      }
    }
    // A program may close its outputs and go on.
    var status: Int32 = 0
    if broken == nil, !Self.ended(child, &status, by: deadline) { broken = .ranTooLong }
    if broken != nil {
      kill(-child, SIGKILL)
      waitpid(child, &status, 0)
    }
    pipes.forEach { $0.closeReading() }
    let texts = pipes.map { String(decoding: $0.data.prefix(outputLimit), as: UTF8.self) }
    // The low seven bits are the signal that ended it, the next byte is what it exited with.
    let signal = status & 0x7f
    let ending = broken ?? (signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal))
    return Outcome(ending: ending, output: texts[0], errors: texts[1])
  }

  private static func ended(_ child: pid_t, _ status: inout Int32, by deadline: ContinuousClock.Instant) -> Bool {
    while waitpid(child, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline { return false }
      usleep(2_000)
    }
    return true
  }

  /// Starts the program in a group of its own, so that it can be ended with its children.
  private func spawn(_ output: SpawnedPipe, _ errors: SpawnedPipe) throws -> pid_t {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    // Signals that we ignore or hold back must end it all the same.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let merged = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Swift's view of the C library lacks the call that would change the folder of a child.
    let inFolder = folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0.path] } ?? []
    let words = (inFolder + [executable] + arguments).map { strdup($0) } + [nil]
    let variables = merged.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, inFolder.first ?? executable, &actions, &attributes, words, variables)
    guard error == 0 else {
      output.closeReading()
      output.closeWriting()
      errors.closeReading()
      errors.closeWriting()
      throw BoundedProcessError(executable: executable, reason: String(cString: strerror(error)))
    }
    return child
  }
}

/// A program that could not be started.
public struct BoundedProcessError: Error, CustomStringConvertible {
  let executable: String
  let reason: String
  public var description: String { "\(executable) could not be started: \(reason)" }
}

/// A pipe that a child writes to and we read.
private struct SpawnedPipe {
  private let reading: Int32
  let writing: Int32
  private(set) var data = Data()
  private(set) var isOpen = true

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EMFILE) }
    (reading, writing) = (ends[0], ends[1])
    // Neither this child nor another may hold our ends open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  func closeReading() { close(reading) }
  func closeWriting() { close(writing) }

  mutating func read() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = buffer.withUnsafeMutableBytes { systemRead(reading, $0.baseAddress, $0.count) }
    if count > 0 { data.append(contentsOf: buffer[..<count]) } else if count == 0 || errno != EINTR { isOpen = false }
  }

  /// Waits until one of the pipes that are open has something to read or has ended.
  static func wait(for pipes: [SpawnedPipe], milliseconds: Int32) -> [Bool] {
    var waited = pipes.map { pollfd(fd: $0.isOpen ? $0.reading : -1, events: Int16(POLLIN), revents: 0) }
    guard poll(&waited, nfds_t(waited.count), milliseconds) > 0 else { return pipes.map { _ in false } }
    return waited.map { $0.revents != 0 }
  }
}

private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.read(file, buffer, count)
  #else
    Darwin.read(file, buffer, count)
  #endif
}
