import CZlib

/// Takes the bytes of one member of a ZIP archive and passes them on, compressed if asked for.
final class ZipMemberSink<Sink: ByteSink> {
  private let sink: Sink
  private let path: String?
  private let deflater: UnsafeMutablePointer<z_stream>?
  private let output: UnsafeMutableRawBufferPointer
  private var crc: UInt = 0
  private(set) var size = 0
  private(set) var compressedSize = 0

  var checksum: Int { Int(crc) }

  init(_ sink: Sink, _ compression: NPZCompression, _ path: String?) throws(FileError) {
    self.sink = sink
    self.path = path
    output = .allocate(byteCount: compression == .stored ? 0 : 1 << 16, alignment: 64)
    deflater = compression == .stored ? nil : .allocate(capacity: 1)
    if let deflater {
      deflater.initialize(to: z_stream())
      // A negative number of window bits stands for deflate without a header; 8 is zlib's usual use of memory.
      let status = deflateInit2_(
        deflater, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
      guard status == Z_OK else {
        throw FileError(.outOfMemory, path, "can't be compressed: zlib gets no memory")
      }
    }
  }

  deinit {
    if let deflater {
      deflateEnd(deflater)
      deflater.deallocate()
    }
    output.deallocate()
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard let base = bytes.baseAddress else { return }
    crc = crc32_z(crc, base.assumingMemoryBound(to: UInt8.self), bytes.count)
    size += bytes.count
    guard let deflater else {
      compressedSize += bytes.count
      return try sink.write(bytes)
    }
    for start in stride(from: 0, to: bytes.count, by: 1 << 30) {
      let count = Swift.min(bytes.count - start, 1 << 30)
      deflater.pointee.next_in = UnsafeMutablePointer(
        mutating: (base + start).assumingMemoryBound(to: UInt8.self))
      deflater.pointee.avail_in = UInt32(count)
      try drain(deflater, Z_NO_FLUSH)
    }
  }

  /// Passes on what the compression holds back.
  func finish() throws(FileError) {
    if let deflater { try drain(deflater, Z_FINISH) }
  }

  private func drain(_ deflater: UnsafeMutablePointer<z_stream>, _ mode: Int32) throws(FileError) {
    repeat {
      deflater.pointee.next_out = output.baseAddress!.assumingMemoryBound(to: UInt8.self)
      deflater.pointee.avail_out = UInt32(output.count)
      _ = deflate(deflater, mode)
      let count = output.count - Int(deflater.pointee.avail_out)
      compressedSize += count
      if count > 0 { try sink.write(UnsafeRawBufferPointer(rebasing: output[..<count])) }
      // A full buffer means that there is more.
    } while deflater.pointee.avail_out == 0
  }
}
