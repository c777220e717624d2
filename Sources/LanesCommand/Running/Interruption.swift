import Dispatch
import Foundation

/// What happens when a run is interrupted from the keyboard or told to end: its child ends, what is measured so far
/// stays, and the process exits as a shell expects.
final class Interruption: @unchecked Sendable {
  private let lock = NSLock()
  private var process: Process?
  private var hasBegun = false
  private var sources: [any DispatchSourceSignal] = []

  var child: Process? {
    get { lock.withLock { process } }
    set { lock.withLock { process = newValue } }
  }

  init() {
    let queue = DispatchQueue(label: "interruption")
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [unowned self] in
        lock.withLock { hasBegun = true }
        child?.terminate()
        child?.waitUntilExit()
        let words =
          "\nlanes: interrupted; the report that was there is unchanged, and `lanes report --resume` goes on from here\n"
        StandardStreams.say(words)
        exit(128 + number)
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Does not return while an interruption goes on, which ends the process: that a child was ended by it is no failure
  /// to tell of.
  func waitForEnd() {
    // A terminal interrupts the child as well, which may end before this process has heard of it.
    usleep(100_000)
    while lock.withLock({ hasBegun }) { sleep(1) }
  }

  func end() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
  }
}

/// The lines of a pipe, as they come.
struct Lines: Sequence, IteratorProtocol {
  private let handle: FileHandle
  private var buffer = Data()

  init(_ handle: FileHandle) { self.handle = handle }

  mutating func next() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 10) {
        let line = String(decoding: buffer[buffer.startIndex..<end], as: UTF8.self)
        buffer.removeSubrange(buffer.startIndex...end)
        return line
      }
      let more = handle.availableData
      if more.isEmpty { return nil }
      buffer.append(more)
    }
  }
}
