/// A member of a ZIP archive that is written as it says, true or not.
struct ForgedMember {
  var name: [UInt8]
  var content: [UInt8]
  var method = 0
  var flags = 0
  var checksum: Int
  var size: Int
  var compressedSize: Int
  /// What the header before the member says, where that is not what the directory says.
  var localName: [UInt8]?
  var localMethod: Int?
  var localFlags: Int?
  var localSize: Int?
  var localChecksum: Int?
  var localExtra: [UInt8] = []
  /// Where the directory says that the member is.
  var offset: Int?
  var extra: [UInt8] = []

  /// An honest member of these bytes, stored.
  init(_ name: String, _ content: [UInt8]) {
    self.name = Array(name.utf8)
    self.content = content
    checksum = Int(crc32(content))
    size = content.count
    compressedSize = content.count
  }

  /// An honest member of these bytes, as blocks of deflate that compress nothing.
  init(_ name: String, deflating content: [UInt8]) {
    self.init(name, content)
    self.content = deflated(content)
    compressedSize = self.content.count
    method = 8
  }

  func with<Value>(_ field: WritableKeyPath<ForgedMember, Value>, _ value: Value) -> ForgedMember {
    var copy = self
    copy[keyPath: field] = value
    return copy
  }
}

/// A ZIP archive of such members, whose end too may say what is not true.
struct ForgedArchive {
  var members: [ForgedMember]
  var count: Int?
  var directoryOffset: Int?
  var directorySize: Int?
  var disk = 0
  var comment: [UInt8] = []
  var commentLength: Int?
  /// Offset and signature of the record of 64-bit numbers, if there is one.
  var zip64: (offset: Int?, signature: Int, disk: Int)?

  init(_ members: ForgedMember...) { self.members = members }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      directory.put(0x0201_4b50, 4)
      directory.put(45, 2)
      directory.put(45, 2)
      for value in [member.flags, member.method, 0, 33] { directory.put(value, 2) }
      for value in [member.checksum, member.compressedSize, member.size] { directory.put(value, 4) }
      for value in [member.name.count, member.extra.count, 0, 0, 0] { directory.put(value, 2) }
      directory.put(0, 4)
      directory.put(member.offset ?? bytes.count, 4)
      directory += member.name + member.extra

      let name = member.localName ?? member.name
      bytes.put(0x0403_4b50, 4)
      bytes.put(45, 2)
      for value in [member.localFlags ?? member.flags, member.localMethod ?? member.method, 0, 33] {
        bytes.put(value, 2)
      }
      bytes.put(member.localChecksum ?? member.checksum, 4)
      bytes.put(member.compressedSize, 4)
      bytes.put(member.localSize ?? member.size, 4)
      bytes.put(name.count, 2)
      bytes.put(member.localExtra.count, 2)
      bytes += name + member.localExtra + member.content
    }
    let offset = directoryOffset ?? bytes.count
    bytes += directory
    let size = directorySize ?? directory.count
    let count = count ?? members.count
    if let zip64 {
      let position = bytes.count
      bytes.put(zip64.signature, 4)
      bytes.put(44, 8)
      bytes.put(45, 2)
      bytes.put(45, 2)
      bytes.put(zip64.disk, 4)
      bytes.put(0, 4)
      for value in [count, count, size, offset] { bytes.put(value, 8) }
      bytes.put(0x0706_4b50, 4)
      bytes.put(0, 4)
      bytes.put(zip64.offset ?? position, 8)
      bytes.put(1, 4)
    }
    bytes.put(0x0605_4b50, 4)
    for value in [disk, disk] { bytes.put(value, 2) }
    for _ in 0..<2 { bytes.put(zip64 == nil ? count : 0xFFFF, 2) }
    for value in [size, offset] { bytes.put(zip64 == nil ? value : 0xFFFF_FFFF, 4) }
    bytes.put(commentLength ?? comment.count, 2)
    return bytes + comment
  }
}

extension [UInt8] {
  fileprivate mutating func put(_ value: Int, _ count: Int) {
    for i in 0..<count { append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
  }

  /// The field of the numbers that need 64 bits.
  static func zip64Field(_ numbers: Int...) -> [UInt8] {
    var field: [UInt8] = []
    field.put(1, 2)
    field.put(8 * numbers.count, 2)
    for number in numbers { field.put(number, 8) }
    return field
  }
}

/// The checksum of ZIP archives, bit by bit: the remainder by the polynomial of IEEE 802.3.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~0 as UInt32) { crc, byte in
    (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}

/// Bytes in blocks of deflate that are stored as they are (RFC 1951, 3.2.4).
func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var blocks: [UInt8] = []
  var rest = bytes[...]
  repeat {
    let block = rest.prefix(1000)
    rest = rest.dropFirst(1000)
    blocks.put(rest.isEmpty ? 1 : 0, 1)
    blocks.put(block.count, 2)
    blocks.put(~block.count, 2)
    blocks += block
  } while !rest.isEmpty
  return blocks
}
