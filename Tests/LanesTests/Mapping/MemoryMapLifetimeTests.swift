#if os(Linux)
  import Foundation
  import Lanes
  import Testing

  /// A file is mapped as long as there is an array over it, and no longer.
  @Suite(.keepsNoArrays) struct MemoryMapLifetimeTests {
    @Test func theArrayOutlivesTheMap() throws {
      let scratch = try TemporaryFolder()
      let path = try scratch.written(of: [Int](0..<1000))
      var views: [NDArray<Int>] = []
      func make() throws {
        let map = try MemoryMap<Int>(path, mode: .read)
        #expect(try mappings(of: path).count == 1)
        views = [map.array[500...], map.array.reshaped([10, 100]).transposed]
      }
      try make()
      #expect(try mappings(of: path).count == 1)
      #expect(views[0][-1] == 999 && views[1][99, 9] == 999)
      views.removeLast()
      #expect(try mappings(of: path).count == 1 && views[0][0] == 500)
      views.removeLast()
      #expect(try mappings(of: path).isEmpty)
    }

    @Test func theMapKeepsItMapped() throws {
      let scratch = try TemporaryFolder()
      let path = try scratch.written(of: [Int](0..<10))
      do {
        let map = try MemoryMap<Int>(path, mode: .copyOnWrite)
        #expect(try mappings(of: path).count == 1)
        withExtendedLifetime(map) {}
      }
      #expect(try mappings(of: path).isEmpty)
    }

    @Test func chunksKeepItMapped() throws {
      let scratch = try TemporaryFolder()
      let path = try scratch.written(of: [Int](0..<10_000))
      var kept: [NDArray<Int>] = []
      func make() throws {
        kept = try Array(MemoryMap<Int>(path, mode: .read).chunks(of: 3000, droppingPages: true))
      }
      try make()
      #expect(kept.flatMap { Array($0.elements) } == Array(0..<10_000))
      kept = [kept[1]]
      #expect(kept[0][0] == 3000)
      kept = []
      #expect(try mappings(of: path).isEmpty)
    }

    @Test func filesAreClosed() throws {
      let scratch = try TemporaryFolder()
      let path = try scratch.written(of: [Int](0..<10))
      func openFiles() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
          (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0))
            == path.replacing("//", with: "/")
        }
      }
      do {
        let maps = try (0..<200).map { _ in try MemoryMap<Int>(path, mode: .read) }
        #expect(try openFiles() == 200)
        #expect(try mappings(of: path).count == 200)
        #expect(maps.allSatisfy { $0.array.sum() == 45 })
      }
      #expect(try openFiles() == 0 && mappings(of: path).isEmpty)
      _ = fileError { _ = try MemoryMap<Int>(path, mode: .read, shape: [11]) }
      _ = fileError { _ = try MemoryMap<Int>(path, mode: .read, offset: 3) }
      #expect(try openFiles() == 0)
    }

    @Test func aFileWithoutItsNameStays() throws {
      let scratch = try TemporaryFolder()
      let path = try scratch.written(of: [Int](0..<10))
      let map = try MemoryMap<Int>(path, mode: .readWrite)
      try FileManager.default.removeItem(atPath: path)
      map.array[0] = 10
      try map.flush()
      #expect(try map.withArray { $0.sum() } == 55)
    }
  }
#endif
