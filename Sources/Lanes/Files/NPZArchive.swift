/// An archive of named arrays in the NPZ format: what NumPy's `savez` and `savez_compressed` write.
///
///     let archive = try NPZArchive(contentsOf: "model.npz")
///     print(archive.names)                                         // ["weights", "labels"]
///     let weights = try archive.array("weights", of: Float.self)   // read now
///     let labels = try archive["labels"]                           // whatever type it has
///
/// Opening reads the directory alone. Every array is read when it is asked for, each time into fresh memory, and its
/// checksum is compared. The file stays open as long as the archive. It may come from anywhere: no more memory is taken for
/// an array than its compressed bytes can fill.
public struct NPZArchive {
  /// The names of the members in the order of the directory, without the `.npy` that NumPy adds.
  public let names: [String]
  private let entries: [String: ZipEntry]
  private let source: any ByteSource
  private let byteLimit: Int

  /// Opens an archive and reads its directory.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - byteLimit: The most bytes that a member may have when it is decompressed; more is an error. Deflate can make a
  ///     thousand bytes of one: set it for archives of people you don't trust.
  public init(contentsOf path: String, byteLimit: Int = .max) throws(FileError) {
    try self.init(FileSource(path), byteLimit)
  }

  /// The archive that such bytes are.
  public init(bytes: [UInt8], byteLimit: Int = .max) throws(FileError) {
    try self.init(ArraySource(bytes: bytes), byteLimit)
  }

  private init(_ source: some ByteSource, _ byteLimit: Int) throws(FileError) {
    self.source = source
    self.byteLimit = byteLimit
    var names: [String] = []
    var entries: [String: ZipEntry] = [:]
    // Folders are members without bytes.
    for entry in try ZipDirectory(source).entries where !entry.name.hasSuffix("/") {
      let name = NPZArchive.shortened(entry.name)
      guard entries.updateValue(entry, forKey: name) == nil else {
        throw FileError(
          .duplicateName, source.path,
          "has two members named \"\(name)\": only one of them could be read; write it again")
      }
      names.append(name)
    }
    self.names = names
    self.entries = entries
  }

  /// The array of a name, with or without `.npy`, whatever type its elements have. O(size).
  public subscript(name: String) -> AnyNDArray {
    get throws(FileError) { try read(name) { (decoder) throws(FileError) in try decoder.array() } }
  }

  /// The array of a name, with or without `.npy`, with elements of a type. Those of another type are an error, unless
  /// `casting` allows to convert them. O(size).
  public func array<Element: ArrayElement>(
    _ name: String, of type: Element.Type = Element.self, casting: CastingRule = .no
  ) throws(FileError) -> NDArray<Element> {
    try read(name) { (decoder) throws(FileError) in try decoder.array(of: type, casting) }
  }

  /// Calls `body` with what reads the member of a name, and checks what was not read by it. Errors name the member.
  private func read<Result>(
    _ name: String, _ body: (inout NPYDecoder<ZipMemberStream>) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    guard let entry = entries[name] ?? entries[NPZArchive.shortened(name)] else {
      let known = names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
      throw FileError(
        .noSuchMember, source.path,
        "has no array \"\(name)\": it has \(known.isEmpty ? "none" : known)\(names.count > 20 ? ", …" : "")")
    }
    do throws(FileError) {
      guard entry.size <= byteLimit else {
        throw FileError(
          .outOfMemory, source.path,
          "has \(entry.size) bytes where byteLimit allows \(byteLimit): raise it to read the array")
      }
      let stream = try ZipMemberStream(entry, in: source)
      var decoder = try NPYDecoder(stream)
      let result = try body(&decoder)
      try stream.finish()
      return result
    } catch {
      var error = error
      error.member = entry.name
      throw error
    }
  }

  private static func shortened(_ name: String) -> String {
    name.hasSuffix(".npy") ? String(name.dropLast(4)) : name
  }
}
