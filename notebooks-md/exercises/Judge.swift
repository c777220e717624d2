import Foundation
import Lanes

/// What a check judges an answer with. Each step is told at once, so that a crash leaves those before it.
struct Judge {
  private let file: FileHandle?
  private let environment = ProcessInfo.processInfo.environment

  init() {
    let path = environment["LANES_VERDICTS"] ?? "/dev/stderr"
    FileManager.default.createFile(atPath: path, contents: nil)
    file = FileHandle(forWritingAtPath: path)
  }

  private struct Step: Encodable {
    let name: String
    let passed: Bool
    let detail: String
  }

  private func tell(_ name: String, _ passed: Bool, _ detail: String) {
    let step = Step(name: name, passed: passed, detail: passed ? "" : detail)
    guard let line = try? JSONEncoder().encode(step) else { return }
    file?.write(line + Data("\n".utf8))
  }

  func expect(_ name: String, _ condition: Bool, _ detail: String = "it is not so") { tell(name, condition, detail) }

  func expect<Value: Equatable>(_ name: String, _ value: Value, equals expected: Value) {
    tell(name, value == expected, "it is \(value), and should be \(expected)")
  }

  /// Shape and elements.
  func expect<Element: ArrayElement & Equatable>(
    _ name: String, _ array: NDArray<Element>, equals expected: NDArray<Element>
  ) {
    guard array.shape == expected.shape else {
      return tell(name, false, "its shape is \(array.shape), and should be \(expected.shape)")
    }
    tell(
      name, Array(array.copy().elements) == Array(expected.copy().elements),
      "it is\n\(array)\nand should be\n\(expected)")
  }

  /// That a piece of work allocates no more arrays than the exercise allows.
  func allocations(_ name: String, _ work: () -> Void) {
    let allowed = environment["LANES_ALLOCATIONS"].flatMap(Int.init) ?? 0
    let use = MemoryMeter.measure { work() }
    tell(name, use.allocations <= allowed, "it allocates \(use.allocations) arrays, and \(allowed) are allowed")
  }

  /// That an answer takes no more than so many times as long as the reference. Both take turns, and the fastest of many
  /// counts, so that a busy machine fails nobody.
  func speed(_ name: String, reference: () -> Void, answer: () -> Void) {
    let allowed = environment["LANES_SLOWDOWN"].flatMap(Double.init) ?? 3
    func once(_ work: () -> Void) -> Duration { ContinuousClock().measure { work() } }
    var best = (reference: once(reference), answer: once(answer))
    let start = ContinuousClock.now
    while ContinuousClock.now - start < .milliseconds(400) {
      best.reference = min(best.reference, once(reference))
      best.answer = min(best.answer, once(answer))
      if best.answer <= best.reference { break }
    }
    let ratio = best.answer / best.reference
    tell(
      name, ratio <= allowed,
      "it takes \(String(format: "%.1f", ratio)) times as long as it can, and \(allowed) times is allowed")
  }
}
