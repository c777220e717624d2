#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is wrong with a file of arrays, or with the bytes of one: which file, where, and what to do.
///
///     do {
///       let a = try NDArray<Float>(contentsOf: "a.npy")
///     } catch {
///       print(error)       // a.npy: holds float64 elements, not float32: load …
///       print(error.kind)  // dtypeMismatch
///     }
public struct FileError: Error, Hashable, Sendable {
  /// What sort of thing is wrong, for programs to act on.
  public enum Kind: Hashable, Sendable {
    /// The system refused; the number is its `errno`.
    case system(Int32)
    /// The path names a folder, a device or a pipe.
    case notRegularFile
    /// The bytes do not begin, or an archive does not end, as the format has it.
    case unknownFormat
    /// The format is right, but in a version that nobody has defined yet.
    case unsupportedVersion
    /// The header of an array is not the one Python dictionary that it must be.
    case invalidHeader
    /// The elements are of a type that no ``NDArray`` holds.
    case unsupportedDType
    /// The elements are of another type than was asked for.
    case dtypeMismatch
    /// The shape is negative, has too many axes, or more elements than can be counted.
    case invalidShape
    /// There are fewer bytes than the header promises.
    case truncated
    /// There is not the memory that the array needs, or more is needed than was allowed.
    case outOfMemory
    /// The directory of an archive contradicts itself or the file.
    case invalidArchive
    /// Two members of an archive have one name.
    case duplicateName
    /// An archive has no member of the name.
    case noSuchMember
    /// A member is encrypted.
    case encrypted
    /// A member is compressed in a way other than deflate.
    case unsupportedCompression
    /// Compressed bytes can't be decompressed.
    case corruptData
    /// The bytes are not those that their checksum was taken of.
    case checksumMismatch
    /// The sizes that are written in several places do not agree.
    case sizeMismatch
    /// A member claims to be larger than its compressed bytes can give.
    case impossibleRatio
    /// What is to be written can't be said in the format.
    case unrepresentable
    /// A file can't be mapped from a byte on where elements may not lie.
    case misaligned
    /// A file can't be mapped because its numbers have the byte order of another machine.
    case foreignByteOrder
    /// A file can't be mapped as `Bool` because it has bytes other than 0 and 1.
    case notBoolean
    /// A file was made shorter while it was mapped.
    case shortenedWhileMapped
  }

  /// What sort of thing is wrong.
  public let kind: Kind
  /// The file, or nil where bytes in memory were read.
  public let path: String?
  /// The member of an archive that the error is about, if it is about one.
  public internal(set) var member: String?
  /// What is wrong, where, and what to do.
  public let message: String

  init(_ kind: Kind, _ path: String?, _ message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// What the system said about the last call.
  static func system(_ path: String?, _ action: String, _ code: Int32 = errno) -> FileError {
    FileError(.system(code), path, "can't \(action): \(String(cString: strerror(code)))")
  }
}

extension FileError: CustomStringConvertible {
  public var description: String {
    "\(path ?? "bytes in memory")\(member.map { ", member \"\($0)\"" } ?? ""): \(message)"
  }
}
