import Lanes
import Testing

@Suite(.keepsNoArrays) struct SplittingTests {
  @Test(arguments: MemoryLayoutCase.allCases)
  func partsCoverTheAxis(_ layout: MemoryLayoutCase) {
    struct Law: RearrangingLaw {
      func check<T: ArrayElement>(_ a: NDArray<T>, _ model: Model<T>, _ random: inout SplitMix) {
        guard a.ndim > 0 else { return }
        let axis = Int.random(in: 0..<a.ndim, using: &random)
        let extent = model.shape[axis]
        func expect(_ parts: [NDArray<T>], _ ranges: [Range<Int>], _ what: String) {
          #expect(parts.count == ranges.count)
          for (part, range) in zip(parts, ranges) {
            var shape = model.shape
            shape[axis] = range.count
            let expected = model.rearranged(shape) { index in
              var origin = index
              origin[axis] += range.lowerBound
              return origin
            }
            expectSame(part, expected, "\(what): \(range) along \(axis) of \(a.shape)")
            #expect(part.isView && part.flags.isWritable == a.flags.isWritable)
          }
        }
        let length = Int.random(in: 1...6, using: &random)
        let ranges = stride(from: 0, to: extent, by: length).map { $0..<min($0 + length, extent) }
        let chunks = a.chunks(of: length, axis: axis - a.ndim)
        expect(Array(chunks), ranges, "chunks of \(length)")
        expect(chunks.indices.map { chunks[$0] }, ranges, "chunks of \(length), by index")
        expect(Array(a.chunks(of: .max, axis: axis)), extent == 0 ? [] : [0..<extent], "one chunk")

        let parts = Int.random(in: 1...6, using: &random)
        // As many as can be have one more.
        var uneven: [Range<Int>] = []
        for i in 0..<parts {
          let start = uneven.last?.upperBound ?? 0
          uneven.append(start..<start + extent / parts + (i < extent % parts ? 1 : 0))
        }
        expect(a.arraySplit(into: parts, axis: axis - a.ndim), uneven, "\(parts) parts")
        if extent % parts == 0 { expect(a.split(into: parts, axis: axis), uneven, "\(parts) equal parts") }

        let bounds = (0..<3).map { _ in Int.random(in: 0...extent, using: &random) }.sorted()
        expect(
          a.split(at: bounds, axis: axis),
          [0..<bounds[0], bounds[0]..<bounds[1], bounds[1]..<bounds[2], bounds[2]..<extent], "split at \(bounds)")
        expect(a.split(at: [], axis: axis), [0..<extent], "not split")
      }
    }
    Law().holds(for: layout)
  }

  @Test func oddIndicesAreThoseOfSlices() {
    let a = NDArray<Int>.arange(5)
    #expect(a.split(at: [-2]) == [[0, 1, 2], [3, 4]])
    #expect(a.split(at: [9]).map(\.size) == [5, 0])
    #expect(a.split(at: [.min, .max]).map(\.size) == [0, 5, 0])
    #expect(a.split(at: [4, 1]).map(\.size) == [4, 0, 4])
    #expect(a.arraySplit(into: 7).map(\.size) == [1, 1, 1, 1, 1, 0, 0])
    a.chunks(of: 2).last!.fill(9)
    #expect(a[4] == 9)
  }

  /// A view is made when it is asked for.
  @Test func chunksAreLazy() {
    let wide = NDArray<UInt8>.zeros([1]).broadcast(to: [.max])
    #expect(wide.chunks(of: 1).count == .max)
    let half = 1 << 62
    #expect(wide.chunks(of: half).map(\.size) == [half, half - 1])
  }
}
