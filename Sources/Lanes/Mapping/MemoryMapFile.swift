#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open regular file to be mapped. It is closed when nobody holds this any more.
///
/// It stays open while it is mapped, so that its size can be asked for whatever becomes of its name.
final class MemoryMapFile {
  let path: String
  let descriptor: CInt
  /// The size of the file when it was opened.
  private(set) var count = 0

  private init(_ path: String, _ descriptor: CInt) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// A pipe must not make opening wait, and no child process inherits the file.
  private static let flags = O_CLOEXEC | O_NOCTTY | O_NONBLOCK

  /// Opens a file that is there.
  static func opened(_ path: String, _ mode: MemoryMapMode) throws(FileError) -> MemoryMapFile {
    let isWritten = mode == .readWrite
    let descriptor = try path.withSystemPath { open($0, flags | (isWritten ? O_RDWR : O_RDONLY)) }
    guard descriptor >= 0 else {
      let code = errno
      if code == EISDIR { throw notRegular(path) }
      let remedy =
        switch code {
        case EACCES, EROFS, EPERM:
          isWritten ? "; modes .read and .copyOnWrite need no permission to write" : ""
        case ENOENT: "; mode .create makes a file"
        default: ""
        }
      throw FileError(.system(code), path, "can't be opened: \(String(cString: strerror(code)))\(remedy)")
    }
    let file = MemoryMapFile(path, descriptor)
    file.count = try file.byteCount()
    return file
  }

  /// Opens a file, made where it is not there, that consists of so many zeros.
  static func created(_ path: String, byteCount: Int) throws(FileError) -> MemoryMapFile {
    var isNew = true
    var descriptor = try path.withSystemPath { open($0, flags | O_RDWR | O_CREAT | O_EXCL, 0o666) }
    if descriptor < 0 && errno == EEXIST {
      isNew = false
      descriptor = try path.withSystemPath { open($0, flags | O_RDWR | O_CREAT, 0o666) }
    }
    guard descriptor >= 0 else {
      if errno == EISDIR { throw notRegular(path) }
      throw .system(path, "be made")
    }
    let file = MemoryMapFile(path, descriptor)
    do throws(FileError) {
      // A file that is there keeps its contents where it is plain that there is no space for the new ones.
      try file.requireSpace(for: byteCount)
      guard ftruncate(descriptor, 0) == 0 else { throw FileError.system(path, "be emptied") }
      try file.reserve(byteCount)
      file.count = byteCount
    } catch {
      if isNew { unlink(path) }
      throw error
    }
    return file
  }

  private static func notRegular(_ path: String) -> FileError {
    FileError(.notRegularFile, path, "can't be mapped: it is a folder, a device or a pipe, and no regular file")
  }
}

extension MemoryMapFile {
  /// The size of the file now.
  private func byteCount() throws(FileError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path, "be asked for its size") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw MemoryMapFile.notRegular(path) }
    return Int(status.st_size)
  }

  /// The size of the file now, where the system says it.
  var knownByteCount: Int? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Throws where the file system says that it has not the space.
  private func requireSpace(for byteCount: Int) throws(FileError) {
    var status = stat()
    var system = statvfs()
    guard fstat(descriptor, &status) == 0, fstatvfs(descriptor, &system) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else { throw MemoryMapFile.notRegular(path) }
    // Some file systems don't count.
    guard system.f_blocks > 0 else { return }
    let (bytes, overflow) = Int(clamping: system.f_bfree).multipliedReportingOverflow(
      by: Int(clamping: system.f_frsize))
    let own = Int(status.st_blocks).multipliedReportingOverflow(by: 512).partialValue
    guard !overflow, byteCount - own > bytes else { return }
    throw noSpace(byteCount)
  }

  private func noSpace(_ byteCount: Int) -> FileError {
    FileError(
      .system(ENOSPC), path,
      "needs \(byteCount) bytes, and its file system has no space for them: free some, or make it "
        + "elsewhere")
  }

  /// Gives an empty file its size, and its blocks where the file system can set them aside.
  private func reserve(_ byteCount: Int) throws(FileError) {
    #if !canImport(Darwin)
      if byteCount > 0 {
        var code: CInt
        repeat { code = posix_fallocate(descriptor, 0, off_t(byteCount)) } while code == EINTR
        switch code {
        case 0: return
        // Neither is an error of ours: the file system has no such operation.
        case EOPNOTSUPP, EINVAL: break
        case ENOSPC, EDQUOT:
          ftruncate(descriptor, 0)
          throw noSpace(byteCount)
        default:
          ftruncate(descriptor, 0)
          throw .system(path, "be given \(byteCount) bytes", code)
        }
      }
    #endif
    guard ftruncate(descriptor, off_t(byteCount)) == 0 else {
      throw .system(path, "be given \(byteCount) bytes")
    }
  }

  /// Writes bytes at the beginning.
  func write(_ bytes: [UInt8]) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress! + done, $0.count - done, off_t(done)) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .system(path, "be written") }
      done += count
    }
  }
}
