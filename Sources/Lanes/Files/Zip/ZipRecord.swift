/// Little-endian fields of the records of a ZIP archive (PKWARE's APPNOTE.TXT, version 6.3.10).
struct ZipRecord {
  let bytes: [UInt8]

  func uint16(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
  func uint32(_ offset: Int) -> Int { uint16(offset) | uint16(offset + 2) << 16 }
  /// Nil for numbers that no file can have.
  func uint64(_ offset: Int) -> Int? {
    let high = uint32(offset + 4)
    return high < 1 << 31 ? uint32(offset) | high << 32 : nil
  }

  enum Signature {
    static let localHeader = 0x0403_4b50
    static let directoryEntry = 0x0201_4b50
    static let end = 0x0605_4b50
    static let zip64End = 0x0606_4b50
    static let zip64Locator = 0x0706_4b50
  }

  /// What a field of 32 bits holds when the number is in a field of 64 bits elsewhere.
  static let inZip64 = 0xFFFF_FFFF
  /// The extra field of numbers of 64 bits.
  static let zip64Field = 1
  /// Bits of the flags.
  static let isEncrypted = 1 << 0
  static let hasDataDescriptor = 1 << 3
  static let isUTF8 = 1 << 11
}

extension [UInt8] {
  mutating func append(_ value: Int, bytes: Int) {
    for i in 0..<bytes { append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
  }
}
