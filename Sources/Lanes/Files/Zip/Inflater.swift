import CZlib

/// Decompresses the raw deflate format (RFC 1951).
final class Inflater {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
  private let path: String?
  private var isAtEnd = false

  init(_ path: String?) throws(FileError) {
    self.path = path
    stream.initialize(to: z_stream())
    // A negative number of window bits stands for deflate without a header.
    guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw FileError(.outOfMemory, path, "can't be decompressed: zlib gets no memory")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  var isInputEmpty: Bool { stream.pointee.avail_in == 0 }

  /// Fills the buffer, or what of it there are bytes for.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, from compressed: inout SourceStream
  ) throws(FileError) -> Int {
    var done = 0
    while done < buffer.count && !isAtEnd {
      if stream.pointee.avail_in == 0 && compressed.remaining > 0 {
        let count = Swift.min(input.count, compressed.remaining)
        try compressed.read(into: UnsafeMutableRawBufferPointer(rebasing: input[..<count]))
        stream.pointee.next_in = input.baseAddress!.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = UInt32(count)
      }
      let room = Swift.min(buffer.count - done, 1 << 30)
      stream.pointee.next_out = (buffer.baseAddress! + done).assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(room)
      let status = inflate(stream, Z_NO_FLUSH)
      done += room - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK: break
      case Z_STREAM_END: isAtEnd = true
      case Z_MEM_ERROR: throw FileError(.outOfMemory, path, "can't be decompressed: zlib gets no memory")
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "it ends too early"
        throw FileError(
          .corruptData, path, "can't be decompressed: \(reason); its bytes are damaged")
      }
    }
    return done
  }
}
