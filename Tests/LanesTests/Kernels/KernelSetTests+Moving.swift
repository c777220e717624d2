@_spi(Benchmarks) import Lanes
import LanesKernelInterface
import Testing

extension KernelSetTests {
  /// Every size on both sides of a tile's, with and without gaps between the rows; also past the caches, and of a
  /// source that is one row.
  func transposes<T: ArrayElement>(_ type: T.Type, _ set: KernelSet, _ random: inout SplitMix) {
    let shapes = [
      (1, 1), (8, 8), (7, 65), (64, 64), (65, 130), (200, 3), (3, 200), (2, 70), (70, 2), (300, 9), (9, 300), (80, 96),
    ]
    for (rows, columns) in shapes {
      for (sourceGap, outGap, begin) in [(0, 0, 0), (2, 3, 1), (16, 64, 0)] {
        let sourceStride = rows + sourceGap
        let outStride = columns + outGap
        let source = values(type, columns * sourceStride, &random)
        for (streams, isOneRow) in [(false, false), (true, false), (false, true)] {
          let out = NDArray<T>.zeros([begin + rows * outStride])
          out.withUnsafeMutablePointer { out, _ in
            source.withUnsafeBytes {
              set.transpose(T.dtype)(
                $0.baseAddress!, isOneRow ? 0 : sourceStride, out + begin, outStride, rows, columns, streams: streams)
            }
          }
          var expected = [T](repeating: .zero, count: begin + rows * outStride)
          for r in 0..<rows {
            for c in 0..<columns {
              expected[begin + r * outStride + c] = source[(isOneRow ? 0 : c * sourceStride) + r]
            }
          }
          if !Model(out).elements.elementsEqual(expected, by: same) {
            Issue.record(
              "transpose of \(T.self), \(rows) × \(columns), \(sourceGap), \(outGap), \(streams), \(isOneRow)")
          }
        }
      }
    }
  }

  @Test(arguments: KernelSelection.available)
  func linesAreStreamed(_ name: String) {
    let set = KernelSelection.kernels(named: name)!
    for lines in [0, 1, 2, 7, 33] {
      for begin in [0, 1, 13] {
        let source = (0..<lines * 64 + 128).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let out = NDArray<UInt8>.zeros([lines * 64 + 64])
        out.withUnsafeMutablePointer { out, _ in
          source.withUnsafeBytes { set.streaming.copy($0.baseAddress! + begin, out, lines) }
        }
        #expect(Model(out).elements == source[begin..<begin + lines * 64] + [UInt8](repeating: 0, count: 64))
        out.withUnsafeMutablePointer { out, _ in
          source.withUnsafeBytes { set.streaming.fill($0.baseAddress! + begin, out, lines) }
        }
        let line = Array(source[begin..<begin + 64])
        #expect(Model(out).elements == (0..<lines).flatMap { _ in line } + [UInt8](repeating: 0, count: 64))
      }
    }
  }
}
