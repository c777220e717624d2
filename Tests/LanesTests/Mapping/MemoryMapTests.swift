import Foundation
import Numerics
import Testing

@testable import Lanes

/// A map shows the bytes of its file, and writing to it is writing to the file, as its mode says.
@Suite(.keepsNoArrays) struct MemoryMapTests {
  static let modes: [MemoryMapMode] = [.read, .readWrite, .copyOnWrite, .create]

  /// Offsets that are no multiples of a page, or of a vector, and lie around the ends of pages.
  static func offsets(_ alignment: Int) -> [Int] {
    [0, alignment, 3 * alignment, 64, 4096 - alignment, 4096, 4096 + alignment, 12288, 70_000 / alignment * alignment]
  }

  @Test(arguments: DType.allCases, modes)
  func modesTypesAndOffsets(_ element: DType, _ mode: MemoryMapMode) throws {
    func check<T: ArrayElement>(_ type: T.Type) throws {
      var random = SplitMix(seed: 811)
      let scratch = try TemporaryFolder()
      for offset in Self.offsets(MemoryLayout<T>.alignment) {
        for shape in [[], [0], [7], [3, 0], [5, 7], [2, 3, 4]] {
          let old = values(type, shape.reduce(1, *), &random)
          let new = values(type, old.count, &random)
          let path = try scratch.written(of: old, after: offset)
          let before = scratch.contents("file.bin")
          let map = try MemoryMap<T>(path, mode: mode, shape: Dimensions(shape), offset: offset)
          let what = "\(mode) \(shape) at \(offset)"
          #expect(map.path == path && map.mode == mode && map.offset == offset)
          #expect(map.array.flags.isWritable == (mode != .read) && !map.array.flags.ownsData)
          #expect(map.array.flags.isAligned && map.array.allocatedBytes == 0)
          let zeros = [T](repeating: .zero, count: old.count)
          expectSame(map.array, Model(shape: shape, elements: mode == .create ? zeros : old), what)
          if mode == .read { continue }
          map.array[...] = NDArray(new).reshaped(Dimensions(shape))
          expectSame(map.array, Model(shape: shape, elements: new), what)
          let after = scratch.contents("file.bin")
          switch mode {
          case .readWrite: #expect(after == before.prefix(offset) + bytes(of: new), "\(what)")
          case .create: #expect(after == [UInt8](repeating: 0, count: offset) + bytes(of: new), "\(what)")
          default: #expect(after == before, "\(what)")
          }
          try map.flush()
        }
      }
    }
    try check(element.elementType)
  }

  private func bytes<T>(of elements: [T]) -> [UInt8] { elements.withUnsafeBytes { Array($0) } }

