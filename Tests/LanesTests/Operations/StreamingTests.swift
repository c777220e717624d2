import Testing

@testable import Lanes

@Suite(.keepsNoArrays) struct StreamingTests {
  /// Every element is written once, wherever the output begins and ends within a line.
  @Test(arguments: [1, 2, 4, 8, 16])
  func blocksCoverTheRange(_ itemSize: Int) {
    let capacity = 9000
    let memory = UnsafeMutableRawPointer.allocate(byteCount: capacity + 64, alignment: 64)
    defer { memory.deallocate() }
    for skipped in [0, itemSize, 3 * itemSize, 64 - itemSize] {
      for count in [0, 1, 2, 63 / itemSize, 64 / itemSize, 1024 / itemSize, 4000 / itemSize, 8500 / itemSize] {
        for first in [0, 5] where first <= count {
          memory.initializeMemory(as: UInt8.self, repeating: 255, count: capacity)
          Streaming.forEachBlock(first..<count, writing: memory + skipped, itemSize) { start, place, count in
            for i in 0..<count * itemSize {
              place.storeBytes(
                of: UInt8(truncatingIfNeeded: (start * itemSize + i) % 251), toByteOffset: i, as: UInt8.self)
            }
          }
          let bytes = UnsafeRawBufferPointer(start: memory, count: capacity)
          let written = skipped + first * itemSize..<skipped + count * itemSize
          #expect(
            bytes.indices.allSatisfy { i in
              bytes[i] == (written.contains(i) ? UInt8((i - skipped) % 251) : 255)
            })
        }
      }
    }
  }

  /// Past the threshold, results are those of a plain loop: from the first line of the memory, and from within one.
  @Test(arguments: [0, 1, 7])
  func largeResultsAreThoseOfAPlainLoop(_ skipped: Int) {
    let count = Streaming.threshold / 8 + 12345
    let a = NDArray<Float>.arange(0, Float(count % 1000) + 1).tiled([count / (count % 1000 + 1) + 2])
    let part = a[.slice(skipped, skipped + count)]
    let out = NDArray<Float>.zeros([count + skipped])[.slice(skipped, nil)]
    NDArray.add(part, part, out: out)
    #expect(doubles(part, out))
    NDArray.multiply(part, 2, out: out)
    #expect(doubles(part, out))
    (part.lazy * 3 - part).evaluate(into: out)
    #expect(doubles(part, out))
    NDArray.add(part, NDArray(Float(0)), out: out)
    NDArray.add(out, part, out: out)
    #expect(doubles(part, out))
  }

  /// Rows that are broadcast over a large output.
  @Test func largeBroadcastsAreThoseOfAPlainLoop() {
    let columns = 4099
    let rows = Streaming.threshold / 8 / columns + 2
    let row = NDArray<Float>.arange(0, Float(columns))
    let result = NDArray<Float>.ones([rows, columns]) + row
    #expect((0..<rows).allSatisfy { i in (0..<columns).allSatisfy { result[i, $0] == Float($0) + 1 } })
  }

  private func doubles(_ a: NDArray<Float>, _ out: NDArray<Float>) -> Bool {
    a.withUnsafeBufferPointer { a in
      out.withUnsafeBufferPointer { out in a.indices.allSatisfy { out[$0] == 2 * a[$0] } }
    }
  }
}
