import Foundation
import Lanes
import Testing

/// A file that is made shorter while it is mapped: an error in a scope, a line that names it elsewhere.
@Suite(.keepsNoArrays) struct MemoryMapFaultTests {
  private static let page = Int(getpagesize())

  private func expectShortened(
    _ path: String, _ words: String..., sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
  ) {
    let error = fileError(body)
    #expect(error?.kind == .shortenedWhileMapped && error?.path == path, sourceLocation: sourceLocation)
    for word in words + [path, "made shorter while it was mapped"] {
      #expect(error?.description.contains(word) == true, "\(word)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: MemoryMapTests.modes, [0, 1, 3000, 4096, 5 * 4096 + 8])
  func lostBytesInAScope(_ mode: MemoryMapMode, _ kept: Int) throws {
    let scratch = try TemporaryFolder()
    let count = 20 * Self.page
    let path = try scratch.written([UInt8](repeating: 1, count: count))
    let map = try MemoryMap<UInt8>(path, mode: mode, shape: [count - 64], offset: 64)
    if mode == .create { map.array[...] = NDArray(1) }
    #expect(try map.withArray { $0.sum() } == UInt(count - 64))
    expectShortened(path, "\(kept) bytes now", "\(count - 64) bytes from byte 64") {
      try map.withArray { array in
        #expect(truncate(path, off_t(kept)) == 0)
        // Backwards, so that the last page is missed first.
        let sum = array[.reversed].sum()
        #expect(sum == UInt(max(kept - 64, 0)))
        if mode != .read {
          array[-1] = 9
          #expect(array[-1] == 9)
        }
        #expect(array[0] == (kept > 64 ? 1 : 0))
      }
    }
    expectShortened(path) { try map.withArray { _ -> Void in Issue.record("a scope after the loss") } }
    expectShortened(path) { try map.forEachChunk(of: 10) { _ in Issue.record("a chunk after the loss") } }
    expectShortened(path) { try map.flush() }
    // Also when the file is long again: what is mapped are zeros.
    #expect(truncate(path, off_t(count)) == 0)
    expectShortened(path) { try map.flush() }
    let fresh = try MemoryMap<UInt8>(path, mode: .read)
    #expect(try fresh.withArray { $0.sum() } == UInt(mode == .create ? max(kept - 64, 0) : kept))
  }

  @Test func aLossThatNobodyMet() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written(of: [Int](0..<100))
    for end in [799, 8] {
      let map = try MemoryMap<Int>(path, mode: .readWrite, shape: [end == 799 ? 100 : 99])
      #expect(truncate(path, off_t(end)) == 0)
      expectShortened(path, "\(end) bytes now") { try map.withArray { _ in } }
      #expect(truncate(path, 800) == 0)
      expectShortened(path, "800 bytes now") { try map.flush() }
    }
    // A file that ends where the array ends is no loss.
    let map = try MemoryMap<Int>(path, mode: .read, shape: [50])
    #expect(truncate(path, 400) == 0)
    #expect(try map.withArray { $0.size } == 50)
  }

  @Test func aLossBetweenChunks() throws {
    let scratch = try TemporaryFolder()
    let row = 4 * Self.page
    let path = try scratch.written([UInt8](repeating: 1, count: 10 * row))
    let map = try MemoryMap<UInt8>(path, mode: .read, shape: [10, row])
    var sums: [UInt] = []
    expectShortened(path) {
      try map.forEachChunk(of: 2, droppingPages: true) { chunk in
        if sums.count == 2 { #expect(truncate(path, off_t(5 * row)) == 0) }
        sums.append(chunk.sum())
      }
    }
    #expect(sums == [2 * UInt(row), 2 * UInt(row), UInt(row)])
  }

  @Test func theLossTakesTheErrorsPlace() throws {
    struct Unrelated: Error {}
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 3 * Self.page))
    let map = try MemoryMap<UInt8>(path, mode: .read)
    #expect(throws: Unrelated.self) { try map.withArray { _ in throw Unrelated() } }
    #expect(throws: Unrelated.self) { try map.forEachChunk(of: 3) { _ in throw Unrelated() } }
    #expect(try map.withArray { a in try map.withArray { a.sum() + $0.sum() } } == 6 * UInt(Self.page))
    expectShortened(path) {
      try map.withArray { _ in
        #expect(truncate(path, 0) == 0)
        throw Unrelated()
      }
    }
  }