  @Test func aShapeLeftOutIsTheRestOfTheFile() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written(of: [Int32](0..<100), after: 12)
    #expect(try MemoryMap<Int32>(path, mode: .read, offset: 12).array.elements.elementsEqual(0..<100))
    #expect(try MemoryMap<Int32>(path, mode: .read, offset: 412).array.shape == [0])
    #expect(try MemoryMap<Int32>(path, mode: .read, shape: [3], offset: 12 + 4 * 50).array[2] == 52)
    #expect(try MemoryMap<Int32>(scratch.written([], "empty"), mode: .read).array.shape == [0])
  }

  @Test func columnMajorOrder() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written(of: [Int16](0..<24))
    let map = try MemoryMap<Int16>(path, shape: [2, 3, 4], order: .columnMajor)
    #expect(map.array.flags.isColumnMajorContiguous && map.array.strides == [2, 4, 12])
    #expect(map.array[1, 2, 3] == 1 + 2 * 2 + 3 * 6)
    map.array[.all, 1, 0] = NDArray<Int16>([-1, -2])
    #expect(Array(scratch.contents("file.bin")[4..<8]) == [255, 255, 254, 255])
  }

  @Test func randomShapesAreTheirFiles() throws {
    var random = SplitMix(seed: 812)
    let scratch = try TemporaryFolder()
    for _ in 0..<200 {
      let shape = randomShape(&random)
      let offset = Int.random(in: 0..<2000, using: &random) * 8
      let elements = values(Double.self, shape.reduce(1, *), &random)
      let order: MemoryOrder = Bool.random(using: &random) ? .rowMajor : .columnMajor
      let path = scratch.file("file.bin")
      do {
        let map = try MemoryMap<Double>(path, mode: .create, shape: Dimensions(shape), offset: offset, order: order)
        map.array[...] = NDArray(elements).reshaped(Dimensions(shape))
      }
      let stored = NDArray(elements).reshaped(Dimensions(shape))
      let flat = Array((order == .rowMajor ? stored : stored.transposed).elements)
      #expect(scratch.contents("file.bin") == [UInt8](repeating: 0, count: offset) + bytes(of: flat))
      let map = try MemoryMap<Double>(path, mode: .read, shape: Dimensions(shape), offset: offset, order: order)
      expectSame(map.array, Model(shape: shape, elements: elements), "\(shape) \(order) at \(offset)")
      expectSame(map.array + 1, Model(stored + 1), "\(shape) \(order) + 1")
    }
  }

  @Test func twoMapsOfOneFileShareIt() throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written(of: [Double](repeating: 1, count: 1000))
    let written = try MemoryMap<Double>(path, mode: .readWrite)
    let read = try MemoryMap<Double>(path, mode: .read, shape: [500], offset: 4000)
    let own = try MemoryMap<Double>(path, mode: .copyOnWrite)
    own.array[0] = 5
    written.array[500...] = NDArray(7)
    #expect(read.array.min() == 7 && written.array[0] == 1 && own.array[0] == 5 && own.array[999] == 7)
    let other = try MemoryMap<Double>(path, mode: .copyOnWrite)
    #expect(other.array[0] == 1)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.seek(toOffset: 4000)
    try file.write(contentsOf: Data(count: 8))
    #expect(read.array[0] == 0)
  }

  @Test func otherElementsOfTheSameBytes() throws {
    let scratch = try TemporaryFolder()
    let map = try MemoryMap<UInt8>(scratch.written(of: [UInt32](0..<64), after: 4), mode: .read)
    #expect(map.array.view(as: UInt32.self)[1...].elements.elementsEqual(0..<64))
    #expect(map.array.view(as: UInt32.self).base(as: UInt8.self)?.size == 260)
  }

  @Test func aReadOnlyMapRefusesWriting() async throws {
    let scratch = try TemporaryFolder()
    let path = try scratch.written(of: [Float](repeating: 1, count: 6))
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      [path = path as String] in
      try MemoryMap<Float>(path, mode: .read, shape: [2, 3]).array[0, 0] = 2
    }
    expectSays(result, "read-only", "(2, 3)", "copy()")
  }

  @Test func theBaseOfAReadOnlyMapIsReadOnly() throws {
    let scratch = try TemporaryFolder()
    let map = try MemoryMap<Float>(scratch.written(of: [Float](repeating: 1, count: 6)), mode: .read)
    #expect(map.array[1...].base?.flags.isWritable == false && map.array.copy().flags.isWritable)
  }

  @Test func aNewFileNeedsAShape() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try MemoryMap<Float>("/tmp/lanes-never-made", mode: .create)
    }
    expectSays(result, "/tmp/lanes-never-made", "without a shape")
  }

  @Test(arguments: [MemoryMapAdvice.sequential, .random, .willNeed, .dontNeed])
  func adviceChangesNothing(_ advice: MemoryMapAdvice) throws {
    let scratch = try TemporaryFolder()
    for mode in Self.modes {
      let path = try scratch.written(of: [Int](0..<100_000))
      let map = try MemoryMap<Int>(path, mode: mode, shape: [100_000])
      if mode != .read { map.array[...] = NDArray.arange(100_000) * 2 }
      map.advise(advice)
      #expect(map.array.elements.elementsEqual((0..<100_000).map { mode == .read ? $0 : 2 * $0 }), "\(mode)")
    }
    try MemoryMap<Int>(scratch.written([], "empty"), mode: .read).advise(advice)
  }
}
