/// The directory at the end of a ZIP archive. Everything in it is checked against the file before it is believed.
struct ZipDirectory {
  let entries: [ZipEntry]

  private static let endSize = 22
  private static let entrySize = 46

  init(_ source: some ByteSource) throws(FileError) {
    let end = try ZipDirectory.findEnd(source)
    let (count, range) = try ZipDirectory.locate(source, end)
    let record = ZipRecord(bytes: try source.bytes(at: range.lowerBound, range.count))
    var entries: [ZipEntry] = []
    var offset = 0
    for index in 0..<count {
      guard range.count - offset >= ZipDirectory.entrySize,
        record.uint32(offset) == ZipRecord.Signature.directoryEntry
      else {
        throw invalid(source, "has \(index) members in its directory where it counts \(count)")
      }
      let size =
        ZipDirectory.entrySize + record.uint16(offset + 28) + record.uint16(offset + 30) + record.uint16(offset + 32)
      guard range.count - offset >= size else { throw invalid(source, "ends its directory inside member \(index)") }
      entries.append(try ZipDirectory.entry(source, record, offset))
      offset += size
    }
    guard offset == range.count else {
      throw invalid(source, "has more in its directory than the \(count) members it counts")
    }
    self.entries = try ZipDirectory.separated(entries, before: range.lowerBound, source)
  }

  /// The record at the end, and where it is.
  private static func findEnd(_ source: some ByteSource) throws(FileError) -> (position: Int, record: ZipRecord) {
    // A comment of up to 65 535 bytes may follow it.
    let length = Swift.min(source.count, endSize + 0xFFFF)
    let tail = ZipRecord(bytes: try source.bytes(at: source.count - length, length))
    for offset in stride(from: length - endSize, through: 0, by: -1)
    where tail.bytes[offset] == 0x50 && tail.uint32(offset) == ZipRecord.Signature.end
      && offset + endSize + tail.uint16(offset + 20) == length
    {
      return (source.count - length + offset, ZipRecord(bytes: Array(tail.bytes[offset..<offset + endSize])))
    }
    let beginning = ZipRecord(bytes: try source.bytes(at: 0, Swift.min(4, source.count)))
    if beginning.bytes.count == 4 && beginning.uint32(0) == ZipRecord.Signature.localHeader {
      throw FileError(
        .truncated, source.path,
        "ends after \(source.count) bytes without the directory of its members: it was cut off, copy or write it again")
    }
    throw FileError(.unknownFormat, source.path, "is no NPZ archive: no directory of a ZIP archive is at its end")
  }

  /// How many members the directory has, and where it is.
  private static func locate(
    _ source: some ByteSource, _ end: (position: Int, record: ZipRecord)
  ) throws(FileError) -> (count: Int, range: Range<Int>) {
    var disk = [end.record.uint16(4), end.record.uint16(6)]
    var counts: [Int?] = [end.record.uint16(8), end.record.uint16(10)]
    var size: Int? = end.record.uint32(12)
    var offset: Int? = end.record.uint32(16)
    var limit = end.position
    if counts.contains(0xFFFF) || disk.contains(0xFFFF) || size == ZipRecord.inZip64 || offset == ZipRecord.inZip64 {
      let locator = end.position - 20
      // Without a record of larger numbers these are the numbers themselves.
      guard locator >= 0, case let record = ZipRecord(bytes: try source.bytes(at: locator, 20)),
        record.uint32(0) == ZipRecord.Signature.zip64Locator
      else {
        return try checked(source, disk, counts, size, offset, before: limit)
      }
      guard record.uint32(4) == 0, let position = record.uint64(8), position <= locator, locator - position >= 56,
        case let zip64 = ZipRecord(bytes: try source.bytes(at: position, 56)),
        zip64.uint32(0) == ZipRecord.Signature.zip64End
      else {
        throw invalid(source, "has no ZIP64 record where byte \(locator) says")
      }
      disk = [zip64.uint32(16), zip64.uint32(20)]
      counts = [zip64.uint64(24), zip64.uint64(32)]
      size = zip64.uint64(40)
      offset = zip64.uint64(48)
      limit = position
    }
    return try checked(source, disk, counts, size, offset, before: limit)
  }

