import Foundation
import Lanes
import Testing

/// Without a scope the program ends by the signal, as it would have, after a line that says why.
@Suite(.keepsNoArrays) struct MemoryMapSignalTests {
  @Test func theFileIsNamed() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 100_000), "a file.bin")
    let result = await #expect(processExitsWith: .signal(SIGBUS), observing: [\.standardErrorContent]) {
      [path = path as String] in
      let map = try MemoryMap<UInt8>(path, mode: .read)
      _ = try map.withArray { $0.sum() }
      _ = truncate(path, 10)
      print(map.array.sum())
    }
    expectSays(result, "Lanes: \(path) was made shorter while it was mapped", "withArray")
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("Lanes: ") } == 1)
  }

  @Test func onAnotherThread() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 100_000))
    let result = await #expect(processExitsWith: .signal(SIGBUS), observing: [\.standardErrorContent]) {
      [path = path as String] in
      nonisolated(unsafe) let array = try MemoryMap<UInt8>(path, mode: .readWrite).array
      _ = truncate(path, 10)
      let thread = Thread { array[-1] = 3 }
      thread.start()
      sleep(60)
    }
    expectSays(result, "Lanes: \(path) was made shorter")
  }

  /// Another map's scope is none of this one's.
  @Test func theScopeOfAnotherMap() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 100_000))
    let other = try scratch.written([UInt8](repeating: 1, count: 100_000), "other.bin")
    let result = await #expect(processExitsWith: .signal(SIGBUS), observing: [\.standardErrorContent]) {
      [path = path as String, other = other as String] in
      let map = try MemoryMap<UInt8>(path, mode: .read)
      try MemoryMap<UInt8>(other, mode: .read).withArray { _ in
        _ = truncate(path, 10)
        print(map.array.sum())
      }
    }
    expectSays(result, "Lanes: \(path) was made shorter")
  }

  /// What is no map's fault goes where it would have gone: here to the system, silently.
  @Test func othersFaults() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 100_000))
    let result = await #expect(processExitsWith: .signal(SIGBUS), observing: [\.standardErrorContent]) {
      [path = path as String] in
      let map = try MemoryMap<UInt8>(path, mode: .read)
      let file = open(path, O_RDONLY)
      let pages = mmap(nil, 100_000, PROT_READ, MAP_SHARED, file, 0)!
      _ = truncate(path, 10)
      print(pages.load(fromByteOffset: 90_000, as: UInt8.self))
      withExtendedLifetime(map) {}
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(!text.contains("Lanes:"))
  }

  @Test func aSignalThatWasSent() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 10))
    await #expect(processExitsWith: .signal(SIGBUS)) { [path = path as String] in
      let map = try MemoryMap<UInt8>(path, mode: .read)
      raise(SIGBUS)
      sleep(1)
      withExtendedLifetime(map) {}
    }
    await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
      signal(SIGBUS, SIG_IGN)
      let map = try MemoryMap<UInt8>(path, mode: .read)
      raise(SIGBUS)
      withExtendedLifetime(map) {}
      exit(7)
    }
  }

  /// A handler that was there before is asked, after the line, and for what is not of a map.
  @Test func aHandlerThatWasThere() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 100_000))
    let result = await #expect(processExitsWith: .exitCode(42), observing: [\.standardErrorContent]) {
      [path = path as String] in
      signal(SIGBUS) { _ in _exit(42) }
      let map = try MemoryMap<UInt8>(path, mode: .read)
      _ = truncate(path, 10)
      print(map.array.sum())
    }
    expectSays(result, "Lanes: \(path) was made shorter")
    await #expect(processExitsWith: .exitCode(43)) { [path = path as String] in
      var action = sigaction()
      action.sa_flags = CInt(SA_SIGINFO)
      #if os(Linux)
        action.__sigaction_handler.sa_sigaction = { _, information, _ in _exit(information == nil ? 1 : 43) }
      #else
        action.__sigaction_u.__sa_sigaction = { _, information, _ in _exit(information == nil ? 1 : 43) }
      #endif
      sigaction(SIGBUS, &action, nil)
      let map = try MemoryMap<UInt8>(path, mode: .read)
      withExtendedLifetime(map) { _ = raise(SIGBUS) }
    }
  }
}
