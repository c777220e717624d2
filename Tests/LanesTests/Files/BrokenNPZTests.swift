import Foundation
import Lanes
import Testing

/// Archives that lie: each is an error of its kind, and none crashes, reads too far or exhausts memory.
@Suite(.keepsNoArrays) struct BrokenNPZTests {
  private static let npy = NDArray<Int16>([1, 2, 3]).npyBytes()
  private static var a: ForgedMember { ForgedMember("a.npy", npy) }
  private static var b: ForgedMember { ForgedMember("b.npy", deflating: npy) }

  /// The error of opening an archive and reading all of it.
  private func read(_ bytes: [UInt8], byteLimit: Int = .max) -> FileError? {
    fileError {
      let archive = try NPZArchive(bytes: bytes, byteLimit: byteLimit)
      for name in archive.names { _ = try archive[name] }
    }
  }

  private func expect(
    _ archive: ForgedArchive, _ kind: FileError.Kind, _ words: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = read(archive.bytes)
    #expect(error?.kind == kind, "\(error?.description ?? "no error")", sourceLocation: sourceLocation)
    #expect(
      words.isEmpty || error?.description.contains(words) == true, "\(error?.description ?? "")",
      sourceLocation: sourceLocation)
  }

  private func expect(
    _ member: ForgedMember, _ kind: FileError.Kind, _ words: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(ForgedArchive(Self.a.with(\.name, Array("first".utf8)), member), kind, words, sourceLocation: sourceLocation)
  }

  /// What the lies are told in is otherwise sound.
  @Test func honestForgeries() throws {
    var archive = ForgedArchive(Self.a, Self.b)
    #expect(read(archive.bytes) == nil)
    archive.comment = Array("a comment with PK\u{5}\u{6} in it, and so long that it looks like an end".utf8)
    #expect(read(archive.bytes) == nil)
    archive.comment = []
    archive.zip64 = (nil, 0x0606_4b50, 0)
    #expect(read(archive.bytes) == nil)
    let wide = Self.a.with(\.size, 0xFFFF_FFFF).with(\.compressedSize, 0xFFFF_FFFF)
      .with(\.extra, [9, 9, 1, 0, 7] + .zip64Field(Self.npy.count, Self.npy.count))
    #expect(read(ForgedArchive(wide).bytes) == nil)
    #expect(read(ForgedArchive(Self.a.with(\.localExtra, [1, 2, 0, 0])).bytes) == nil)
    let opened = try NPZArchive(bytes: ForgedArchive(Self.a.with(\.name, [0x81, 0xE1])).bytes)
    #expect(opened.names == ["üß"])
  }

  @Test func members() {
    expect(Self.b.with(\.flags, 1), .encrypted, "member \"b.npy\"")
    expect(Self.b.with(\.localFlags, 1), .invalidArchive)
    expect(Self.b.with(\.method, 12), .unsupportedCompression, "method 12")
    expect(Self.b.with(\.method, 0), .sizeMismatch)
    expect(Self.a.with(\.localMethod, 8), .invalidArchive)
    expect(Self.a.with(\.localName, Array("c.npy".utf8)), .invalidArchive, "another name")
    expect(Self.a.with(\.localName, Array("long name.npy".utf8)), .invalidArchive, "another name")
    expect(Self.a.with(\.localSize, 3), .sizeMismatch)
    expect(Self.a.with(\.localChecksum, 3), .sizeMismatch)
    expect(Self.a.with(\.checksum, 3), .checksumMismatch)
    expect(Self.b.with(\.checksum, 3), .checksumMismatch)
    expect(Self.a.with(\.offset, 1), .invalidArchive)
    expect(Self.a.with(\.offset, 0xFFFF_FFFE), .invalidArchive)
    expect(Self.a.with(\.extra, [1, 0, 200, 0]).with(\.size, 0xFFFF_FFFF), .invalidArchive, "ZIP64")
    expect(Self.a.with(\.extra, .zip64Field()).with(\.size, 0xFFFF_FFFF), .invalidArchive, "short")
    expect(Self.a.with(\.extra, .zip64Field(-1)).with(\.size, 0xFFFF_FFFF), .invalidArchive)
    expect(Self.a.with(\.extra, .zip64Field(Int.max)).with(\.offset, 0xFFFF_FFFF), .invalidArchive)
    expect(Self.a.with(\.extra, .zip64Field(Int.max)).with(\.compressedSize, 0xFFFF_FFFF), .invalidArchive)
    expect(Self.a.with(\.size, 0xFFFF_FFFF), .invalidArchive, "ZIP64")
  }

  @Test func sizesThatLie() {
    expect(Self.b.with(\.size, Self.npy.count + 1), .sizeMismatch, "after its array")
    expect(Self.b.with(\.size, Self.npy.count - 1), .truncated)
    let longer = Self.npy + [0]
    expect(ForgedMember("a.npy", longer), .sizeMismatch, "1 bytes after its array")
    expect(ForgedMember("a.npy", deflating: longer).with(\.size, Self.npy.count), .sizeMismatch, "more bytes")
    expect(
      ForgedMember("a.npy", deflating: Array(Self.npy.dropLast())).with(\.size, Self.npy.count), .sizeMismatch, "fewer")
    expect(Self.b.with(\.content, Self.b.content + [0]).with(\.compressedSize, Self.b.content.count + 1), .sizeMismatch)
    let short = Array(Self.b.content.dropLast())
    expect(Self.b.with(\.content, short).with(\.compressedSize, short.count), .corruptData, "ends too early")
    expect(Self.b.with(\.content, [7] + Self.b.content.dropFirst()), .corruptData)
    expect(Self.a.with(\.compressedSize, 1 << 20).with(\.size, 1 << 20), .invalidArchive)
  }

  /// Small files that claim to be large: none of the memory is taken.
  @Test func bombs() {
    let huge = 1 << 40
    let header = Array(NPYHeaderTests.file("{'descr': '<f8', 'fortran_order': False, 'shape': (\(huge / 8),), }"))
    let bomb = ForgedMember("a.npy", deflating: header).with(\.size, 0xFFFF_FFFF)
      .with(\.extra, .zip64Field(header.count + huge))
    expect(bomb, .impossibleRatio)
    expect(ForgedMember("a.npy", header), .truncated, "member \"a.npy\"")
    expect(ForgedMember("a.npy", deflating: header), .truncated)
    // The same bytes as many members.
    expect(ForgedArchive(Self.a, Self.a.with(\.name, Array("c".utf8)).with(\.offset, 0)), .invalidArchive, "others")
    // A member that lies inside the bytes of another one.
    let inner = ForgedArchive(Self.a).bytes
    let outer = ForgedMember("outer", inner)
    expect(ForgedArchive(outer, Self.a.with(\.offset, 30 + 5)), .invalidArchive)
  }

  @Test func theByteLimit() throws {
    let bytes = try NPZArchive.bytes(of: ["a": NDArray<Double>.zeros([100_000])], compression: .deflated)
    #expect(bytes.count < 2000)
    let error = read(bytes, byteLimit: 100_000)
    #expect(error?.kind == .outOfMemory && error?.description.contains("800128") == true)
    #expect(read(bytes, byteLimit: 800_128) == nil)
  }

  #if os(Linux)
    /// In a process of its own that gets too little memory: an error, where a program's own array would stop it.
    @Test func memoryThatIsNotThere() async {
      await #expect(processExitsWith: .success) {
        let bytes = try NPZArchive.bytes(of: ["a": NDArray<UInt8>.zeros([100_000_000])], compression: .deflated)
        // The pool would hand out what the zeros above had.
        BufferPool.shared.trim()
        let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).prefix { $0 != " " }
        let room = rlim_t((Int(pages) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) + 50_000_000)
        var limit = rlimit(rlim_cur: room, rlim_max: room)
        guard setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { exit(2) }
        let archive = try NPZArchive(bytes: bytes)
        guard fileError({ _ = try archive["a"] })?.kind == .outOfMemory else { exit(3) }
      }
    }
  #endif

  @Test func directories() {
    expect(ForgedArchive(Self.a, Self.a), .duplicateName)
    expect(ForgedArchive(Self.a, Self.a.with(\.name, Array("a".utf8))), .duplicateName)
    let whole = ForgedArchive(Self.a, Self.b)
    func with<Value>(_ field: WritableKeyPath<ForgedArchive, Value>, _ value: Value) -> ForgedArchive {
      var copy = whole
      copy[keyPath: field] = value
      return copy
    }
    expect(with(\.count, 1), .invalidArchive)
    expect(with(\.count, 3), .invalidArchive)
    expect(with(\.count, 0xFFFF), .invalidArchive)
    expect(with(\.directorySize, 100), .invalidArchive)
    expect(with(\.directorySize, 0xFFFF_FFFF), .invalidArchive)
    expect(with(\.directorySize, 0), .invalidArchive)
    expect(with(\.directoryOffset, 0), .invalidArchive)
    expect(with(\.directoryOffset, 0xFFFF_FFF0), .invalidArchive)
    expect(with(\.disk, 1), .invalidArchive, "several")
    expect(with(\.commentLength, 1), .truncated)
    expect(with(\.zip64, (Int.max, 0x0606_4b50, 0)), .invalidArchive)
    expect(with(\.zip64, (-1, 0x0606_4b50, 0)), .invalidArchive)
    expect(with(\.zip64, (0, 0x0606_4b50, 0)), .invalidArchive)
    expect(with(\.zip64, (nil, 0x0606_4b51, 0)), .invalidArchive)
    expect(with(\.zip64, (nil, 0x0606_4b50, 1)), .invalidArchive)
    var large = with(\.zip64, (nil, 0x0606_4b50, 0))
    large.count = -1
    expect(large, .invalidArchive)
    large.count = Int.max
    expect(large, .invalidArchive)
    #expect(read([])?.kind == .unknownFormat)
    #expect(read(Self.npy)?.kind == .unknownFormat)
  }

  @Test func compressionsOfOtherKinds() throws {
    #expect(try read(WholeFiles.bytes("bzip2.npz"))?.kind == .unsupportedCompression)
    let objects = ForgedMember("objects.npy", try WholeFiles.bytes("objects.npy"))
    expect(objects, .unsupportedDType, "member \"objects.npy\"")
  }

  private static let files = [
    "deflated.npz", "descriptors_stored.npz", "descriptors_deflated.npz", "zip64.npz", "comment.npz", "none.npz",
  ]

  @Test(arguments: files) func cutOffAnywhere(name: String) throws {
    let bytes = try WholeFiles.bytes(name)
    for count in 0..<bytes.count {
      let kind = read(Array(bytes[..<count]))?.kind
      #expect(kind == (count < 4 || name == "none.npz" ? .unknownFormat : .truncated), "\(count)")
      if count > 0 { #expect(read(Array(bytes[count...])) != nil, "from \(count)") }
    }
  }

  /// With any byte changed, a member is what it was or an error: a wrong array is never read.
  @Test(arguments: files) func anyByteChanged(name: String) throws {
    let bytes = try WholeFiles.bytes(name)
    let intact = try NPZArchive(bytes: bytes)
    var members: [String: [UInt8]] = [:]
    for name in intact.names where name != "read.me" { members[name] = try intact[name].npyBytes() }
    var random = SplitMix(seed: 0xB17)
    for position in bytes.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF, bytes[position] ^ 1, UInt8.random(in: 0...255, using: &random)] {
        var broken = bytes
        broken[position] = value
        guard let archive = try? NPZArchive(bytes: broken) else { continue }
        for name in archive.names {
          guard let array = try? archive[name] else { continue }
          if let member = members[name] { #expect(array.npyBytes() == member, "byte \(position) as \(value)") }
        }
      }
    }
  }

  @Test func errorsNameTheFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("a.npz")
    #expect(
      FileManager.default.createFile(atPath: path, contents: Data(ForgedArchive(Self.a.with(\.checksum, 3)).bytes)))
    let error = try #require(fileError { _ = try NPZArchive(contentsOf: path)["a"] })
    #expect(error.description.hasPrefix(path + ", member \"a.npy\": has the checksum"), "\(error)")
    #expect(fileError { _ = try NPZArchive(contentsOf: folder.path) }?.kind == .notRegularFile)
    #expect(fileError { _ = try NPZArchive(contentsOf: folder.file("b.npz")) }?.kind == .system(ENOENT))
  }
}
