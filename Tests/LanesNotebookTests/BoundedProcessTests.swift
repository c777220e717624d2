import Foundation
import Testing

@testable import LanesNotebook

/// Programs that misbehave are ended and explained.
@Suite struct BoundedProcessTests {
  private func shell(_ script: String, timeLimit: Double = 20, outputLimit: Int = 1 << 16) throws
    -> BoundedProcess.Outcome
  {
    try BoundedProcess("/bin/sh", ["-c", script], timeLimit: timeLimit, outputLimit: outputLimit).run()
  }

  @Test func bothOutputsAreKept() throws {
    let outcome = try shell("echo out; echo err >&2; exit 3")
    #expect(outcome.ending == .exited(3) && outcome.output == "out\n" && outcome.errors == "err\n")
  }

  @Test func endlessLoopsEnd() throws {
    #expect(try shell("while :; do :; done", timeLimit: 0.2).ending == .ranTooLong)
  }

  @Test func whatIgnoresTheRequestIsKilled() throws {
    #expect(try shell("trap '' TERM INT; while :; do :; done", timeLimit: 0.2).ending == .ranTooLong)
  }

  @Test func endlessOutputIsCut() throws {
    let outcome = try shell("yes")
    #expect(outcome.ending == .printedTooMuch && outcome.output.utf8.count == 1 << 16)
  }

  @Test func signalsAreTold() throws {
    let outcome = try shell("kill -ABRT $$")
    #expect(outcome.ending == .signalled(SIGABRT))
  }
}
