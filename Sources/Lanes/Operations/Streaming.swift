import LanesIntrinsics
import LanesKernelInterface

/// Writing results past the caches.
///
/// A store to a line that no cache holds reads the line first. For a result that is larger than the caches will keep,
/// that reading is a third of the traffic of `a + b`, and it drives out what the caches hold. So the loop writes to a
/// block that stays in the nearest cache, and whole lines of it are streamed to where they belong: any loop, and any
/// kernel set, without a second version of it.
enum Streaming {
  /// The bytes of the cache that is farthest from the core.
  static let lastCache = Processor.current.caches.l3 ?? Processor.current.caches.l2 ?? 32 << 20

  /// Results are streamed where they and their operands have this many bytes together: three quarters of the last cache.
  /// From there on streaming took 0.75 of the time of `a + b` (EPYC, 32 MiB of L3; with operands of 12 MiB, and of 40 MiB).
  static let threshold = lastCache / 4 * 3

  /// Fewer bytes in one stretch are mostly beginning and end.
  static let shortestStretch = 8 << 10

  /// The bytes of one block. With blocks of 4 KiB and more the reading of the operands halts between them: 10 M Float
  /// took as long as without streaming, and with 1 KiB no longer than a loop of streaming stores (EPYC).
  static let blockBytes = 1 << 10

  /// The bytes of one block of results of strided elements, which are brought together by blocks too: with more than
  /// 512 bytes of them at once, sums of 16 M strided doubles took 1.3 times as long (EPYC).
  static func blockBytes(ofStrided source: Int, _ result: Int) -> Int {
    max(lineBytes, 512 / max(source, result) &* result)
  }

  static let lineBytes = 64

  /// How many bytes lie before the first whole line of what begins at `place`.
  @inline(__always)
  static func bytesBeforeLine(at place: UnsafeMutableRawPointer) -> Int {
    (0 &- Int(bitPattern: place)) & (lineBytes &- 1)
  }

  /// Orders what was streamed before all that follows.
  @inline(__always)
  static func fence() { lanes_streaming_fence() }

  /// Calls `body` for one block of elements after another; each call says which is the first, where the results are to be
  /// written, and how many.
  @inline(__always)
  static func forEachBlock(
    _ range: Range<Int>, writing out: UnsafeMutableRawPointer, _ itemSize: Int,
    blockBytes: Int = blockBytes,
    _ body: (_ first: Int, _ place: UnsafeMutableRawPointer, _ count: Int) -> Void
  ) {
    let stream = KernelSelection.current.kernels.streaming.copy
    let misaligned = bytesBeforeLine(at: out + range.lowerBound &* itemSize)
    guard misaligned % itemSize == 0 else {
      return body(range.lowerBound, out + range.lowerBound &* itemSize, range.count)
    }
    let head = min(misaligned / itemSize, range.count)
    if head > 0 { body(range.lowerBound, out + range.lowerBound &* itemSize, head) }
    var done = range.lowerBound &+ head
    let blockLength = blockBytes / itemSize
    withUnsafeTemporaryAllocation(byteCount: blockBytes, alignment: lineBytes) { block in
      let block = block.baseAddress!
      while range.upperBound &- done >= blockLength {
        body(done, block, blockLength)
        stream(block, out + done &* itemSize, blockBytes / lineBytes)
        done &+= blockLength
      }
    }
    if done < range.upperBound { body(done, out + done &* itemSize, range.upperBound &- done) }
    fence()
  }
}