  private static func checked(
    _ source: some ByteSource, _ disk: [Int], _ counts: [Int?], _ size: Int?, _ offset: Int?, before limit: Int
  ) throws(FileError) -> (count: Int, range: Range<Int>) {
    guard disk == [0, 0], let count = counts[0], counts[1] == count else {
      throw invalid(source, "is one part of several: join them first")
    }
    guard let size, let offset, offset <= limit, limit - offset >= size else {
      throw invalid(source, "says that its directory is where the file has no room for it")
    }
    return (count, offset..<offset + size)
  }

  private static func entry(
    _ source: some ByteSource, _ record: ZipRecord, _ offset: Int
  ) throws(FileError) -> ZipEntry {
    let nameOffset = offset + entrySize
    let extraOffset = nameOffset + record.uint16(offset + 28)
    let extraEnd = extraOffset + record.uint16(offset + 30)
    let nameBytes = Array(record.bytes[nameOffset..<extraOffset])
    let flags = record.uint16(offset + 8)
    let name = ZipDirectory.text(nameBytes, isUTF8: flags & ZipRecord.isUTF8 != 0)
    // What does not fit 32 bits is in a field of its own, in this order.
    var numbers: [Int?] = [record.uint32(offset + 24), record.uint32(offset + 20), record.uint32(offset + 42)]
    var disk = record.uint16(offset + 34)
    if numbers.contains(ZipRecord.inZip64) || disk == 0xFFFF {
      guard var field = zip64Field(record, extraOffset..<extraEnd) else {
        throw invalid(source, "has no ZIP64 field for member \"\(name)\"")
      }
      for i in numbers.indices where numbers[i] == ZipRecord.inZip64 {
        guard field.count >= 8 else { throw invalid(source, "has a short ZIP64 field for member \"\(name)\"") }
        numbers[i] = record.uint64(field.lowerBound)
        field = field.lowerBound + 8..<field.upperBound
      }
      if disk == 0xFFFF && field.count >= 4 { disk = record.uint32(field.lowerBound) }
    }
    guard disk == 0, let size = numbers[0], let compressedSize = numbers[1], let headerOffset = numbers[2] else {
      throw invalid(source, "gives member \"\(name)\" a place or size that no file has")
    }
    return ZipEntry(
      name: name, nameBytes: nameBytes, flags: flags, method: record.uint16(offset + 10),
      checksum: UInt32(record.uint32(offset + 16)), compressedSize: compressedSize, size: size,
      headerOffset: headerOffset, limit: 0)
  }

  /// Where the numbers of 64 bits are among the extra fields.
  private static func zip64Field(_ record: ZipRecord, _ extra: Range<Int>) -> Range<Int>? {
    var offset = extra.lowerBound
    while extra.upperBound - offset >= 4 {
      let start = offset + 4
      let end = start + record.uint16(offset + 2)
      if end > extra.upperBound { return nil }
      if record.uint16(offset) == ZipRecord.zip64Field { return start..<end }
      offset = end
    }
    return nil
  }

  /// Gives every member its limit. Throws where two of them share bytes: a small file could hold the same large member a
  /// thousand times.
  private static func separated(
    _ entries: [ZipEntry], before directory: Int, _ source: some ByteSource
  ) throws(FileError) -> [ZipEntry] {
    var entries = entries
    var limit = directory
    for index in entries.indices.sorted(by: { entries[$0].headerOffset > entries[$1].headerOffset }) {
      let entry = entries[index]
      let header = ZipEntry.localHeaderSize + entry.nameBytes.count
      guard entry.headerOffset <= limit, limit - entry.headerOffset >= header,
        limit - entry.headerOffset - header >= entry.compressedSize
      else {
        throw invalid(source, "says that member \"\(entry.name)\" is where others or its directory are")
      }
      entries[index].limit = limit
      limit = entry.headerOffset
    }
    return entries
  }
}

private func invalid(_ source: some ByteSource, _ what: String) -> FileError {
  FileError(.invalidArchive, source.path, what + ": it is damaged, copy or write it again")
}

extension ZipDirectory {
  /// The text of a name: UTF-8 where its flag says so or where it can be, else in the alphabet of the first PCs.
  private static func text(_ bytes: [UInt8], isUTF8: Bool) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    let upper = Array(codePage437)
    return String(bytes.map { $0 < 128 ? Character(Unicode.Scalar($0)) : upper[Int($0) - 128] })
  }

  /// The upper half of code page 437 (unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT).
  private static let codePage437 =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}"
}
