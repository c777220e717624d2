/// Writes a ZIP archive as Python's `zipfile` writes those of NumPy: every member has its sizes in 64 bits.
///
/// Times are those of 1980, the earliest that the format has: equal arrays make equal files.
struct ZipWriter<Sink: ByteSink> {
  private let sink: Sink
  private let path: String?
  private var position = 0
  private var directory: [UInt8] = []
  private var count = 0

  private static var version: Int { 45 }
  private static var date: Int { 1 << 5 | 1 }

  init(_ sink: Sink, _ path: String?) {
    self.sink = sink
    self.path = path
  }

  /// Adds a member whose bytes `body` writes.
  mutating func add(
    _ name: String, _ compression: NPZCompression, _ body: (ZipMemberSink<Sink>) throws(FileError) -> Void
  ) throws(FileError) {
    let nameBytes = Array(name.utf8)
    guard nameBytes.count <= 0xFFFF - 100 else {
      throw FileError(.unrepresentable, path, "can't have a name of \(nameBytes.count) bytes: take a shorter one")
    }
    let start = position
    var header = ZipWriter.fields(name: nameBytes, compression)
    header.append(0, bytes: 4)
    header.append(ZipRecord.inZip64, bytes: 4)
    header.append(ZipRecord.inZip64, bytes: 4)
    header.append(nameBytes.count, bytes: 2)
    header.append(20, bytes: 2)
    header += nameBytes
    header += ZipWriter.zip64Field([0, 0])
    var local: [UInt8] = []
    local.append(ZipRecord.Signature.localHeader, bytes: 4)
    try sink.write(local + header)
    let member = try ZipMemberSink(sink, compression, path)
    try body(member)
    try member.finish()

    let dataStart = start + local.count + header.count
    position = dataStart + member.compressedSize
    var checksum: [UInt8] = []
    checksum.append(member.checksum, bytes: 4)
    try sink.overwrite(at: start + 14, checksum)
    try sink.overwrite(at: dataStart - 20, ZipWriter.zip64Field([member.size, member.compressedSize]))
    addEntry(nameBytes, compression, member, start)
  }

  private mutating func addEntry(
    _ name: [UInt8], _ compression: NPZCompression, _ member: ZipMemberSink<Sink>, _ start: Int
  ) {
    var large: [Int] = []
    func short(_ number: Int) -> Int {
      if number < ZipRecord.inZip64 { return number }
      large.append(number)
      return ZipRecord.inZip64
    }
    // The order of the numbers in the field of 64 bits: size, compressed size, offset.
    let size = short(member.size)
    let compressedSize = short(member.compressedSize)
    let offset = short(start)
    let extra = large.isEmpty ? [] : ZipWriter.zip64Field(large)

    directory.append(ZipRecord.Signature.directoryEntry, bytes: 4)
    // Made on Unix, where members have permissions.
    directory.append(3 << 8 | ZipWriter.version, bytes: 2)
    directory += ZipWriter.fields(name: name, compression)
    directory.append(member.checksum, bytes: 4)
    directory.append(compressedSize, bytes: 4)
    directory.append(size, bytes: 4)
    directory.append(name.count, bytes: 2)
    directory.append(extra.count, bytes: 2)
    // No comment, part 0, no internal attributes; readable and writable by its owner.
    directory.append(0, bytes: 6)
    directory.append(0o600 << 16, bytes: 4)
    directory.append(offset, bytes: 4)
    directory += name + extra
    count += 1
  }

  /// What the headers before a member and in the directory share.
  private static func fields(name: [UInt8], _ compression: NPZCompression) -> [UInt8] {
    var fields: [UInt8] = []
    fields.append(version, bytes: 2)
    fields.append(name.allSatisfy { $0 < 128 } ? 0 : ZipRecord.isUTF8, bytes: 2)
    fields.append((compression == .stored ? ZipEntry.Method.stored : .deflated).rawValue, bytes: 2)
    fields.append(0, bytes: 2)
    fields.append(date, bytes: 2)
    return fields
  }

  private static func zip64Field(_ numbers: [Int]) -> [UInt8] {
    var field: [UInt8] = []
    field.append(ZipRecord.zip64Field, bytes: 2)
    field.append(8 * numbers.count, bytes: 2)
    for number in numbers { field.append(number, bytes: 8) }
    return field
  }

  /// Writes the directory.
  mutating func finish() throws(FileError) {
    try sink.write(directory)
    var end: [UInt8] = []
    if count >= 0xFFFF || position >= ZipRecord.inZip64 || directory.count >= ZipRecord.inZip64 {
      let zip64 = position + directory.count
      end.append(ZipRecord.Signature.zip64End, bytes: 4)
      end.append(44, bytes: 8)
      end.append(ZipWriter.version, bytes: 2)
      end.append(ZipWriter.version, bytes: 2)
      end.append(0, bytes: 8)
      for number in [count, count, directory.count, position] { end.append(number, bytes: 8) }
      end.append(ZipRecord.Signature.zip64Locator, bytes: 4)
      end.append(0, bytes: 4)
      end.append(zip64, bytes: 8)
      end.append(1, bytes: 4)
    }
    end.append(ZipRecord.Signature.end, bytes: 4)
    end.append(0, bytes: 4)
    for _ in 0..<2 { end.append(Swift.min(count, 0xFFFF), bytes: 2) }
    for number in [directory.count, position] { end.append(Swift.min(number, ZipRecord.inZip64), bytes: 4) }
    end.append(0, bytes: 2)
    try sink.write(end)
  }
}
