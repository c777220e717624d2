/// How the results of a loop over contiguous memory are written: at once, on several threads, past the caches.
enum Writing {
  /// Results of fewer bytes are written at once. It is below what streaming or a second thread are worth, so that small
  /// work asks one question only.
  static let alwaysAtOnce = 64 << 10

  /// Calls `body` for parts of `count` elements, whose results go to `out`; each call says which is the first, where its
  /// results are to be written, and how many there are. `reading`: the bytes of the operands, or nil where one of them
  /// lies where the results go.
  @inline(__always)
  static func forEachPart(
    _ count: Int, to out: UnsafeMutableRawPointer, _ itemSize: Int, reading: Int?,
    _ body: (_ first: Int, _ place: UnsafeMutableRawPointer, _ count: Int) -> Void
  ) {
    if count &* itemSize < alwaysAtOnce { return body(0, out, count) }
    let streams = reading.map { $0 &+ count &* itemSize >= Streaming.threshold } ?? false
    let parts = Parts.count(forElements: count)
    if parts == 1 { return write(0..<count, to: out, itemSize, streams, body) }
    Parts.forEach(parts) { part in
      write(
        count.start(ofPart: part, of: parts)..<count.start(ofPart: part &+ 1, of: parts), to: out, itemSize, streams,
        body)
    }
  }

  /// The same for all elements of a contiguous output that is written in this order.
  @inline(__always)
  static func forEachPart(
    of out: Operand, _ order: WalkOrder, reading: Int?,
    _ body: (_ first: Int, _ place: UnsafeMutableRawPointer, _ count: Int) -> Void
  ) {
    if order != .any { return body(0, out.pointer, out.layout.size) }
    forEachPart(out.layout.size, to: out.pointer, out.dtype.itemSize, reading: reading, body)
  }

  /// Calls `body` for a range of elements at once, or for blocks that are streamed.
  @inline(__always)
  static func write(
    _ range: Range<Int>, to out: UnsafeMutableRawPointer, _ itemSize: Int, _ streams: Bool,
    blockBytes: Int = Streaming.blockBytes,
    _ body: (_ first: Int, _ place: UnsafeMutableRawPointer, _ count: Int) -> Void
  ) {
    if streams { return Streaming.forEachBlock(range, writing: out, itemSize, blockBytes: blockBytes, body) }
    body(range.lowerBound, out + range.lowerBound &* itemSize, range.count)
  }
}
