/// A member of a ZIP archive, as its directory describes it.
struct ZipEntry {
  /// How the bytes are kept.
  enum Method: Int {
    case stored = 0
    case deflated = 8
  }

  let name: String
  let nameBytes: [UInt8]
  let flags: Int
  let method: Int
  let checksum: UInt32
  let compressedSize: Int
  let size: Int
  let headerOffset: Int
  /// Where the next member or the directory begins.
  var limit: Int

  static let localHeaderSize = 30

  /// Deflate makes at most 258 bytes of 2 bits: a little more than a thousand of one (zlib.net/zlib_tech.html).
  private static let largestRatio = 1032

  /// Throws unless the member can be read, and its sizes are possible.
  func checkedMethod(_ path: String?) throws(FileError) -> Method {
    if flags & ZipRecord.isEncrypted != 0 {
      throw FileError(.encrypted, path, "is encrypted: decrypt the archive first")
    }
    guard let method = Method(rawValue: method) else {
      throw FileError(
        .unsupportedCompression, path,
        "is compressed by method \(method): stored (0) and deflated (8) members can be read, write it again so")
    }
    switch method {
    case .stored where size != compressedSize:
      throw FileError(
        .sizeMismatch, path, "is stored, but takes \(compressedSize) bytes where it has \(size): the archive is damaged"
      )
    case .deflated where size / ZipEntry.largestRatio > compressedSize:
      throw FileError(
        .impossibleRatio, path,
        "should decompress from \(compressedSize) to \(size) bytes, and deflate reaches \(ZipEntry.largestRatio) to 1 at "
          + "most: the archive is damaged, or made to exhaust memory")
    default: return method
    }
  }

  /// Where the compressed bytes are. Throws when the header before them is not that of this member.
  func dataRange(in source: some ByteSource) throws(FileError) -> Range<Int> {
    func invalid(_ what: String) -> FileError {
      FileError(.invalidArchive, source.path, "\(what) at byte \(headerOffset): the archive is damaged")
    }
    let nameOffset = ZipEntry.localHeaderSize
    // The directory was checked: so many bytes are there.
    let header = ZipRecord(bytes: try source.bytes(at: headerOffset, nameOffset + nameBytes.count))
    guard header.uint32(0) == ZipRecord.Signature.localHeader else { throw invalid("does not begin") }
    guard header.uint16(26) == nameBytes.count, Array(header.bytes[nameOffset...]) == nameBytes else {
      throw invalid("has another name")
    }
    guard header.uint16(8) == method, header.uint16(6) & ZipRecord.isEncrypted == 0 else {
      throw invalid("is compressed in another way")
    }
    if header.uint16(6) & ZipRecord.hasDataDescriptor == 0 {
      func agree(_ field: Int, _ value: Int) -> Bool { field == value || field == ZipRecord.inZip64 }
      guard header.uint32(14) == Int(checksum), agree(header.uint32(18), compressedSize), agree(header.uint32(22), size)
      else {
        throw FileError(
          .sizeMismatch, source.path,
          "has other sizes or another checksum at byte \(headerOffset) than in the directory: the archive is damaged")
      }
    }
    let start = headerOffset + nameOffset + nameBytes.count + header.uint16(28)
    guard start <= limit, limit - start >= compressedSize else { throw invalid("reaches into what follows") }
    return start..<start + compressedSize
  }
}
