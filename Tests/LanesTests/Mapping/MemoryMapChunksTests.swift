import Foundation
import Lanes
import Testing

/// Chunks are the slices of the array, and with pages dropped behind only about one of them is in memory.
@Suite(.keepsNoArrays) struct MemoryMapChunksTests {
  @Test func chunksAreSlices() throws {
    var random = SplitMix(seed: 821)
    let scratch = try TemporaryFolder()
    for _ in 0..<150 {
      var shape = randomShape(&random)
      if shape.isEmpty { shape = [5] }
      let order: MemoryOrder = Bool.random(using: &random) ? .rowMajor : .columnMajor
      let elements = values(Int32.self, shape.reduce(1, *), &random)
      let path = try scratch.written(of: elements, after: 40)
      let mode = MemoryMapTests.modes.dropLast().randomElement(using: &random)!
      let map = try MemoryMap<Int32>(path, mode: mode, shape: Dimensions(shape), offset: 40, order: order)
      let axis = Int.random(in: -shape.count..<shape.count, using: &random)
      let place = axis < 0 ? axis + shape.count : axis
      let count = [1, 2, 3, shape[place] + 1, Int.max].randomElement(using: &random)!
      let drops = Bool.random(using: &random)
      let chunks = map.chunks(of: count, axis: axis, droppingPages: drops)
      var position = 0
      var seen = 0
      for chunk in chunks {
        let end = min(shape[place], count == .max ? .max : position + count)
        let indices = (0...place).map { $0 == place ? AxisIndex.slice(position, end) : .all }
        expectSame(chunk, Model(map.array[axes: indices]), "\(shape) \(order) by \(count) along \(axis)")
        #expect(chunk.isView && (chunk.size == 0 || chunk.sharesMemory(with: map.array)))
        position = end
        seen += 1
      }
      #expect(position == shape[place] && seen == chunks.underestimatedCount)
      var again = 0
      try map.forEachChunk(of: count, axis: axis, droppingPages: drops) { again += $0.size }
      #expect(again == elements.count)
    }
  }

  @Test func whatWasWrittenIsNotDropped() throws {
    let scratch = try TemporaryFolder()
    for mode in [MemoryMapMode.readWrite, .copyOnWrite, .create] {
      let path = try scratch.written(of: [Int](repeating: 0, count: 50_000))
      let map = try MemoryMap<Int>(path, mode: mode, shape: [50_000])
      var next = 0
      for chunk in map.chunks(of: 3333, droppingPages: true) {
        chunk[...] = NDArray.arange(next, next + chunk.size)
        next += chunk.size
      }
      #expect(map.array.elements.elementsEqual(0..<50_000), "\(mode)")
    }
  }

  #if os(Linux)
    @Test(arguments: [MemoryMapMode.read, .readWrite, .create])
    func aboutOneChunkIsResident(_ mode: MemoryMapMode) throws {
      let scratch = try TemporaryFolder()
      let rows = 64
      let row = 65_536  // 512 KiB
      let path = scratch.file("file.bin")
      if mode != .create { _ = try MemoryMap<Double>(path, mode: .create, shape: [rows, row]) }
      let map = try MemoryMap<Double>(path, mode: mode, shape: [rows, row])
      func resident() throws -> Int { try mappings(of: path).reduce(0) { $0 + $1.resident } }
      // Pages around a used one may come with it: up to a chunk is granted for that.
      let chunk = 4 * 512
      var most = 0
      for part in map.chunks(of: 4, droppingPages: true) {
        if mode == .read { #expect(part.sum() == 0) } else { part += 1 }
        most = try max(most, resident())
      }
      #expect(most >= chunk && most <= 2 * chunk, "\(most) KiB of chunks of \(chunk)")
      #expect(try resident() <= chunk)
      for part in map.chunks(of: 4) { #expect(part.sum() == (mode == .read ? 0 : Double(4 * row))) }
      #expect(try resident() == rows * 512)
      map.advise(.dontNeed)
      #expect(try resident() == 0)
    }
  #endif

  @Test func chunksOfNothingStop() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.file("file.bin")
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [path = path as String] in
      _ = try MemoryMap<Int>(path, mode: .create, shape: [3, 0]).chunks(of: 0)
    }
    expectSays(result, "(3, 0)", "0 positions")
  }

  @Test func chunksAlongNoAxisStop() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.file("file.bin")
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [path = path as String] in
      _ = try MemoryMap<Int>(path, mode: .create, shape: []).chunks(of: 1)
    }
    expectSays(result, "()", "no axis")
  }

  @Test func chunksAlongAMissingAxisStop() async throws {
    let scratch = try TemporaryFolder()
    let path = scratch.file("file.bin")
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [path = path as String] in
      _ = try MemoryMap<Int>(path, mode: .create, shape: [2, 3]).chunks(of: 1, axis: 2)
    }
    expectSays(result, "axis 2", "(2, 3)", "-2 to 1")
  }
}
