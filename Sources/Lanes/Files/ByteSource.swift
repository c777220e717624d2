#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A known number of bytes that can be read at any place.
protocol ByteSource {
  var count: Int { get }
  /// What errors name, if there is a file.
  var path: String? { get }
  /// Fills the buffer with what begins at `position`; the caller has seen that so much is there.
  func read(into buffer: UnsafeMutableRawBufferPointer, at position: Int) throws(FileError)
}

extension ByteSource {
  /// `count` bytes as an array, of which the caller has seen that they are there.
  func bytes(at position: Int, _ count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let result = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(FileError) in try read(into: buffer, at: position) }
    }
    try result.get()
    return bytes
  }
}

/// Bytes of an array of Swift's.
struct ArraySource: ByteSource {
  let bytes: [UInt8]
  var count: Int { bytes.count }
  var path: String? { nil }

  func read(into buffer: UnsafeMutableRawBufferPointer, at position: Int) {
    buffer.copyBytes(from: bytes[position..<position + buffer.count])
  }
}

/// Bytes of a buffer that outlives the reading.
struct BufferSource: ByteSource {
  let buffer: UnsafeRawBufferPointer
  var count: Int { buffer.count }
  var path: String? { nil }

  func read(into destination: UnsafeMutableRawBufferPointer, at position: Int) {
    destination.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[position..<position + destination.count]))
  }
}

/// The bytes of a regular file, which stays open as long as this.
final class FileSource: ByteSource {
  let count: Int
  let path: String?
  private let descriptor: Int32

  init(_ path: String) throws(FileError) {
    self.path = path
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write to it.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
    descriptor = try path.withSystemPath { open($0, flags) }
    guard descriptor >= 0 else {
      count = 0
      throw .system(path, "open it")
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      count = 0
      throw .system(path, "find out its size")
    }
    count = Int(status.st_size)
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(.notRegularFile, path, "is no regular file: name a file that holds an array")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func read(into buffer: UnsafeMutableRawBufferPointer, at position: Int) throws(FileError) {
    try FileSource.read(descriptor, path, into: buffer, at: position)
  }

  /// Reads from a file that is open.
  static func read(
    _ descriptor: Int32, _ path: String?, into buffer: UnsafeMutableRawBufferPointer, at position: Int
  ) throws(FileError) {
    var done = 0
    while done < buffer.count {
      // The most that Linux reads at once is a little less than 2 GiB.
      let wanted = Swift.min(buffer.count - done, 1 << 30)
      let got = pread(descriptor, buffer.baseAddress! + done, wanted, off_t(position + done))
      if got < 0 {
        if errno == EINTR { continue }
        throw .system(path, "read it")
      }
      if got == 0 {
        throw FileError(
          .truncated, path, "became shorter while it was read: it ends after \(position + done) bytes")
      }
      done += got
    }
  }
}

extension String {
  /// Calls `body` with the path as the system takes it, where it would end at the first zero.
  func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) throws(FileError) -> Result {
    if utf8.contains(0) {
      throw FileError(.system(EINVAL), self, "is no path: it has a character 0 in it")
    }
    return withCString(body)
  }
}