  @Test func aScopeInAScope() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 3 * Self.page))
    let map = try MemoryMap<UInt8>(path, mode: .read)
    expectShortened(path) {
      try map.withArray { array in
        let inner = try map.withArray { $0.sum() }
        #expect(inner == 3 * UInt(Self.page))
        #expect(truncate(path, off_t(Self.page)) == 0)
        // The inner scope has ended; the outer one still holds.
        #expect(array.sum() == UInt(Self.page))
      }
    }
  }

  @Test func onManyThreads() throws {
    let scratch = try TemporaryFolder()
    let pages = 400
    let path = try scratch.written([UInt8](repeating: 1, count: pages * Self.page))
    let map = try MemoryMap<UInt8>(path, mode: .readWrite)
    let whole = try MemoryMap<UInt8>(
      scratch.written([UInt8](repeating: 1, count: pages * Self.page), "whole.bin"), mode: .read)
    let page = Self.page
    expectShortened(path) {
      try map.withArray { array in
        nonisolated(unsafe) let parts = (array, whole.array)
        #expect(truncate(path, off_t(5 * page)) == 0)
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
          for step in 0..<pages {
            let place = (step * 37 + thread * 11) % pages * page
            #expect(parts.0[place] == (place < 5 * page ? 1 : 0))
            if place >= 5 * page { parts.0[place + 1 + thread] = UInt8(thread + 1) }
            #expect(parts.1[place] == 1)
          }
        }
        // What was written to the zeros on any thread is still there.
        for place in 5..<pages {
          #expect((0..<8).allSatisfy { array[place * page + 1 + $0] == UInt8($0 + 1) })
        }
      }
    }
    #expect(try whole.withArray { $0.sum() } == UInt(pages * page))
  }

  @Test func manyMapsAreToldApart() throws {
    let scratch = try TemporaryFolder()
    let maps = try (0..<150).map {
      try MemoryMap<UInt8>(scratch.written([UInt8](repeating: 1, count: 2 * Self.page), "\($0).bin"), mode: .read)
    }
    for (i, map) in maps.enumerated() where i % 3 == 0 {
      expectShortened(map.path) {
        try map.withArray {
          #expect(truncate(map.path, 0) == 0)
          #expect($0.sum() == 0)
        }
      }
    }
    for (i, map) in maps.enumerated() where i % 3 != 0 {
      #expect(try map.withArray { $0.sum() } == 2 * UInt(Self.page))
    }
  }

  /// Maps are made, lose their bytes and go, on several threads at a time.
  @Test func comingsAndGoings() throws {
    nonisolated(unsafe) let scratch = try TemporaryFolder()
    let size = 3 * Self.page
    DispatchQueue.concurrentPerform(iterations: 6) { thread in
      for round in 0..<60 {
        do {
          let path = try scratch.written([UInt8](repeating: 1, count: size), "\(thread).bin")
          let others = try (0..<round % 7).map { _ in try MemoryMap<UInt8>(path, mode: .read, shape: [1]) }
          let map = try MemoryMap<UInt8>(path, mode: .read)
          expectShortened(path) {
            try map.withArray { array in
              #expect(truncate(path, 1) == 0)
              #expect(array.sum() == 1)
            }
          }
          for other in others {
            let first = try other.withArray { $0[0] }
            #expect(first == 1)
          }
        } catch { Issue.record(error) }
      }
    }
  }

  @Test func lostBooleansAreFalse() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written([UInt8](repeating: 1, count: 3 * Self.page))
    let map = try MemoryMap<Bool>(path, mode: .read)
    expectShortened(path) {
      try map.withArray {
        #expect(truncate(path, 1) == 0)
        #expect(!$0.all() && $0[0] && !$0[-1])
      }
    }
  }
}
