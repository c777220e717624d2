#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that takes the place of another when it is complete.
///
/// Until ``commit()`` the bytes are in a file of another name in the same folder, so that renaming is one step for everybody
/// who looks. If that call never comes, the file is removed.
final class ReplacingFile: ByteSink {
  private let path: String
  /// Where the file goes: what `path` leads to.
  private let target: String
  private let temporary: String
  private let descriptor: Int32
  private var isCommitted = false

  init(_ path: String) throws(FileError) {
    self.path = path
    let existing = try ReplacingFile.status(path)
    target = try existing == nil ? path : ReplacingFile.resolved(path)
    if let existing {
      guard existing.st_mode & S_IFMT == S_IFREG else {
        throw FileError(.notRegularFile, path, "is a folder or a device, which an array can't replace: name a file")
      }
      // The folder alone would decide whether a file is replaced; its own protection is to count too.
      guard try path.withSystemPath({ access($0, W_OK) }) == 0 else { throw .system(path, "replace it") }
    }
    (temporary, descriptor) = try ReplacingFile.create(beside: target, path, mode: existing == nil ? 0o666 : 0o600)
    if let existing {
      // Only root may give files away.
      _ = fchown(descriptor, existing.st_uid, existing.st_gid)
      guard fchmod(descriptor, existing.st_mode & 0o7777) == 0 else { throw .system(path, "keep its permissions") }
    }
  }

  deinit {
    if !isCommitted {
      close(descriptor)
      unlink(temporary)
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try writeAll(bytes) { [descriptor] in Lanes.write(descriptor, $0, $1) }
  }

  func overwrite(at position: Int, _ bytes: [UInt8]) throws(FileError) {
    var offset = off_t(position)
    try bytes.withBytes { (buffer) throws(FileError) in
      try writeAll(buffer) { [descriptor] in
        let written = pwrite(descriptor, $0, $1, offset)
        if written > 0 { offset += off_t(written) }
        return written
      }
    }
  }

  private func writeAll(
    _ bytes: UnsafeRawBufferPointer, _ call: (UnsafeRawPointer, Int) -> Int
  ) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let written = call(bytes.baseAddress! + done, Swift.min(bytes.count - done, 1 << 30))
      if written < 0 {
        if errno == EINTR { continue }
        throw .system(path, "write it")
      }
      done += written
    }
  }

  /// Brings the bytes to the disk and gives the file its name.
  func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw .system(path, "write it to the disk") }
    guard rename(temporary, target) == 0 else { throw .system(path, "give the file its name") }
    isCommitted = true
    guard close(descriptor) == 0 else { throw .system(path, "close it") }
    // The name is in the folder. Where a folder can't be brought to the disk, the system does it later.
    let folder = open(ReplacingFile.folder(of: target), O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }
}

extension ReplacingFile {
  /// What is at the path, or nil when nothing is.
  private static func status(_ path: String) throws(FileError) -> stat? {
    var status = stat()
    if try path.withSystemPath({ stat($0, &status) }) == 0 { return status }
    if errno == ENOENT { return nil }
    throw .system(path, "look at it")
  }

  private static func resolved(_ path: String) throws(FileError) -> String {
    guard let resolved = try path.withSystemPath({ realpath($0, nil) }) else {
      throw .system(path, "follow it")
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func create(
    beside target: String, _ path: String, mode: mode_t
  ) throws(FileError) -> (name: String, descriptor: Int32) {
    for _ in 0..<100 {
      let name = folder(of: target) + "/.lanes-" + String(UInt64.random(in: 0...UInt64.max), radix: 36) + ".tmp"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 { return (name, descriptor) }
      if errno != EEXIST && errno != EINTR { break }
    }
    throw .system(path, "make a file in its folder")
  }
}

private func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, bytes, count)
  #elseif canImport(Musl)
    Musl.write(descriptor, bytes, count)
  #elseif canImport(Darwin)
    Darwin.write(descriptor, bytes, count)
  #endif
}
