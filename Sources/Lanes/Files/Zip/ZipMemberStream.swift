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
