import CZlib

/// The bytes of one member of a ZIP archive, decompressed as they are asked for.
///
/// There are exactly as many as the directory says: fewer or more are an error, and so is another checksum.
final class ZipMemberStream: ByteStream {
  let path: String?
  private(set) var remaining: Int
  private let expectedSize: Int
  private let expectedChecksum: UInt32
  private var checksum: UInt = 0
  private var compressed: SourceStream
  private var inflater: Inflater?

  init(_ entry: ZipEntry, in source: any ByteSource) throws(FileError) {
    path = source.path
    remaining = entry.size
    expectedSize = entry.compressedSize
    expectedChecksum = entry.checksum
    let method = try entry.checkedMethod(source.path)
    compressed = SourceStream(source, try entry.dataRange(in: source))
    if method == .deflated { inflater = try Inflater(source.path) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) {
    if buffer.isEmpty { return }
    if let inflater {
      let count = try inflater.read(into: buffer, from: &compressed)
      guard count == buffer.count else { throw wrongSize("fewer") }
    } else {
      try compressed.read(into: buffer)
    }
    checksum = crc32_z(checksum, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), buffer.count)
    remaining -= buffer.count
  }

  /// Throws unless all was read, nothing follows, and the checksum is right.
  func finish() throws(FileError) {
    guard remaining == 0 else {
      throw FileError(
        .sizeMismatch, path, "has \(remaining) bytes after its array: it is damaged, write it again")
    }
    if let inflater {
      var extra: UInt8 = 0
      let count = try withUnsafeMutableBytes(of: &extra) { buffer in
        Result { () throws(FileError) in try inflater.read(into: buffer, from: &compressed) }
      }.get()
      guard count == 0 else { throw wrongSize("more") }
      guard compressed.remaining == 0, inflater.isInputEmpty else {
        throw FileError(
          .sizeMismatch, path,
          "ends before the \(expectedSize) compressed bytes of the directory do: the archive is damaged")
      }
    }
    guard checksum == UInt(expectedChecksum) else {
      throw FileError(
        .checksumMismatch, path,
        "has the checksum \(String(checksum, radix: 16)), not \(String(expectedChecksum, radix: 16)): its bytes are damaged"
      )
    }
  }

  private func wrongSize(_ word: String) -> FileError {
    FileError(
      .sizeMismatch, path, "decompresses to \(word) bytes than the directory says: the archive is damaged")
  }
}

/// Decompresses the raw deflate format (RFC 1951).
private final class Inflater {
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
